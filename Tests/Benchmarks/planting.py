"""Makes repositories to measure: a private copy, with areas, and with commits on top."""

import collections
import os
import pathlib
import random
import re
import shutil
import subprocess

from benchmark import Failure, Git

OWNERS = b"OWNERS.lead"
DOCS = (b".md", b".adoc", b".txt", b".rst")
PATTERNS = '["**/*.md", "**/*.adoc", "**/*.txt", "**/*.rst"]'
BOTS = re.compile(r"\[bot\]|dependabot|renovate|github-actions", re.IGNORECASE)
YEAR = 365 * 86_400
PLANTER = b"Planter <planter@example.com>"
TIP = b"refs/benchmark/tip"
# How long before the tip areas are planted: every one of 52 weekly points shall have them.
WEEKS_BEFORE = 55


def git_directory(path):
    """The git directory that holds the objects of the repository at `path`."""
    done = subprocess.run(
        ["git", "-C", path, "rev-parse", "--git-common-dir"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Failure(f"{path} is no git repository")
    return pathlib.Path(path, os.fsdecode(done.stdout.rstrip(b"\n"))).resolve()


def name_of(path):
    """A short name for a repository: the last part of its path that says something."""
    parts = git_directory(path).parts
    names = [part for part in parts if part not in (".git", "repo", "git", "/")]
    return names[-1].removesuffix(".git") if names else "repository"


def copy(path, destination):
    """Copies a repository's objects and refs into a new bare one, and detaches its HEAD.

    Files are copied, not linked: git touches a pack's date when it meets one of its objects again.
    The configuration is left behind; it may name credentials or what else runs on a commit.
    """
    source = git_directory(path)
    tip = subprocess.run(
        ["git", "-C", path, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"],
        stdout=subprocess.PIPE)
    if tip.returncode != 0:
        raise Failure(f"{path}: HEAD is no commit")
    destination = pathlib.Path(destination)
    destination.mkdir()
    shutil.copytree(source / "refs", destination / "refs")
    copy_objects(source / "objects", destination / "objects")
    for name in ("packed-refs", "shallow"):
        if (source / name).exists():
            shutil.copyfile(source / name, destination / name)
    (destination / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n")
    (destination / "HEAD").write_bytes(tip.stdout)
    return Git(destination)


def copy_objects(source, destination):
    """Copies an object store and those that it borrows from into one."""
    shutil.copytree(source, destination, dirs_exist_ok=True)
    alternates = destination / "info/alternates"
    if alternates.exists():
        stores = [source / line for line in alternates.read_text().splitlines() if line]
        alternates.unlink()
        for store in stores:
            copy_objects(store, destination)


def plant(directory, count):
    """Gives the `count` busiest directories with docs a lead and an OWNERS.lead, a year ago.

    The lead is whoever changed the directory most in the year before the tip, else ever. Other
    OWNERS.lead files are taken away. The commits since then are made anew on top. Returns the
    number of areas.
    """
    git = Git(directory)
    files = git.run("ls-tree", "-r", "-z", "--name-only", "HEAD").split(b"\0")
    candidates = set()
    for file in files:
        if file.endswith(DOCS):
            candidates.update(parents(file))
    candidates = {path for path in candidates if not re.search(rb'["\\\n]', path)}
    changes, recent, ever = count_changes(git, candidates)
    areas = {}
    for path, _ in changes.most_common():
        if len(areas) == count:
            break
        people = recent[path].most_common() + ever[path].most_common()
        lead = next((person for person, _ in people if may_lead(person)), None)
        if lead:
            areas[path] = lead
    lines = [b"D %b\n" % quoted(file) for file in files
             if file.rpartition(b"/")[2] == OWNERS and file.rpartition(b"/")[0] not in areas]
    for path, lead in sorted(areas.items()):
        text = f'---\nkind: service\nlead: "{lead}"\ndocs: {PATTERNS}\n---\n'.encode()
        lines.append(b"M 100644 inline %b/%b\ndata %d\n%b" % (path, OWNERS, len(text), text))
    add_in_the_past(git, (PLANTER, b"Add OWNERS.lead\n", lines))
    return len(areas)


def add_in_the_past(git, planted):
    """Adds a commit `WEEKS_BEFORE` the tip, and makes those after it anew."""
    tip = git.line("rev-parse", "HEAD")
    before = int(git.line("log", "-1", "--format=%ct", "HEAD")) - WEEKS_BEFORE * 7 * 86_400
    base = git.run("rev-list", "-1", "--first-parent", f"--before={before}", tip).strip().decode()
    if not base:
        commit(git, [planted])
        return
    git.run("update-ref", "--no-deref", "HEAD", base)
    commit(git, [planted])
    new_base = git.line("rev-parse", "HEAD")
    if base == tip:
        return
    git.run("update-ref", TIP.decode(), tip)
    stream = git.run(
        "fast-export", "--no-data", "--signed-tags=strip", "--reencode=no",
        "--reference-excluded-parents", f"{base}..{TIP.decode()}")
    # Both ids are of one length, so that no count of bytes changes.
    stream = stream.replace(base.encode(), new_base.encode())
    try:
        git.run(
            "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", "--force", input=stream)
    except Failure:
        # A copy that lacks objects cannot be made anew: its weeks before the tip have no areas.
        git.run("update-ref", "--no-deref", "HEAD", tip)
        commit(git, [planted])
        return
    git.run("update-ref", "--no-deref", "HEAD", TIP.decode())


def parents(path):
    """All directories above a path, the root aside."""
    cut = path.rfind(b"/")
    while cut > 0:
        path = path[:cut]
        yield path
        cut = path.rfind(b"/")


def may_lead(person):
    return not re.search(r'["\\\ufffd]', person) and "@" in person and not BOTS.search(person)


def count_changes(git, candidates):
    """For each directory: its commits; its commits by person in the last year; and ever."""
    changes = collections.Counter()
    recent = collections.defaultdict(collections.Counter)
    ever = collections.defaultdict(collections.Counter)
    since = int(git.line("log", "-1", "--format=%ct", "HEAD")) - YEAR
    person, is_recent, seen = "", False, set()
    for line in git.lines(
        "-c", "core.quotePath=false", "log", "--use-mailmap", "--no-merges", "--no-renames",
        "--name-only", "--format=%x01%ct %aN <%aE>", "HEAD"
    ):
        if line.startswith(b"\1"):
            date, _, name = line[1:].decode("utf-8", "replace").partition(" ")
            person, is_recent, seen = name, int(date) >= since, set()
            continue
        for path in parents(line):
            if path in seen:
                break
            seen.add(path)
            if path in candidates:
                changes[path] += 1
                ever[path][person] += 1
                if is_recent:
                    recent[path][person] += 1
    return changes, recent, ever


def extend(directory, count):
    """Adds commits on top, by leads, that each append a line to three files of one area.

    The last ten are loose objects, as one's own new commits are; those before are in a pack, as if
    they had been fetched. Returns all tips from the newest to the one before, `count` + 1 of them.
    """
    git = Git(directory)
    areas = collections.defaultdict(list)
    entries = git.run("ls-tree", "-r", "-z", "HEAD").split(b"\0")
    owned = {entry.partition(b"\t")[2].rpartition(b"/")[0] for entry in entries
             if entry.rpartition(b"/")[2] == OWNERS or entry.endswith(b"\t" + OWNERS)}
    for entry in entries:
        description, _, path = entry.partition(b"\t")
        if not description.startswith(b"100644") or path.endswith(OWNERS) or b"\n" in path:
            continue
        for area in parents(path):
            if area in owned:
                areas[area].append(path)
                break
    if not areas:
        raise Failure("there is no area with files to change")
    rng = random.Random(1)
    paths = sorted(areas)
    contents, commits = {}, []
    for number in range(count):
        area = rng.choice(paths)
        lines = []
        for path in rng.sample(areas[area], min(3, len(areas[area]))):
            old = contents.get(path)
            if old is None:
                old = git.run("cat-file", "blob", b"HEAD:" + path)
            contents[path] = new = old + b"One more line, number %d.\n" % number
            lines.append(b"M 100644 inline %b\ndata %d\n%b\n" % (quoted(path), len(new), new))
        text = git.run("cat-file", "blob", b"HEAD:" + area + b"/" + OWNERS)
        lead = re.search(rb'^lead: "?([^"<>\n]+<[^"<>\n]+>)"?$', text, re.MULTILINE)
        author = lead[1] if lead else PLANTER
        commits.append((author, b"Change %b\n" % area, lines))
    own = min(10, count)
    commit(git, commits[:-own])
    commit(git, commits[-own:], loose=True)
    return git.line("rev-list", "--first-parent", f"--max-count={count + 1}", "HEAD").split()


def quoted(path):
    return path if not path.startswith(b'"') else b'"%b"' % path.replace(b'"', b'\\"')


def commit(git, commits, loose=False):
    """Adds commits, (author, message, fast-import commands) each, and moves HEAD."""
    date = int(git.line("log", "-1", "--format=%ct", "HEAD"))
    start = git.run("rev-parse", "HEAD").strip()
    stream = [b"reset %b\nfrom %b\n\n" % (TIP, start)]
    for author, message, lines in commits:
        date += 60
        stream.append(
            b"commit %b\nauthor %b %d +0000\ncommitter %b %d +0000\ndata %d\n%b"
            % (TIP, author, date, author, date, len(message), message))
        stream += lines
        stream.append(b"\n")
    limit = "fastimport.unpackLimit=100000" if loose else "fastimport.unpackLimit=1"
    git.run("-c", limit, "fast-import", "--quiet", "--force", input=b"".join(stream))
    git.run("update-ref", "--no-deref", "HEAD", TIP.decode())
