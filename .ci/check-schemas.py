#!/usr/bin/env python3
"""Holds the schemas of `leadlint schema` against files that people write and documents that it
prints, with a validator that is not ours.

Needs a built leadlint: the one that LEADLINT_PROGRAM names, else the debug build's. What it needs
of Python it installs into .build/check-schemas. Where that cannot be fetched it fails, unless
LEADLINT_SKIP_SCHEMAS=1 says that going without is fine.
"""

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402

CHECK = Check("check-schemas", "LEADLINT_SKIP_SCHEMAS")
NEEDED = ["jsonschema>=4.18,<5", "PyYAML>=6,<7"]

# Files that leadlint refuses for reasons that a schema cannot state: they lie in the text and not
# in the values (anchors, duplicate keys, control characters), or between several values, or a
# pattern's grammar is beyond a regular expression. When one of them is refused, or another one is
# not, this list is out of date.
BEYOND = {
    "owners": {
        # Said in the text, and gone once it is read.
        "anchor-on-map.lead",
        "anchor.lead",
        "closed-with-dots.lead",
        "control-character-lone-carriage-return.lead",
        "duplicate-key-escaped.lead",
        "duplicate-key-in-flow-map.lead",
        "duplicate-key-quoted.lead",
        "duplicate-key.lead",
        "duplicate-lead.lead",
        "tag-verbatim.lead",
        "tag.lead",
        # Between two values.
        "away-backwards.lead",
        # The grammar of patterns.
        "docs-too-many-wildcards.lead",
        "docs-trailing-backslash.lead",
        "docs-unclosed-bracket.lead",
        "docs-unknown-class.lead",
    },
    "rules": {
        "directive.yaml",
        "duplicate-key.yaml",
        "duplicate-rule.yaml",
        "people-duplicate-email.yaml",
        "people-duplicate-handle.yaml",
        # To JSON, 1.0 is 1.
        "version-text.yaml",
    },
}

# What people may well write for a value, or what lies on the border of what is accepted.
WORDS = r"""
x none None NO true false off error 1.10 0755 0 1 007 1e3 0x10 .5 0.5 1.0 +1 -1 1_000 12:30:45
2026-11-22 2024-02-30 2026-13-01 service active a/b /a/b/ ./a a/. a//b //a a// ../a a/.. a/../b
'~' '~/x' 'C:/x' '*.md' '**/x' 'a\ ' '!x' '!' '/' '!/' 'a/' '.' './' '..' '...' '.../x' '!../x'
'' ' ' ' x ' "a\tb" "a\nb" "a\n" "\u00a0" "a\u3000b" "a\u200bb" "\u65e5\u672c" "a\eb" "a\u2028b"
a@b 'a@b ' A@B a@b@c 'a,b@c' 'a b@c' 'a>@b' 'a<@b' '@anna' '@a/b' '@' '@an na' '<a@b>'
'Anna <a@b>' 'Anna <A@B>' 'Anna < a@b >' 'Anna <a@b> x' 'Anna <a@b>>' 'A > B <a@b>'
'x@y <a@b>' '@x <a@b>' 'Anna <a@b>, Ben <c@d>' 'Anna' "Anna\n<a@b>" "Anna\t<a@b>"
[] {} [x] [a/b,'!x'] [a@b] ['Anna <a@b>'] [none] [1.10,true] [[x]] [''] [~] {a: b}
"""

# Where they are put, in each of the two files; what is the same in both, in the first alone.
OWNERS_PLACES = [
    "kind: {}", "name: {}", "lead: {}", "deputies: {}", "until: {}", "covers: {}", "docs: {}",
    "reviewed: {}", "contact: {}", "team: {}", "status: {}", "plan: {}", "decisions: {}",
    "due: {}", "members: {}", "away: {}", "handoffs: {}", "waivers: {}", "rules: {}",
    "away: [{{from: 2026-01-01, to: {}}}]",
    "away: [{{from: 2026-01-01, to: 2026-01-02, cover: {}}}]",
    "handoffs: [{{date: {}, from: a@b, to: c@d}}]",
    "handoffs: [{{date: 2026-01-01, from: {}, to: c@d}}]",
    "handoffs: [{{date: 2026-01-01, from: a@b, to: c@d, notes: {}}}]",
    "waivers: [{{rule: {}}}]",
    "waivers: [{{rule: silo, until: {}}}]",
    "waivers: [{{rule: silo, reason: {}}}]",
]
RULES_PLACES = [
    "version: {}", "people: [{{emails: {}}}]", "people: [{{emails: a@b, handle: {}}}]",
    "history: {{ignore-revs: {}}}", "history: {{sweeping-commit: {}}}", "history: {{bots: {}}}",
    "history: {{moved-code: {}}}",
    "waivers: [{{rule: silo, area: {}}}]",
]


CHECK.run_inside(NEEDED)

import jsonschema  # noqa: E402
import yaml  # noqa: E402


class Values(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, `no` is text, `010` is ten."""

    yaml_implicit_resolvers = {}


Values.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
Values.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile("^(~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
Values.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789")
)
Values.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)
Values.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)

# Every scalar its text, as leadlint reads it.
Texts = yaml.BaseLoader


class Checker:
    def __init__(self):
        self.program = CHECK.program()
        self.failures = []
        self.checked = 0
        self.validators = {}
        for name in ["owners", "rules", "status", "findings", "baseline", "report", "rollup"]:
            schema = json.loads(self.run("schema", name))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.validators[name] = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
            )

    def run(self, *arguments, statuses=(0,)):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True)
        if done.returncode not in statuses:
            CHECK.stop(f"leadlint {' '.join(arguments)} ended with {done.returncode}\n{done.stderr}")
        return done.stdout

    def fail(self, text):
        self.failures.append(text)

    # Values against schemas.

    def refusal(self, name, value):
        error = jsonschema.exceptions.best_match(self.validators[name].iter_errors(value))
        return None if error is None else f"{error.json_path}: {error.message[:200]}"

    def accept(self, name, value, where):
        self.checked += 1
        refusal = self.refusal(name, value)
        if refusal:
            self.fail(f"{where}: the schema {name} refuses it: {refusal}")

    def refuse(self, name, value, where):
        self.checked += 1
        if self.refusal(name, value) is None:
            self.fail(f"{where}: the schema {name} accepts it")

    # Files that people write.

    def accept_text(self, name, text, where):
        for kind, loader in [("values", Values), ("texts", Texts)]:
            value = yaml.load(text, loader)
            self.accept(name, value, f"{where} ({kind})")

    def check_invalid(self, name, folder):
        passed = set()
        files = sorted(folder.iterdir())
        for file in files:
            try:
                value = yaml.load(front_matter(file) if name == "owners" else text_of(file), Values)
            except (UnicodeDecodeError, ValueError, yaml.YAMLError, RecursionError):
                continue
            self.checked += 1
            if self.refusal(name, value) is None:
                passed.add(file.name)
        for file in sorted(passed - BEYOND[name]):
            self.fail(f"{folder.name}/{file}: the schema {name} accepts it")
        for file in sorted(BEYOND[name] - passed):
            self.fail(f"{file} is refused, or gone: take it out of BEYOND[{name!r}]")

    def words(self):
        # A quoted word may hold spaces, and so may a list.
        return re.findall(r"""'[^']*'|"[^"]*"|\[.*?\]+|\{[^}]*\}|\S+""", WORDS)

    def options(self):
        """A place for a rule, and for an option of each kind."""
        rules = json.loads(self.run("rules", "--format", "json"))["rules"]
        kinds = {}
        for rule in rules:
            for option in rule["options"]:
                kinds.setdefault(option["kind"], (rule["id"], option["key"]))
        yield f"rules: {{{{{rules[0]['id']}: {{}}}}}}"
        for rule, key in sorted(kinds.values()):
            yield f"rules: {{{{{rule}: {{{{{key}: {{}}}}}}}}}}"

    def check_agreement(self):
        """What leadlint accepts, the schemas accept too."""
        words = self.words()
        with tempfile.TemporaryDirectory() as place:
            subprocess.run(["git", "init", "--quiet", place], check=True)
            texts = {}
            for form in [*OWNERS_PLACES, *self.options()]:
                for word in words:
                    lines = [form.format(word)]
                    for key, given in [("kind", "team"), ("lead", "none")]:
                        if not form.startswith(key + ":"):
                            lines.append(f"{key}: {given}")
                    path = f"{len(texts):06}/OWNERS.lead"
                    texts[path] = "\n".join(lines) + "\n"
                    file = Path(place) / path
                    file.parent.mkdir()
                    file.write_text(f"---\n{texts[path]}---\n")
            question = ["--repo", place, "--no-cache", "--rule", "invalid-owners-file"]
            found = self.run("check", *question, "--format", "json", statuses=(0, 1))
            refused = {finding["path"] for finding in json.loads(found)["findings"]}
            for path in sorted(set(texts) - refused):
                self.accept_text("owners", texts[path], repr(texts[path]))
            self.say("OWNERS.lead", len(texts), len(refused))

        files = [form.format(word) + "\n" for form in RULES_PLACES for word in words]
        parts = [files[number::4] for number in range(4)]
        with ThreadPoolExecutor(len(parts)) as pool:
            accepted = [text for part in pool.map(self.accepted_rules, parts) for text in part]
        for text in accepted:
            self.accept_text("rules", text, repr(text))
        self.say(".lead-rules", len(files), len(files) - len(accepted))

    def accepted_rules(self, texts):
        """Those of the texts that leadlint accepts as `.lead-rules`."""
        accepted = []
        with tempfile.TemporaryDirectory() as place:
            subprocess.run(["git", "init", "--quiet", place], check=True)
            command = [self.program, "check", "--repo", place, "--no-cache"]
            for text in texts:
                (Path(place) / ".lead-rules").write_text(text)
                if subprocess.run(command, capture_output=True).returncode != 2:
                    accepted.append(text)
        return accepted

    def say(self, name, files, refused):
        print(f"check-schemas: of {files} made-up {name} files leadlint refuses {refused}")

    # Documents that leadlint prints.

    def check_document(self, name, text, where, once=False):
        """Is accepted as it is, and refused with a key less or a key more anywhere.

        With `once`, of several objects in one list only the first is tried.
        """
        document = json.loads(text)
        self.accept(name, document, where)
        for path, holder in objects(document):
            if path and path[-1] == "data":
                continue
            if once and any(isinstance(part, int) and part > 0 for part in path):
                continue
            place = ".".join(map(str, path)) or "the document"
            for key in list(holder):
                kept = holder.pop(key)
                self.refuse(name, document, f"{where}: {place} without {key}")
                holder[key] = kept
            holder["unheard-of"] = 1
            self.refuse(name, document, f"{where}: {place} with a key more")
            del holder["unheard-of"]

    def check_demo(self):
        with tempfile.TemporaryDirectory() as place:
            said = self.run("demo", "--directory", place, statuses=(0, 1))
            now = re.search(r"--now (\S+)", said).group(1)
            question = ["--repo", place, "--now", now, "--format", "json"]
            status = self.run("status", *question)
            findings = self.run("check", *question, statuses=(0, 1))
            broken = {
                finding["path"]
                for finding in json.loads(findings)["findings"]
                if finding["rule"] == "invalid-owners-file"
            }
            self.check_document("status", status, "status of the demo")
            self.check_document("findings", findings, "findings of the demo")
            self.check_reports(place, now)
            self.check_rollup(place, now, status)
            self.run("baseline", "write", "--repo", place, "--now", now)
            baseline = text_of(Path(place) / ".lead-baseline.json")
            self.check_document("baseline", baseline, "the demo's baseline")
            for file in sorted(Path(place).rglob("OWNERS.lead")):
                path = str(file.relative_to(place))
                if path not in broken:
                    self.accept_text("owners", front_matter(file), f"the demo's {path}")
            rules = Path(place) / ".lead-rules"
            if rules.exists():
                self.accept_text("rules", text_of(rules), "the demo's .lead-rules")


    def check_reports(self, place, now):
        question = ["report", "--repo", place, "--now", now, "--format", "json"]
        report = self.run(*question)
        self.check_document("report", report, "the demo's report", once=True)
        for more in [
            ["--pseudonyms"], ["--weeks", "1"], ["--weeks", "60"], ["--max-per-lead", "1"],
            ["--area", "services/checkout"], ["--lead", "anna@example.com"],
            ["--team", "teams/widget", "--pseudonyms"], ["--lead", "lars@example.com"],
        ]:
            said = f"the demo's report {' '.join(more)}"
            self.accept("report", json.loads(self.run(*question, *more)), said)
        with tempfile.TemporaryDirectory() as output:
            self.run(*question, "--split-by", "lead", "--output", output)
            index = json.loads(text_of(Path(output) / "index.json"))
            for lead in index["leads"]:
                text = text_of(Path(output) / lead["files"]["json"])
                self.accept("report", json.loads(text), f"split: {lead['files']['json']}")
        with tempfile.TemporaryDirectory() as empty:
            subprocess.run(["git", "init", "--quiet", empty], check=True)
            text = self.run("report", "--repo", empty, "--now", now, "--format", "json")
            self.accept("report", json.loads(text), "an empty repository's report")

    def check_rollup(self, place, now, status):
        with tempfile.TemporaryDirectory() as files:
            report, facts, broken = [Path(files) / name for name in ["a.json", "b.json", "c.json"]]
            report.write_text(
                self.run("report", "--repo", place, "--now", now, "--format", "json"))
            facts.write_text(status)
            broken.write_text("{")
            question = ["rollup", "--format", "json", "--skip-unreadable", "--max-per-lead", "2"]
            for more in [[report, facts, broken], [facts], [report]]:
                said = f"a rollup of {len(more)} files"
                self.check_document("rollup", self.run(*question, *map(str, more)), said, once=True)


def text_of(file):
    return file.read_bytes().decode("utf-8-sig")


def front_matter(file):
    return between_dashes(text_of(file))


def between_dashes(text):
    lines = text.replace("\r\n", "\n").split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        raise ValueError("no front matter")
    return "\n".join(lines[1 : ends[1]]) + "\n"


def objects(value, path=()):
    """All objects in a document, and where they stand."""
    if isinstance(value, dict):
        yield path, value
        for key in list(value):
            yield from objects(value[key], (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from objects(item, (*path, number))


def main():
    checker = Checker()
    fixtures = ROOT / "fixtures"
    for file in sorted((fixtures / "owners" / "valid").iterdir()):
        checker.accept_text("owners", front_matter(file), f"owners/valid/{file.name}")
    for file in sorted((fixtures / "rules" / "valid").iterdir()):
        checker.accept_text("rules", text_of(file), f"rules/valid/{file.name}")
    example = ROOT / ".lead-rules.example"
    checker.accept_text("rules", text_of(example), example.name)
    for block in re.findall(r"^```yaml\n(.*?)^```", text_of(ROOT / "README.md"), re.S | re.M):
        if block.startswith("---\n"):
            checker.accept_text("owners", between_dashes(block), "README.md, OWNERS.lead")
        elif block.startswith("version:"):
            checker.accept_text("rules", block, "README.md, .lead-rules")
    checker.check_invalid("owners", fixtures / "owners" / "invalid")
    checker.check_invalid("rules", fixtures / "rules" / "invalid")
    expected = fixtures / "expected"
    checker.accept("status", json.loads(text_of(expected / "status.json")), "status.json")
    checker.accept("findings", json.loads(text_of(expected / "check.json")), "check.json")
    for file in [expected / "weekly-text" / "demo.json", fixtures / "reports" / "sample.json"]:
        checker.accept("report", json.loads(text_of(file)), file.name)
    checker.check_demo()
    checker.check_agreement()
    for failure in checker.failures:
        print(failure, file=sys.stderr)
    if checker.failures:
        CHECK.stop(f"{len(checker.failures)} of {checker.checked} checks failed")
    print(f"check-schemas: {checker.checked} checks, all as they should be")


main()
