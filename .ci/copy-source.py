#!/usr/bin/env python3
"""Copies what git tracks into a directory, and writes into Version.swift what is built.

    copy-source.py DIRECTORY COMMIT LIBGIT2

Files that are there already with the same content keep their time: only what changed is compiled anew.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = "Sources/leadlint/Version.swift"


def stamped(text, commit, libgit2):
    for name, value in [("commit", commit), ("libgit2Package", libgit2)]:
        line = f'static let {name} = ""'
        if text.count(line) != 1:
            sys.exit(f"copy-source: {VERSION} should hold one line: {line}")
        text = text.replace(line, f'static let {name} = "{value}"')
    return text


def main():
    directory, commit, libgit2 = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    listed = subprocess.run(
        ["git", "ls-files", "-z", "Package.swift", "Sources", "Tests"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    names = [name for name in names if (ROOT / name).is_file()]
    kept = {directory / name for name in names}
    for old in directory.rglob("*"):
        if old.is_file() and old not in kept and old.name != "Package.resolved":
            old.unlink()
    for name in names:
        content = (ROOT / name).read_bytes()
        if name == VERSION:
            content = stamped(content.decode(), commit, libgit2).encode()
        target = directory / name
        if target.exists() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    # The versions of packages that this work tree was tested with.
    resolved = ROOT / "Package.resolved"
    if resolved.exists():
        shutil.copy(resolved, directory / resolved.name)


main()
