#!/usr/bin/env python3
"""Makes the small repository that pre-commit takes the hooks from without a toolchain.

    make-mirror.py DIRECTORY

Its hooks are those of .pre-commit-hooks.yaml that are built from source, with `language: python`: pip fetches
the wheel of this version. A release pushes it as the tag pre-commit-vVERSION, so that nothing of it stands
among the sources.
"""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from release import ROOT, project, version  # noqa: E402

PROJECT = """[build-system]
requires = ["setuptools>=61"]
build-backend = "setuptools.build_meta"

[project]
name = "leadlint-pre-commit"
version = "{version}"
description = "The hooks of leadlint, through its wheel"
requires-python = ">=3.8"
dependencies = ["leadlint=={version}"]

[tool.setuptools]
py-modules = []
"""


def main():
    directory = Path(sys.argv[1])
    text = (ROOT / ".pre-commit-hooks.yaml").read_text()
    blocks = re.findall(r"^- id: .*\n(?:  .*\n)+", text, re.M)
    hooks = [block.replace("language: swift", "language: python") for block in blocks
             if "language: swift" in block]
    if len(hooks) != 3:
        sys.exit(f"make-mirror: .pre-commit-hooks.yaml should have 3 hooks built from source, not {len(hooks)}")
    directory.mkdir(parents=True, exist_ok=True)
    (directory / ".pre-commit-hooks.yaml").write_text("".join(hooks))
    (directory / "pyproject.toml").write_text(PROJECT.format(version=version()))
    (directory / "README.md").write_text(
        f"Hooks of leadlint {version()} for pre-commit; see {project()['LEADLINT_ADDRESS']}\n")


main()
