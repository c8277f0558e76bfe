#!/usr/bin/env python3
"""Tries every recipe of .github/REPORT.md: what is documented is what is run.

The shell in it runs under `bash -euo pipefail`, with stand-ins for gh and sendmail and a server on
this machine for curl; its YAML is held against the CI systems' own schemas. Needs bash, curl, git, jq
and a built leadlint: the one that LEADLINT_PROGRAM names, else the debug build's. What it needs of
Python it installs into .build/check-recipes. Where that cannot be fetched it fails, unless
LEADLINT_SKIP_FORMATS=1 says that going without the schemas is fine.
"""

import email
import email.policy
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402

CHECK = Check("check-recipes", "LEADLINT_SKIP_FORMATS")
DOCUMENT = ROOT / ".github" / "REPORT.md"
NEEDED = "check-jsonschema==0.39.0"
SCHEMAS = {
    ".github/workflows/leadlint-report.yml": "vendor.github-workflows",
    ".github/workflows/leadlint-fleet.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}
WEEK = r"\d{4}-W\d\d"

GH = r'''#!/usr/bin/env python3
"""Stands in for gh: issues in a file, and no option that gh does not have."""
import json, os, subprocess, sys
from pathlib import Path

state = Path(os.environ["FAKE_GH"])
issues = json.loads(state.read_text()) if state.exists() else []
assert os.environ["GH_TOKEN"] and os.environ["GH_REPO"], "no token or repository"
group, command, *words = sys.argv[1:]
options, rest = {}, []
while words:
    word = words.pop(0)
    if word == "--force":
        options[word] = True
    elif word.startswith("--"):
        options[word] = words.pop(0)
    else:
        rest.append(word)

def take(*known):
    unknown = set(options) - set(known)
    assert not unknown, f"gh {group} {command} has no {unknown}"

def body():
    text = Path(options["--body-file"]).read_text()
    assert len(text) <= 65536, "the body is too long"
    return text

def find(number):
    return next(issue for issue in issues if issue["number"] == int(number))

if (group, command) == ("label", "create"):
    take("--force", "--description")
elif (group, command) == ("issue", "list"):
    take("--state", "--label", "--limit", "--json", "--jq")
    found = [
        {key: issue[key] for key in options["--json"].split(",")} for issue in issues
        if issue["state"] == options["--state"] and options["--label"] in issue["labels"]
    ][: int(options["--limit"])]
    text = json.dumps(found)
    if "--jq" in options:
        text = subprocess.run(
            ["jq", "-r", options["--jq"]], input=text, text=True, check=True, stdout=subprocess.PIPE
        ).stdout
    print(text, end="")
elif (group, command) == ("issue", "create"):
    take("--title", "--label", "--body-file")
    issues.append({
        "number": len(issues) + 1, "state": "open", "labels": [options["--label"]],
        "title": options["--title"], "body": body(),
    })
elif (group, command) == ("issue", "edit"):
    take("--title", "--body-file")
    find(*rest).update(title=options["--title"], body=body())
elif (group, command) == ("issue", "close"):
    take("--comment")
    find(*rest)["state"] = "closed"
else:
    sys.exit(f"gh {group} {command} is not known here")
state.write_text(json.dumps(issues))
'''

SENDMAIL = r'''#!/usr/bin/env python3
"""Stands in for sendmail: each message becomes a file."""
import os, sys
from pathlib import Path

assert sys.argv[1:] == ["-t"], sys.argv
place = Path(os.environ["FAKE_MAIL"])
(place / f"{len(list(place.iterdir()))}.eml").write_bytes(sys.stdin.buffer.read())
'''


def expect(holds, text):
    if not holds:
        CHECK.stop(text)


# What the document holds


def blocks(language):
    """The blocks of a language, by the name in their first line; a name may stand more than once."""
    found = []
    for block in re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT.read_text(), re.S | re.M):
        name = block.split("\n")[0].removeprefix("# ")
        expect(block.startswith("# "), f"a {language} block begins with its name: # NAME")
        found.append((name, block))
    return found


def scripts_in(block):
    """The shell of a YAML block, in order: what follows `run: |` and `- |`, further in."""
    lines = block.split("\n")
    found = []
    for number, line in enumerate(lines):
        opening = re.match(r"^( *)(?:- )?(?:run: )?\|$", line)
        if not opening:
            continue
        body = []
        for inner in lines[number + 1:]:
            if inner.strip() and len(inner) - len(inner.lstrip()) <= len(opening[1]):
                break
            body.append(inner)
        found.append(textwrap.dedent("\n".join(body)))
    expect(found, "a YAML block without a script")
    expect(not any("${{" in script for script in found), "a script holds ${{ }}; use env")
    return found


def check_schemas():
    if not CHECK.install([NEEDED]):
        return
    found = blocks("yaml")
    expect({name for name, _ in found} == set(SCHEMAS), f"other YAML blocks than {set(SCHEMAS)}")
    for name, block in found:
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "snippet.yml"
            file.write_text(block)
            done = subprocess.run(
                [str(CHECK.place / "bin" / "check-jsonschema"), "--builtin-schema", SCHEMAS[name],
                 str(file)], capture_output=True, text=True,
            )
            expect(done.returncode == 0, f"{name} is refused\n{done.stdout}{done.stderr}")


# Where recipes are tried


class Service(http.server.BaseHTTPRequestHandler):
    """A webhook, and the issues of a project."""

    slack = []
    issues = []
    fails = False

    def do_GET(self):
        self.token()
        path, _, query = self.path.partition("?")
        assert path == "/api/v4/projects/7/issues", path
        assert query == "state=opened&labels=leadlint&per_page=100", query
        self.answer(200, self.issues)

    def do_POST(self):
        sent = self.body()
        if self.path == "/hook/secret":
            self.slack.append(sent)
            self.answer(500 if self.fails else 200, "ok")
        else:
            self.token()
            assert self.path == "/api/v4/projects/7/issues", self.path
            self.issues.append({"iid": len(self.issues) + 1, **sent})
            self.answer(201, self.issues[-1])

    def do_PUT(self):
        self.token()
        self.issues[int(self.path.rsplit("/", 1)[1]) - 1].update(self.body())
        self.answer(200, {})

    def token(self):
        assert self.headers["PRIVATE-TOKEN"] == "let me in", self.headers

    def body(self):
        assert self.headers["Content-Type"] == "application/json", self.headers
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, status, value):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def log_message(self, *_):
        pass


class Scene:
    """A directory with a demo repository in it, and an environment with stand-ins."""

    def __init__(self, place, leadlint, address):
        self.place = place
        self.address = address
        tools = place / "leadlint-bin"
        tools.mkdir()
        for name, text in [("gh", GH), ("sendmail", SENDMAIL)]:
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        (tools / "leadlint").symlink_to(leadlint)
        self.home = place / "home"
        self.mail = place / "mail"
        self.gh = place / "gh.json"
        for directory in [self.home, self.mail]:
            directory.mkdir()
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(self.home), "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1", "RUNNER_TEMP": str(place), "FAKE_GH": str(self.gh),
            "FAKE_MAIL": str(self.mail), "GH_TOKEN": "x", "GH_REPO": "team/shop",
            "GITHUB_REPOSITORY": "team/shop", "CI_PROJECT_PATH": "team/shop",
            "CI_PROJECT_ID": "7", "CI_API_V4_URL": f"{address}/api/v4",
            "LEADLINT_TOKEN": "let me in", "SLACK_WEBHOOK_URL": f"{address}/hook/secret",
        }
        self.repository = place / "shop"
        self.run(f"leadlint demo --directory '{self.repository}'", place)

    def run(self, script, directory=None, *arguments, fails=False, **environment):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script, "recipe", *arguments],
            cwd=directory or self.repository, env={**self.environment, **environment},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300,
        )
        if (done.returncode != 0) != fails:
            CHECK.stop(f"status {done.returncode}\n{script}\n{done.stdout}{done.stderr}")
        return done

    @property
    def issues(self):
        return json.loads(self.gh.read_text())

    @issues.setter
    def issues(self, issues):
        self.gh.write_text(json.dumps(issues))

    def messages(self):
        found = []
        for file in sorted(self.mail.iterdir()):
            data = file.read_bytes()
            expect(max(map(len, data.splitlines())) <= 998, "a line is too long for mail")
            found.append(email.message_from_bytes(data, policy=email.policy.default))
            file.unlink()
        return found


def issue(body, number, state="open", labels=("leadlint",)):
    return {
        "number": number, "state": state, "labels": list(labels), "title": "?", "body": body
    }


# The recipes


def check_github(scene, script, write, update, document, word):
    """Two weeks make one issue; neither another's nor one that only speaks of the marker is taken."""
    others = [
        issue("Who knows about <!-- leadlint:report week=2026-W01 scope=all -->?", 1),
        issue("<!-- leadlint:report week=2026-W01 scope=lead:x -->", 2),
        issue("<!-- leadlint:report week=2026-W01 scope=all -->", 3, labels=[]),
        issue("<!-- leadlint:other week=2026-W01 -->", 4),
    ]
    scene.issues = others
    for _ in range(2):
        for step in [write, update]:
            scene.run(step, document.parent)
    found = scene.issues
    expect(found[:4] == others, f"{script}: another issue was changed")
    expect(len(found) == 5, f"{script}: {len(found) - 4} issues instead of 1")
    expect(found[4]["body"] == document.read_text(), f"{script}: the issue is not the report")
    expect(re.match(rf"{word}, {WEEK}$", found[4]["title"]), f"{script}: {found[4]['title']}")


def check_lead_issues(scene, script):
    scene.issues = [
        issue("<!-- leadlint:report week=2026-W01 scope=all -->", 1),
        issue("<!-- leadlint:report week=2026-W01 scope=lead:gone%40example.com -->", 2),
        issue("scope=lead:gone -->", 3),
    ]
    scene.run(script)
    leads = json.loads((scene.repository / "leads/index.json").read_text())["leads"]
    expect(leads, "nobody has anything to settle in the demo")
    first = scene.issues
    states = [one["state"] for one in first[:3]]
    expect(states == ["open", "closed", "open"], f"lead issues: {states}")
    expect(len(first) == 3 + len(leads), "lead issues: not one for each lead")
    scene.run(script)
    expect(scene.issues == first, "lead issues: the second run changed something")
    for lead in leads:
        count = sum(lead["person"]["name"] in one["title"] for one in first)
        expect(count == 1, f"lead issues: {count} of {lead['person']['name']}")


def check_mail(scene, script):
    clone = scene.place / "shop.git"
    scene.run(f"git clone --quiet --bare '{scene.repository}' '{clone}'")
    scene.run(script, scene.home, str(clone), "docs@example.com")
    [message] = scene.messages()
    expect(message["To"] == "docs@example.com", "mail: to somebody else")
    expect(re.match(rf"Leads and docs, {WEEK}$", message["Subject"]), "mail: no subject")
    week = message["Subject"].split()[-1]
    expect(week in message.get_content(), "mail: the subject has another week than the report")
    expect(message.get_content_type() == "text/html", "mail: no HTML")
    expect("</html>" in message.get_content(), "mail: the page is cut")
    # A report that cannot be made sends nothing.
    scene.run(script, scene.home, str(scene.home), "docs@example.com", fails=True)
    expect(not scene.messages(), "mail: a message without a report")


def check_lead_mails(scene, script):
    scene.run(script, None, "example.com")
    index = json.loads((scene.repository / "leads/index.json").read_text())
    wanted = sorted(lead["person"]["email"] for lead in index["leads"])
    messages = scene.messages()
    expect(sorted(one["To"] for one in messages) == wanted, "lead mails: not one for each lead")
    for one in messages:
        expect("</html>" in one.get_content(), "lead mails: the page is cut")
    scene.run(script, None, "example.net")
    expect(not scene.messages(), "lead mails: another domain got mail")


def check_slack(scene, script):
    Service.slack.clear()
    scene.run(script)
    sent = json.loads((scene.repository / "message.json").read_text())
    expect(Service.slack == [sent] and sent["text"] and sent["blocks"], "slack: another payload")
    Service.fails = True
    scene.run(script.replace("--retry 3", "--retry 0"), fails=True)
    Service.fails = False


def check_gitlab(scene, write, update):
    other = {"iid": 1, "description": None}
    Service.issues[:] = [other]
    for _ in range(2):
        scene.run(write)
        scene.run(update)
    expect(len(Service.issues) == 2 and Service.issues[0] == other, "gitlab: not one issue")
    body = (scene.repository / "report.md").read_text()
    expect(Service.issues[1]["description"] == body, "gitlab: the issue is not the report")
    expect((scene.repository / "public/index.html").stat().st_size > 0, "gitlab: no page")


def check_fleet(scene, files, jobs):
    """Two parts write what they can, and the rollup says what is missing."""
    server = scene.place / "server"
    for name in ["shop", "second"]:
        scene.run(f"git clone --quiet --bare '{scene.repository}' '{server}/team/{name}.git'")
    for number, (write, join) in enumerate(jobs):
        fleet = scene.place / f"fleet-{number}"
        (fleet / "fleet").mkdir(parents=True)
        for name, text in files.items():
            (fleet / name).write_text(text)
        (fleet / "fleet.txt").write_text("team/shop\n\nteam/gone\nteam/second\n")
        for part in ["1", "2", "3"]:
            scene.run(
                write, fleet, PART=part, PARTS="3", CI_NODE_INDEX=part, CI_NODE_TOTAL="3",
                SERVER=f"file://{server}", CI_SERVER_URL=f"file://{server}",
                CREDENTIALS="user:token", CI_JOB_TOKEN="token",
            )
        scene.run(join, fleet)
        rollup = json.loads((fleet / "rollup.json").read_text())
        names = sorted(row["name"] for row in rollup["repositories"])
        expect(names == ["team/second", "team/shop"], f"fleet: {names}")
        unread = [row["file"] for row in rollup["unread"]]
        expect(unread == ["reports/team--gone.json"], f"fleet: {unread}")
        expect("</html>" in (fleet / "rollup.html").read_text(), "fleet: no page")
        first = (fleet / "rollup.md").read_text().split("\n")[0]
        expect(re.match(rf"<!-- leadlint:rollup week={WEEK} -->$", first), f"fleet: {first}")
    return scene.place / "fleet-0"


def main():
    for tool in ["bash", "curl", "git", "jq"]:
        expect(shutil.which(tool), f"{tool} is missing\n  next: install it")
    check_schemas()
    shell = dict(blocks("sh"))
    report, gitlab, fleet, gitlab_fleet = [scripts_in(block) for _, block in blocks("yaml")]
    for line in re.findall(r"^```crontab\n(.*?)^```", DOCUMENT.read_text(), re.S | re.M):
        last = line.strip().split("\n")[-1]
        expect(re.match(r"[\d*]+ [\d*]+ [\d*]+ [\d*]+ [\d*]+  bash /", last), f"crontab: {last}")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as place:
        scene = Scene(Path(place), CHECK.program(), f"http://127.0.0.1:{server.server_port}")
        tried = len(shell) + len(report) + len(gitlab) + len(fleet) + len(gitlab_fleet)
        write, update = report
        check_github(
            scene, "issue", write, update, scene.repository / "report.md", "Leads and docs")
        check_lead_issues(scene, shell.pop("leadlint-lead-issues"))
        check_mail(scene, shell.pop("/usr/local/bin/leadlint-mail"))
        check_lead_mails(scene, shell.pop("leadlint-lead-mails"))
        check_slack(scene, shell.pop("leadlint-slack"))
        check_gitlab(scene, *gitlab)
        write, join, update = fleet
        done = check_fleet(scene, shell, [(write, join), tuple(gitlab_fleet)])
        check_github(
            scene, "fleet", join, update, done / "rollup.md", "Leads and docs everywhere")
        expect(set(shell) == {"fleet/write-reports", "fleet/join-reports"}, f"untried: {shell}")
    print(f"check-recipes: {tried} scripts and {len(SCHEMAS)} files, all as they should be")


main()
