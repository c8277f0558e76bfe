#!/usr/bin/env python3
"""Reads every file and snippet for CI systems with those systems' own schemas.

The action, the GitLab template and the YAML blocks of .github/CI.md are held against the schemas that
the package check-jsonschema carries, and every command in them against the options that leadlint has.
Needs a built leadlint: the one that LEADLINT_PROGRAM names, else the debug build's. What it needs of
Python it installs into .build/check-ci. Where that cannot be fetched it fails, unless
LEADLINT_SKIP_FORMATS=1 says that going without is fine.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402

CHECK = Check("check-ci", "LEADLINT_SKIP_FORMATS")
NEEDED = "check-jsonschema==0.39.0"

# By the path that a snippet names in its first line.
SCHEMAS = {
    ".github/workflows/leadlint.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    ".buildkite/pipeline.yml": "vendor.buildkite",
}


def validate(schema, path, shown):
    done = subprocess.run(
        [str(CHECK.place / "bin" / "check-jsonschema"), "--builtin-schema", schema, str(path)],
        capture_output=True, text=True,
    )
    if done.returncode != 0:
        CHECK.stop(f"{shown} is refused by {schema}\n{done.stdout}{done.stderr}")


def check_commands(leadlint, text, shown):
    """Every option stands in the help of its command, and every format among the formats."""
    count = 0
    for command, rest in re.findall(r"leadlint ((?:baseline write|check|status))\b([^\n`|'\"]*)", text):
        count += 1
        help_text = subprocess.run(
            [leadlint, *command.split(), "--help"], capture_output=True, text=True, check=True
        ).stdout
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text))
        formats = re.search(r"Formats:(.*?)\.", help_text, re.S)
        formats = set(re.findall(r"[a-z]+", formats.group(1))) if formats else set()
        words = shlex.split(rest, comments=True)
        for number, word in enumerate(words):
            if word.startswith("--") and word not in options:
                CHECK.stop(f"{shown}: leadlint {command} has no {word}")
            if number and words[number - 1] == "--format" and not word.startswith("$"):
                if word.split("=")[0] not in formats:
                    CHECK.stop(f"{shown}: leadlint {command} has no format {word}")
    return count


def main():
    if not CHECK.install([NEEDED]):
        return
    action = ROOT / ".github/actions/leadlint/action.yml"
    template = ROOT / ".gitlab/leadlint.gitlab-ci.yml"
    document = ROOT / ".github/CI.md"
    validate("vendor.github-actions", action, action.name)
    validate("vendor.gitlab-ci", template, template.name)
    for workflow in sorted((ROOT / ".github/workflows").glob("*.yml")):
        validate("vendor.github-workflows", workflow, workflow.name)
    for form in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")):
        kind = "config" if form.name == "config.yml" else "forms"
        validate(f"vendor.github-issue-{kind}", form, form.name)
    text = document.read_text()
    found = set()
    for block in re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M):
        name = block.split("\n")[0].removeprefix("# ")
        if name not in SCHEMAS:
            CHECK.stop(f"{document.name}: a YAML block begins with the path of its file: # {name}")
        found.add(name)
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "snippet.yml"
            file.write_text(block)
            validate(SCHEMAS[name], file, f"{document.name}, {name}")
    if found != set(SCHEMAS):
        CHECK.stop(f"{document.name} has no block for {sorted(set(SCHEMAS) - found)}")
    # The shell of the action is parsed, not run.
    for script in re.findall(r"^      run: \|\n((?:        .*\n|\n)+)", action.read_text(), re.M):
        done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
        if done.returncode != 0 or "${{" in script:
            CHECK.stop(f"{action.name}: no script may hold ${{{{ }}}} or a fault\n{done.stderr}")
    leadlint = CHECK.program()
    commands = sum(
        check_commands(leadlint, file.read_text(), file.name) for file in [template, document]
    )
    print(f"check-ci: {len(found) + 2} files and {commands} commands, all as they should be")


main()
