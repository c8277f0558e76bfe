#!/usr/bin/env python3
"""Makes a wheel, a .deb, a tar.gz, the list of what is inside (SBOM) and checksums of a built program.

    make-packages.py PROGRAM DIRECTORY [--fast]

With --fast everything is packed quickly and not tightly: for trying out, not for a release.
Man pages and completions are made by the program itself. The time of everything is that of the commit, so
that the same program gives the same bytes. Needs dpkg-deb and, for the versions and licences of the libraries
in the program, Debian 12, where it was linked.
"""

import base64
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
import man_pages  # noqa: E402
from release import MACHINES, ROOT, machine, project, version  # noqa: E402

SUMMARY = "Shows which leads have lost touch with their docs, from git's own history"

# What is linked into the program: its Debian package, and its licence as SPDX names it.
LIBRARIES = [
    ("libgit2-dev", "libgit2", "GPL-2.0-only WITH GCC-exception-2.0"),
    ("libpcre2-dev", "pcre2", "BSD-3-Clause"),
    ("zlib1g-dev", "zlib", "Zlib"),
    ("libdeflate-dev", "libdeflate", "MIT"),
    ("libcmark-dev", "cmark", "BSD-2-Clause"),
    ("libyaml-dev", "libyaml", "MIT"),
    ("libc6-dev", "glibc", "LGPL-2.1-or-later"),
    ("libstdc++-12-dev", "libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1"),
]


def output(*command, **more):
    return subprocess.run(command, capture_output=True, check=True, **more).stdout.decode()


def installed(package):
    """The version of a Debian package, or nothing where it is not installed."""
    done = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}", package], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


class Release:
    """One program, and everything that goes with it."""

    def __init__(self, program, directory, effort):
        self.effort = effort
        self.program = Path(program).resolve()
        self.directory = Path(directory).resolve()
        self.version = version()
        self.machine = machine()
        names = MACHINES[self.machine]
        self.debian, self.wheel_tag = names["debian"], names["wheel"]
        self.project = project()
        self.time = int(os.environ.get("SOURCE_DATE_EPOCH") or output(
            "git", "log", "-1", "--format=%ct", cwd=ROOT).strip())
        self.readme = (ROOT / "README.md").read_text()
        formats = (ROOT / ".github/FORMATS.md").read_text()
        self.pages = man_pages.pages(str(self.program), formats, self.time)
        # What a completion's file is, its place says; it is no script to be run.
        self.completions = {
            shell: output(str(self.program), "--generate-completion-script", shell).removeprefix("#!/bin/bash\n")
            for shell in ["bash", "zsh", "fish"]
        }
        self.licences = self.notices()

    def notices(self):
        """Copyright and licences of the libraries inside, as their Debian packages tell them."""
        parts = []
        for package, name, _ in LIBRARIES:
            file = Path(f"/usr/share/doc/{package}/copyright")
            if file.exists():
                parts.append(f"==== {name} {installed(package)}\n\n{file.read_text(errors='replace')}\n")
        parts.append(
            "==== Swift's standard library, Dispatch and FoundationEssentials, swift-argument-parser\n\n"
            "Apache License 2.0 with Runtime Library Exception; https://swift.org/LICENSE.txt\n")
        return "\n".join(parts)

    def common_files(self):
        """What a tar.gz, a wheel and a .deb have in common, below share/."""
        files = {f"share/man/man{name[-1]}/{name}": text.encode() for name, text in self.pages.items()}
        files["share/bash-completion/completions/leadlint"] = self.completions["bash"].encode()
        files["share/zsh/site-functions/_leadlint"] = self.completions["zsh"].encode()
        files["share/fish/vendor_completions.d/leadlint.fish"] = self.completions["fish"].encode()
        return files

    # tar.gz

    def make_tar(self):
        root = f"leadlint-{self.version}-{self.machine}-linux"
        files = {f"{root}/bin/leadlint": (self.program.read_bytes(), 0o755)}
        for name, content in self.common_files().items():
            files[f"{root}/{name}"] = (content, 0o644)
        files[f"{root}/README.md"] = (self.readme.encode(), 0o644)
        files[f"{root}/THIRD-PARTY.txt"] = (self.licences.encode(), 0o644)
        target = self.directory / f"{root}.tar.gz"
        with open(target, "wb") as raw, gzip.GzipFile(
            fileobj=raw, mode="wb", filename="", mtime=self.time, compresslevel=self.effort
        ) as packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
            for name, (content, mode) in sorted(files.items()):
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode, entry.mtime = len(content), mode, self.time
                entry.uname = entry.gname = "root"
                tar.addfile(entry, io.BytesIO(content))
        return target

    # wheel

    def metadata(self):
        address = self.project["LEADLINT_ADDRESS"]
        author, mail = re.fullmatch(r"(.*) <(.*)>", self.project["LEADLINT_MAINTAINER"]).groups()
        headers = [
            ("Metadata-Version", "2.1"), ("Name", "leadlint"), ("Version", self.version),
            ("Summary", SUMMARY), ("Author-email", f"{author} <{mail}>"),
            ("Keywords", "git,docs,documentation,linter,ownership,codeowners,pre-commit"),
            ("Project-URL", f"Source, {address}"),
            ("Project-URL", f"Issues, {address}/issues"),
            ("Project-URL", f"Changelog, {address}/blob/main/.github/CHANGELOG.md"),
            ("Classifier", "Development Status :: 4 - Beta"),
            ("Classifier", "Environment :: Console"),
            ("Classifier", "Intended Audience :: Developers"),
            ("Classifier", "Operating System :: POSIX :: Linux"),
            ("Classifier", "Programming Language :: Python :: 3"),
            ("Classifier", "Topic :: Documentation"),
            ("Classifier", "Topic :: Software Development :: Quality Assurance"),
            ("Requires-Python", ">=3.8"),
            ("Description-Content-Type", "text/markdown; charset=UTF-8"),
        ]
        # Links into the repository lead nowhere on the page of a package.
        text = re.sub(r"\]\((?!https?:|#)([^)]+)\)", rf"]({address}/blob/main/\1)", self.readme)
        return "".join(f"{key}: {value}\n" for key, value in headers) + "\n" + text

    def make_wheel(self):
        name = f"leadlint-{self.version}"
        info, data = f"{name}.dist-info", f"{name}.data"
        files = {f"{data}/scripts/leadlint": self.program.read_bytes()}
        for path, content in self.common_files().items():
            files[f"{data}/data/{path}"] = content
        files[f"{info}/METADATA"] = self.metadata().encode()
        files[f"{info}/WHEEL"] = (
            "Wheel-Version: 1.0\nGenerator: leadlint\nRoot-Is-Purelib: false\n"
            + "".join(f"Tag: py3-none-{tag}\n" for tag in self.wheel_tag.split("."))
        ).encode()
        files[f"{info}/licenses/THIRD-PARTY.txt"] = self.licences.encode()
        record = []
        for path, content in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{path},sha256={digest},{len(content)}\n")
        files[f"{info}/RECORD"] = ("".join(record) + f"{info}/RECORD,,\n").encode()
        target = self.directory / f"{name}-py3-none-{self.wheel_tag}.whl"
        moment = time.gmtime(max(self.time, 315532800))[:6]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=self.effort) as wheel:
            for path, content in files.items():
                entry = zipfile.ZipInfo(path, moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
                wheel.writestr(entry, content, compresslevel=self.effort)
        return target

    # .deb

    def make_deb(self):
        def packed(content):
            return gzip.compress(content, 9, mtime=self.time)

        changes = self.changelog()
        files = {"usr/bin/leadlint": (self.program.read_bytes(), 0o755)}
        for name, content in self.common_files().items():
            name = name.replace("zsh/site-functions", "zsh/vendor-completions")
            if name.startswith("share/man/"):
                name, content = f"{name}.gz", packed(content)
            files[f"usr/{name}"] = (content, 0o644)
        doc = "usr/share/doc/leadlint"
        files[f"{doc}/README.md.gz"] = (packed(self.readme.encode()), 0o644)
        files[f"{doc}/changelog.gz"] = (packed(changes.encode()), 0o644)
        files[f"{doc}/copyright"] = (self.copyright().encode(), 0o644)
        files[f"{doc}/THIRD-PARTY.txt.gz"] = (packed(self.licences.encode()), 0o644)
        files["usr/share/lintian/overrides/leadlint"] = (OVERRIDES.encode(), 0o644)
        size = sum(len(content) for content, _ in files.values()) // 1024 + 1
        first, rest = f"{SUMMARY[0].lower()}{SUMMARY[1:]}", LONG_DESCRIPTION
        control = (
            f"Package: leadlint\nVersion: {self.version}\nArchitecture: {self.debian}\n"
            f"Maintainer: {self.project['LEADLINT_MAINTAINER']}\nInstalled-Size: {size}\n"
            "Section: devel\nPriority: optional\nSuggests: git\n"
            f"Homepage: {self.project['LEADLINT_ADDRESS']}\nDescription: {first}\n"
            + "".join(f" {line or '.'}\n" for line in rest)
        )
        sums = "".join(
            f"{hashlib.md5(content).hexdigest()}  {name}\n"
            for name, (content, _) in sorted(files.items()))
        files["DEBIAN/control"] = (control.encode(), 0o644)
        files["DEBIAN/md5sums"] = (sums.encode(), 0o644)
        target = self.directory / f"leadlint_{self.version}_{self.debian}.deb"
        with tempfile.TemporaryDirectory() as place:
            root = Path(place) / "leadlint"
            for name, (content, mode) in files.items():
                file = root / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
                file.chmod(mode)
            for directory in [root, *(entry for entry in root.rglob("*") if entry.is_dir())]:
                directory.chmod(0o755)
            subprocess.run(
                ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{self.effort}", "--build", str(root), str(target)],
                check=True, stdout=subprocess.DEVNULL,
                env={**os.environ, "SOURCE_DATE_EPOCH": str(self.time)})
        return target

    def changelog(self):
        from email.utils import formatdate

        return (
            f"leadlint ({self.version}) unstable; urgency=medium\n\n"
            f"  * See {self.project['LEADLINT_ADDRESS']}/blob/main/.github/CHANGELOG.md\n\n"
            f" -- {self.project['LEADLINT_MAINTAINER']}  {formatdate(self.time)}\n")

    def copyright(self):
        return (
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
            f"Upstream-Name: leadlint\nSource: {self.project['LEADLINT_ADDRESS']}\n"
            "Comment:\n The program holds libraries of others; their licences stand in THIRD-PARTY.txt.gz.\n\n"
            f"Files: *\nCopyright: {time.gmtime(self.time).tm_year} the leadlint project\nLicense: undecided\n"
            " The project has chosen no licence yet; ask it before you pass this package on.\n")

    # SBOM

    def make_sbom(self):
        """CycloneDX 1.5: every library that is linked into the program."""
        parts = []
        for package, name, licence in LIBRARIES:
            found = installed(package)
            if not found:
                continue
            parts.append({
                "type": "library", "name": name, "version": found,
                "bom-ref": f"pkg:deb/debian/{package}@{found}",
                "purl": f"pkg:deb/debian/{package}@{found}?arch={self.debian}&distro=debian-12",
                "licenses": [{"expression": licence}],
            })
        swift = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
        parts.append({
            "type": "library", "name": "swift-runtime", "version": swift, "bom-ref": f"swift-runtime@{swift}",
            "description": "Swift's standard library, Dispatch and FoundationEssentials",
            "licenses": [{"expression": "Apache-2.0 WITH Swift-exception"}],
        })
        for pin in self.pins():
            parts.append({
                "type": "library", "name": pin["identity"], "version": pin["state"]["version"],
                "bom-ref": f"{pin['identity']}@{pin['state']['version']}",
                "purl": f"pkg:swift/{pin['location'].removeprefix('https://').removesuffix('.git')}"
                        f"@{pin['state']['version']}",
                "licenses": [{"expression": "Apache-2.0 WITH Swift-exception"}],
            })
        itself = f"pkg:generic/leadlint@{self.version}"
        document = {
            "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "metadata": {
                "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.time)),
                "component": {
                    "type": "application", "name": "leadlint", "version": self.version,
                    "bom-ref": itself, "purl": itself,
                    "hashes": [{
                        "alg": "SHA-256",
                        "content": hashlib.sha256(self.program.read_bytes()).hexdigest()}],
                },
            },
            "components": parts,
            "dependencies": [{"ref": itself, "dependsOn": sorted(part["bom-ref"] for part in parts)}],
        }
        target = self.directory / f"leadlint-{self.version}-{self.machine}-linux.cdx.json"
        target.write_text(json.dumps(document, indent=2) + "\n")
        return target

    def pins(self):
        for place in [ROOT / ".build-static/source/Package.resolved", ROOT / "Package.resolved"]:
            if place.exists():
                return json.loads(place.read_text())["pins"]
        return []


LONG_DESCRIPTION = [
    "Each service, initiative or team directory holds a small file, OWNERS.lead,",
    "that names its lead and its architecture docs. leadlint compares what the file",
    "says with what git's history shows, and reports docs that their lead has lost",
    "sight of, areas that only one person works on, and leads who changed, left or",
    "went on vacation without handing over.",
    "",
    "It runs as a commit hook, in CI, and writes a weekly report. It needs no",
    "server, no token and no network.",
]

OVERRIDES = """# One program for every Linux: it must not depend on the libraries of any.
leadlint: statically-linked-binary [usr/bin/leadlint]
leadlint: embedded-library *
# It is packaged by the project itself, outside Debian.
leadlint: initial-upload-closes-no-bugs *
"""


def main():
    release = Release(sys.argv[1], sys.argv[2], 1 if "--fast" in sys.argv else 9)
    made = [release.make_tar(), release.make_wheel(), release.make_deb(), release.make_sbom()]
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(made))
    (release.directory / "SHA256SUMS").write_text(sums)
    for file in made:
        print(f"{file.stat().st_size:>10}  {file.name}")


if __name__ == "__main__":
    main()
