"""What the packaging scripts share: the project's address, the version, and names of machines."""

import platform
import re
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# By what the system calls a machine: its name at Debian, and the tags of a wheel. The program needs no libc of
# the host, so it carries the oldest tag that pip knows of each kind.
MACHINES = {
    "x86_64": {
        "debian": "amd64", "wheel": "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64"},
    "aarch64": {
        "debian": "arm64", "wheel": "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64"},
}


def machine():
    name = platform.machine()
    if name not in MACHINES:
        sys.exit(f"release: nothing is released for {name}")
    return name


def version():
    """The version, from the one file that says it."""
    text = (ROOT / "Sources/leadlint/Version.swift").read_text()
    return re.search(r'static let program = "([^"]+)"', text).group(1)


def project():
    """The variables of project.env."""
    words = (ROOT / ".ci/project.env").read_text().splitlines()
    return {
        line.split("=", 1)[0]: " ".join(shlex.split(line.split("=", 1)[1]))
        for line in words if "=" in line and not line.startswith("#")
    }
