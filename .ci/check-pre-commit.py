#!/usr/bin/env python3
"""Lets the real pre-commit run leadlint's hooks, from a clone of this repository, for every way of
committing, and compares what leadlint takes for staged with what git says inside the hook.

Needs a built leadlint: the one that LEADLINT_PROGRAM names, else the debug build's. pre-commit is
installed into .build/check-pre-commit. Where that cannot be fetched it fails, unless LEADLINT_SKIP_HOOKS=1
says that going without is fine. With --from-source the hook that builds leadlint is tried too,
which takes as long as a release build.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import ROOT, Check  # noqa: E402

CHECK = Check("check-pre-commit", "LEADLINT_SKIP_HOOKS")
NEEDED = "pre-commit>=4,<5"

OWNERS = """---
kind: service
lead: Anna <anna@example.com>
docs: ["docs/*.md"]
---
"""

# What stands in for leadlint on the PATH: it writes down what git says is staged and what leadlint
# sees, and then is leadlint.
WRAPPER = """#!/bin/sh
case "$*" in
'check --staged'*)
  git -c core.quotePath=false diff --cached --no-renames --name-status > "$RECORD/git"
  "$LEADLINT" hook list-staged > "$RECORD/leadlint" || exit ;;
esac
exec "$LEADLINT" "$@"
"""

# By name: a script that ends in a commit, in a repository with one; and what must be staged.
CASES = {
    "a plain commit, with other changes not staged": (
        "echo x >> svc/one.c; git add svc/one.c; echo x >> svc/two.c; commit",
        "M\tsvc/one.c\n",
    ),
    "-a": (
        "echo x >> svc/one.c; rm svc/two.c; commit -a",
        "M\tsvc/one.c\nD\tsvc/two.c\n",
    ),
    "-p": (
        "echo x >> svc/one.c; echo x >> svc/two.c; printf 'y\\nn\\n' | commit -p",
        "M\tsvc/one.c\n",
    ),
    "PATH, with another file staged": (
        "echo x >> svc/one.c; echo x >> svc/two.c; git add svc/two.c; commit svc/one.c",
        "M\tsvc/one.c\n",
    ),
    "--amend, with something added": (
        "echo x >> svc/one.c; git add -u; commit --amend",
        "M\tsvc/one.c\n",
    ),
    "--amend, with nothing added": ("commit --amend", ""),
    "one that only deletes an OWNERS.lead": (
        "git rm -q team/OWNERS.lead; commit",
        "D\tteam/OWNERS.lead\n",
    ),
    "a merge with a conflict": (
        "git switch -qc side; echo x >> svc/one.c; plain -a; git switch -q main;"
        " echo y >> svc/one.c; plain -a; git merge -q side >/dev/null || true;"
        " echo z > svc/one.c; git add -u; commit",
        "M\tsvc/one.c\n",
    ),
    "a merge without conflicts": (
        "git switch -qc side; echo x >> svc/one.c; plain -a; git switch -q main;"
        " echo x >> svc/two.c; plain -a; git merge -q --no-edit side",
        "M\tsvc/one.c\n",
    ),
    "one in a linked worktree": (
        "git worktree add -q ../linked; cd ../linked; cp ../repo/.pre-commit-config.yaml .;"
        " echo x >> svc/one.c; commit -a",
        "M\tsvc/one.c\n",
    ),
}


class Bench:
    """A directory with a clone of this repository, from which pre-commit takes the hooks."""

    def __init__(self, directory, pre_commit):
        self.directory = directory
        self.record = directory / "record"
        self.record.mkdir()
        binaries = directory / "bin"
        binaries.mkdir()
        wrapper = binaries / "leadlint"
        wrapper.write_text(WRAPPER)
        wrapper.chmod(0o755)
        self.environment = {
            "PATH": f"{binaries}:{pre_commit.parent}:{os.environ['PATH']}",
            "HOME": str(directory),
            "RECORD": str(self.record),
            "LEADLINT": CHECK.program(),
            "PRE_COMMIT_HOME": str(directory / "cache"),
            "PRE_COMMIT_COLOR": "never",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Anna",
            "GIT_AUTHOR_EMAIL": "anna@example.com",
            "GIT_COMMITTER_NAME": "Anna",
            "GIT_COMMITTER_EMAIL": "anna@example.com",
            "GIT_EDITOR": "true",
            "LC_ALL": "C.UTF-8",
        }
        self.source = directory / "source"
        self.shell(f"git clone -q '{ROOT}' source", directory)
        # What is not committed yet is tried as well.
        for name in [".pre-commit-hooks.yaml"]:
            shutil.copy(ROOT / name, self.source / name)
        self.shell("git add -A; git diff --cached --quiet || git commit -qm 'As it is'", self.source)
        self.revision = self.shell("git rev-parse HEAD", self.source).strip()

    def shell(self, script, directory):
        functions = (
            "commit() { git commit -qm x \"$@\" >/dev/null; };"
            "plain() { git commit -qnm x \"$@\"; };"
        )
        done = subprocess.run(
            ["bash", "-euc", functions + script], cwd=directory, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"status {done.returncode}\n{done.stdout}")
        return done.stdout

    def configuration(self, hooks):
        lines = [f"repos:\n- repo: {self.source}\n  rev: {self.revision}\n  hooks:\n"]
        return "".join(lines + [f"  - id: {hook}\n" for hook in hooks])

    def repository(self, hooks, has_commit=True):
        """Makes a repository with two areas that pre-commit is installed in."""
        for name in ["repo", "linked"]:
            shutil.rmtree(self.directory / name, ignore_errors=True)
        for file in self.record.iterdir():
            file.unlink()
        repository = self.directory / "repo"
        for name in ["svc", "team"]:
            (repository / name / "docs").mkdir(parents=True)
            (repository / name / "docs" / "a.md").write_text("how it is built\n")
            (repository / name / "OWNERS.lead").write_text(OWNERS)
            for file in ["one", "two"]:
                (repository / name / f"{file}.c").write_text(file + "\n")
        self.shell("git init -q --initial-branch=main .; git add -A", repository)
        if has_commit:
            self.shell("git commit -qm first", repository)
        (repository / ".pre-commit-config.yaml").write_text(self.configuration(hooks))
        kinds = " ".join(
            f"-t {kind}" for kind in ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]
        )
        self.shell(f"pre-commit install {kinds} >/dev/null", repository)
        return repository

    def compare(self, expected):
        """Answers what is wrong with what the hook wrote down; nil where nothing is."""
        if not (self.record / "git").exists():
            return "the hook did not run"
        git = (self.record / "git").read_text()
        seen = (self.record / "leadlint").read_text()
        if git != seen:
            return f"git says is staged:\n{git}leadlint sees:\n{seen}"
        if git != expected:
            return f"staged should be:\n{expected}and is:\n{git}"
        return None


def check_cases(bench):
    failures = []
    for name, (script, expected) in CASES.items():
        repository = bench.repository(["leadlint-system"])
        try:
            bench.shell(script, repository)
            problem = bench.compare(expected)
        except RuntimeError as error:
            # A finding may stop the commit; what was staged is what matters here.
            problem = bench.compare(expected)
            if problem or "Failed" not in str(error):
                problem = f"{problem or ''}{error}"
        if problem:
            failures.append(f"{name}: {problem}")
    repository = bench.repository(["leadlint-system"], has_commit=False)
    bench.shell("git rm -rqf --cached team svc/two.c; commit", repository)
    files = ["svc/OWNERS.lead", "svc/docs/a.md", "svc/one.c"]
    problem = bench.compare("".join(f"A\t{file}\n" for file in files))
    if problem:
        failures.append(f"the first commit: {problem}")
    return failures


def refused(bench, script, repository, words):
    """What is wrong where a script should be stopped by a hook that says `words`."""
    try:
        bench.shell(script, repository)
        return f"`{script}` should have been stopped"
    except RuntimeError as error:
        return None if words in str(error) else f"`{script}` should say '{words}': {error}"


def check_verdicts(bench):
    """Whether a commit is stopped for what it does wrong, and let pass otherwise."""
    repository = bench.repository(
        ["leadlint-system", "leadlint-system-commit-msg", "leadlint-system-pre-push"])
    failures = [
        refused(
            bench, "echo 'lead: [' > svc/OWNERS.lead; git add -A svc; git commit -qm x",
            repository, "[invalid-owners-file]"),
        refused(
            bench, "git reset -q --hard; echo x >> svc/one.c; "
            "git commit -qam x --trailer Docs-reviewed:scv", repository, "did you mean svc?"),
    ]
    try:
        bench.shell("git commit -qam x --trailer Docs-reviewed:svc", repository)
        bench.shell(
            "git init -q --bare ../away.git; git remote add origin ../away.git; "
            "git push -q origin main; git fetch -q; echo x >> svc/one.c; commit -a;"
            " git push -q origin main", repository)
    except RuntimeError as error:
        failures.append(f"commit and push should pass: {error}")
    failures.append(
        refused(
            bench, "sed -i 's/lead: .*/lead: Nobody <who@example.com>/' svc/OWNERS.lead;"
            " git commit -qnam x; git push -q origin main", repository, "[unknown-person]"))
    return [failure for failure in failures if failure] + check_by_hand(bench)


def check_by_hand(bench):
    """Whether `pre-commit run` judges the tree or a range, and hints are seen though nothing fails."""
    failures = []
    repository = bench.repository(["leadlint-system"])
    try:
        bench.shell("pre-commit run --all-files", repository)
    except RuntimeError as error:
        failures.append(f"a healthy tree should pass: {error}")
    bench.shell("printf -- '---\nkind: bogus\nlead: none\n---\n' > svc/OWNERS.lead;"
                " git add -A; git commit -qnm broken", repository)
    failures.append(
        refused(bench, "pre-commit run --all-files", repository, "[invalid-owners-file]"))
    failures.append(
        refused(
            bench, "pre-commit run --from-ref HEAD~1 --to-ref HEAD", repository,
            "[invalid-owners-file]"))
    repository = bench.repository(["leadlint-system"])
    said = bench.shell(
        "echo '[gone](gone.md)' >> svc/docs/a.md; git add -A; git commit -m link 2>&1", repository)
    if "[broken-link]" not in said:
        failures.append(f"a hint should be seen: {said}")
    return [failure for failure in failures if failure]


def check_from_source(bench):
    """Whether the hook that builds leadlint does so, and then judges."""
    # What Swift fetches, it keeps in the user's own directory.
    bench.environment["HOME"] = os.environ["HOME"]
    del bench.environment["GIT_CONFIG_NOSYSTEM"]
    # Nothing on the PATH may stand in for what is built.
    (bench.directory / "bin" / "leadlint").unlink()
    repository = bench.repository(["leadlint"])
    failures = [
        refused(
            bench, "echo 'lead: [' > svc/OWNERS.lead; git add -A svc; git commit -qm x",
            repository, "[invalid-owners-file]")
    ]
    return [failure for failure in failures if failure]


def main():
    if not CHECK.install([NEEDED]):
        return
    pre_commit = CHECK.place / "bin" / "pre-commit"
    with tempfile.TemporaryDirectory() as directory:
        bench = Bench(Path(directory).resolve(), pre_commit)
        failures = check_cases(bench) + check_verdicts(bench)
        if "--from-source" in sys.argv:
            failures += check_from_source(bench)
    for failure in failures:
        print(failure, file=sys.stderr)
    if failures:
        CHECK.stop(f"{len(failures)} failures")
    print(f"check-pre-commit: {len(CASES) + 1} ways to commit, all seen as git sees them")


main()
