"""What the checks in this folder share: the packages that they need, and the program that they check."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Check:
    """One check: its name, and the variable that lets a machine without PyPI go without it."""

    def __init__(self, name, skip):
        self.name = name
        self.skip = skip
        # A virtual environment, made anew where other packages are asked for.
        self.place = ROOT / ".build" / name

    def stop(self, text):
        sys.exit(f"{self.name}: {text}")

    def go_without(self, what):
        """Goes on without something where that is allowed; else the check fails."""
        if os.environ.get(self.skip) != "1":
            self.stop(f"{what}\n  next: fix that, or go without: {self.skip}=1")
        print(f"{self.name}: SKIPPED: {what}")

    def install(self, packages, more=()):
        """Installs packages. `more` holds further steps, each the arguments of one call of pip.

        Answers False where they cannot be had and the machine may go without.
        """
        ready = self.place / "ready"
        wanted = "\n".join([*packages, *(" ".join(step) for step in more)])
        if ready.exists() and ready.read_text() == wanted:
            return True
        pip = [str(self.place / "bin" / "pip"), "--quiet", "--disable-pip-version-check"]
        steps = [["install", *packages], *more]
        self.succeed([sys.executable, "-m", "venv", "--clear", str(self.place)])
        for step in steps:
            done = subprocess.run([*pip, *step], capture_output=True, text=True)
            if done.returncode != 0:
                last = ((done.stderr or done.stdout).strip().splitlines() or ["no reason given"])[-1]
                self.go_without(f"{' and '.join(packages)} cannot be installed: {last}")
                return False
        ready.write_text(wanted)
        return True

    def run_inside(self, packages, more=()):
        """Starts the script again with a Python that has the packages."""
        if Path(sys.prefix) == self.place:
            return
        if not self.install(packages, more):
            sys.exit(0)
        python = str(self.place / "bin" / "python")
        os.execv(python, [python, "-B", str(Path(sys.argv[0]).resolve()), *sys.argv[1:]])

    def succeed(self, command):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            self.stop(f"{' '.join(command)} failed\n{done.stdout}{done.stderr}")

    def program(self):
        """The leadlint to check: the one that LEADLINT_PROGRAM names, else the debug build's."""
        named = os.environ.get("LEADLINT_PROGRAM")
        program = Path(named) if named else ROOT / ".build" / "debug" / "leadlint"
        if not os.access(program, os.X_OK):
            self.stop(f"there is no {program}\n  next: swift build, or name one: LEADLINT_PROGRAM")
        return str(program.resolve())
