"""What the benchmark programs share: git in a closed environment, timed runs, tables, results."""

import dataclasses
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# No user's or system's settings: they would differ from machine to machine.
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "TZ": "UTC",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
}

GIT_LOG = ["log", "--format=%H", "--raw", "--no-abbrev", "--no-renames"]


class Failure(Exception):
    """Something that ends the program with a message."""


def run_main(main):
    """Runs `main`; a failure ends with status 2 and its message, without a stack trace."""
    try:
        main()
    except Failure as failure:
        print(f"{os.path.basename(sys.argv[0])}: {failure}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def progress(text):
    """One line on standard error; at a terminal the next one replaces it."""
    end = "\033[K\r" if sys.stderr.isatty() else "\n"
    print(text, end=end, file=sys.stderr, flush=True)


# Git and repositories


class Git:
    """Runs git commands in one git directory."""

    def __init__(self, directory):
        self.directory = os.fspath(directory)

    def command(self, *arguments):
        return ["git", f"--git-dir={self.directory}", *arguments]

    def run(self, *arguments, input=None):
        """The command's standard output; a failing command ends the program."""
        done = subprocess.run(
            self.command(*arguments), input=input, stdout=subprocess.PIPE, env=ENVIRONMENT)
        if done.returncode != 0:
            raise Failure(f"git {arguments[0]} failed with status {done.returncode}")
        return done.stdout

    def line(self, *arguments):
        return self.run(*arguments).decode("utf-8", "replace").strip()

    def lines(self, *arguments):
        """The command's output line by line, as it comes, without the line feeds."""
        with subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, env=ENVIRONMENT
        ) as process:
            for line in process.stdout:
                yield line.rstrip(b"\n")
        if process.returncode != 0:
            raise Failure(f"git {arguments[0]} failed with status {process.returncode}")

    def count_commits(self):
        return int(self.line("rev-list", "--count", "HEAD"))

    def count_changes(self):
        """The changed paths that `git log` tells of; it tells none of merges."""
        return sum(line.startswith(b":") for line in self.lines(*GIT_LOG, "HEAD"))

    def count_areas(self):
        names = self.run("ls-tree", "-r", "-z", "--name-only", "HEAD").split(b"\0")
        return sum(name.rpartition(b"/")[2] == b"OWNERS.lead" for name in names)

    def tip_instant(self):
        """The committer date of HEAD, as `--now` takes it."""
        seconds = int(self.line("log", "-1", "--format=%ct", "HEAD"))
        instant = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def make_bare(directory):
    """An empty bare repository whose HEAD is `main`."""
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", os.fspath(directory)],
        check=True, env=ENVIRONMENT)


def pack_bytes(directory):
    """The size of all packs, without their indexes."""
    packs = pathlib.Path(directory, "objects", "pack").glob("*.pack")
    return sum(pack.stat().st_size for pack in packs)


class Leadlint:
    """The program that is measured, at work on one repository, at one instant."""

    def __init__(self, program, directory):
        self.program = program
        self.directory = os.fspath(directory)
        self.kept = pathlib.Path(directory, "leadlint")
        self.index = self.kept / "history.index"
        # A fixed instant, so that all runs have the same to say.
        self.now = Git(directory).tip_instant()

    def check(self, *options, command="check"):
        return [self.program, command, "--repo", self.directory, "--now", self.now, *options]

    def said(self, text):
        """The first line of an error, without paths of this machine."""
        text = text.replace(self.directory, "REPOSITORY").replace(self.program, "leadlint")
        return text.strip().partition("\n")[0][:200]

    def put_kept(self, saved):
        """Puts a saved copy of what leadlint keeps in place; None: leaves nothing there."""
        shutil.rmtree(self.kept, ignore_errors=True)
        if saved:
            shutil.copytree(saved, self.kept)

    def save_kept(self, saved):
        """Copies what leadlint keeps; returns where it is."""
        shutil.copytree(self.kept, saved)
        return saved

    def kept_bytes(self):
        """The size of all that leadlint keeps; None where it keeps nothing."""
        if not self.index.exists():
            return None
        return sum(file.stat().st_size for file in self.kept.iterdir())

    def knows_no_cache(self):
        """Whether this program keeps an index at all."""
        done = subprocess.run(
            [self.program, "check", "--help"], stdout=subprocess.PIPE, env=ENVIRONMENT)
        return b"--no-cache" in done.stdout


def find_leadlint(program):
    """The absolute path of the program to measure; None stands for this package's release build."""
    if program is None:
        program = pathlib.Path(__file__).resolve().parents[2] / ".build/release/leadlint"
    found = shutil.which(program)
    if not found:
        raise Failure(f"there is no program {program}; build one with 'swift build -c release'")
    return os.path.abspath(found)


# Runs


@dataclasses.dataclass
class Run:
    """One finished process: seconds, and the peak of its resident memory in bytes."""

    wall: float
    user: float
    system: float
    peak: int
    status: int


def run(command, output="/dev/null", errors="/dev/null"):
    """Runs a command to its end and measures it.

    The kernel counts what this process held when it started the other as that one's memory, too:
    nothing large may be read into this process before (`in_child`).
    """
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    begun = time.perf_counter()
    child = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * unit,
        os.waitstatus_to_exitcode(status))


def in_child(function, *arguments):
    """Calls a function in a process of its own, whose memory is gone afterwards."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1
        try:
            with os.fdopen(writing, "w") as answer:
                json.dump(function(*arguments), answer)
            status = 0
        except Failure as failure:
            print(failure, file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        raise Failure(f"{function.__name__} failed")
    return json.loads(text)


KEEP = object()


@dataclasses.dataclass
class Contender:
    """One thing to measure: a command, and what leadlint finds kept when it starts.

    `kept` is a saved copy, None for nothing, or KEEP where the command does not look for any.
    """

    name: str
    command: list
    kept: object = KEEP
    runs: list = dataclasses.field(default_factory=list)
    output: bytes = b""

    def median(self, field="wall"):
        return statistics.median(getattr(run, field) for run in self.runs)

    def peak(self):
        return max(run.peak for run in self.runs)


def compete(contenders, leadlint, rounds):
    """Runs all contenders in each of so many rounds; returns those that went well, and notes.

    A round before the first is not counted: it warms the system's caches and keeps what each
    printed. Each round begins with another contender, so that none always follows the same one.
    """
    notes = []
    contenders = list(contenders)
    os.sync()  # what the preparations wrote shall not be written to the disk meanwhile
    with tempfile.TemporaryDirectory() as folder:
        output, errors = os.path.join(folder, "output"), os.path.join(folder, "errors")
        for number in range(rounds + 1):
            if not contenders:
                raise Failure("; ".join(notes))
            begin = number % len(contenders)
            for contender in contenders[begin:] + contenders[:begin]:
                if contender.kept is not KEEP:
                    leadlint.put_kept(contender.kept)
                warming = number == 0 and contender.command[0] == leadlint.program
                result = run(contender.command, output if warming else "/dev/null", errors)
                if result.status not in (0, 1):
                    said = leadlint.said(pathlib.Path(errors).read_text(errors="replace"))
                    notes.append(f"{contender.name}: status {result.status}: {said}")
                    contenders.remove(contender)
                elif number > 0:
                    contender.runs.append(result)
                elif warming:
                    contender.output = digest(output)
            progress(f"  round {number} of {rounds}")
    return contenders, notes


def digest(path):
    done = subprocess.run(
        ["git", "hash-object", "--no-filters", path], stdout=subprocess.PIPE, check=True,
        env=ENVIRONMENT)
    return done.stdout


# Results


def machine():
    """What the figures depend on; nothing that names the machine or its user."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memoryBytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": platform.system(),
        "kernel": platform.release(),
    }


def processor():
    if sys.platform == "darwin":
        return first_line(["sysctl", "-n", "machdep.cpu.brand_string"])
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "model name":
            return value.strip()
    return platform.machine()


def first_line(command):
    """The first line that a command prints; None where it is not there."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**ENVIRONMENT, "HOME": os.environ.get("HOME", "/")})
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return lines[0].strip() if done.returncode == 0 and lines else None


def versions(program):
    return {
        "git": first_line(["git", "--version"]),
        "leadlint": first_line([program, "--version"]),
        "swift": first_line(["swift", "--version"]),
    }


def raw(contenders):
    """Every single run, for the results; seconds, bytes."""
    return {
        contender.name: [
            {key: round(value, 6) if isinstance(value, float) else value
             for key, value in dataclasses.asdict(run).items()}
            for run in contender.runs
        ]
        for contender in contenders
    }


class Results:
    """Keeps the raw numbers of one run, and its tables, under its date."""

    def __init__(self, kind, program, options):
        date = datetime.datetime.now(datetime.timezone.utc)
        self.stem = date.strftime(f"%Y-%m-%d-%H%M-{kind}")
        self.content = {
            "format": f"leadlint.benchmark.{kind}/1",
            "date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "machine": machine(),
            "versions": versions(program),
            "options": options,
            "repositories": [],
        }

    def heading(self):
        machine, versions = self.content["machine"], self.content["versions"]
        return (
            f"{self.content['date'][:10]} · {machine['processor']}, {machine['cores']} cores, "
            f"{machine['memoryBytes'] / 2**30:.0f} GiB, {machine['system']} {machine['kernel']} · "
            + " · ".join(
                value if value.startswith(name) or name == "swift" else f"{name} {value}"
                for name, value in versions.items() if value))

    def write(self, folder, text):
        """Writes what there is so far as JSON, and the tables beside it as Markdown."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        encoded = json.dumps(self.content, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / f"{self.stem}.json").write_text(encoded + "\n")
        (folder / f"{self.stem}.md").write_text(f"{self.heading()}\n\n{text}\n")


def table(rows):
    """A Markdown table that is aligned as plain text, too; the first row is its heading."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]

    def line(row):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        return "| " + " | ".join(cells) + " |"

    ruler = "|" + "-" * (widths[0] + 2) + "|"
    ruler += "".join("-" * (width + 1) + ":|" for width in widths[1:])
    return "\n".join([line(rows[0]), ruler] + [line(row) for row in rows[1:]])


def seconds(value):
    """At least three figures: 12.3 s, 1.23 s, 123 ms, 12.3 ms."""
    if value >= 10:
        return f"{value:.1f} s"
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.0f} ms" if value >= 0.1 else f"{value * 1000:.1f} ms"


def megabytes(value):
    return f"{value / 1e6:,.0f} MB" if value >= 1e7 else f"{value / 1e6:.1f} MB"
