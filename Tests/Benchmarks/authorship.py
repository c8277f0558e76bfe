"""Degree of authorship and the truck factor, a second time and independently of leadlint.

Two readings of a history can be asked: that of the authors' own program ("theirs") and that of
leadlint ("ours"). They differ in three rules, each of which can be exchanged by itself, so that a
difference can be put down to a rule:

  persons   theirs: who shares an e-mail address or a name, or stands in their table of aliases
            ours:   who shares an e-mail address
  moves     theirs: `git log --find-renames`, a rename is a change; by names, whichever branch
            ours:   a move of the same object is no change, any other is a new file; line by line
            similar: as ours, but a file moved with an edit is no new file (`moved-code: similar`)
  adding    theirs: all who ever added the file are its creators; no adding is a change
            ours:   who did the first change, if that added it; any later adding is a change

`.mailmap` is applied in both; merges count in neither.
"""

import collections
import dataclasses
import math
import unicodedata

Change = collections.namedtuple("Change", "commit kind")  # kind: A, M, R or D


class Persons:
    """Who is who: numbers for the authors of commits, by the e-mail and perhaps by the name."""

    def __init__(self, git, tip, mailmap, aliases, by_name):
        self.parents, self.of_commit = {}, {}
        self.names = collections.defaultdict(collections.Counter)
        log = git.run(*mailmap, "log", "-z", "--format=%H%x01%aN%x01%aE", tip)
        for record in filter(None, log.decode("utf-8", "replace").split("\0")):
            commit, name, email = record.split("\1")
            key = ("email", email.lower())
            self.of_commit[commit] = key
            self.names[key][name] += 1
            if by_name and name:
                self.join(key, ("name", normal(name)))
        if by_name:
            for one, other in aliases:
                self.join(("name", normal(one)), ("name", normal(other)))
        self.authors = {commit: self.find(key) for commit, key in self.of_commit.items()}

    def find(self, key):
        while key in self.parents:
            key = self.parents[key]
        return key

    def join(self, one, other):
        one, other = sorted((self.find(one), self.find(other)))
        if one != other:
            self.parents[other] = one

    def groups(self):
        """Those with several addresses: name and addresses, each sorted by use."""
        emails, names = collections.defaultdict(collections.Counter), self.all_names()
        for key, used in self.names.items():
            emails[self.find(key)][key[1]] += sum(used.values())
        for person, used in sorted(emails.items()):
            if len(used) > 1:
                yield most(names[person]), [email for email, _ in ranked(used)]

    def all_names(self):
        names = collections.defaultdict(collections.Counter)
        for key, used in self.names.items():
            names[self.find(key)].update(used)
        return names


def normal(name):
    """Case and accents do not matter; a semicolon would have split the line in their files."""
    letters = unicodedata.normalize("NFD", name.replace(";", "&"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).upper()


def ranked(counter):
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def most(counter):
    return ranked(counter)[0][0]


class TheirMoves:
    """All commits that `git log --name-status --find-renames` shows at a path, by that path."""

    def __init__(self, git, tip):
        self.changes = collections.defaultdict(list)
        fields = iter(git.run(
            "-c", "diff.renameLimit=999999", "log", "-z", "--name-status", "--find-renames",
            "--format=%x01%H", tip).split(b"\0"))
        place, commit = 0, None
        for field in fields:
            field = field.lstrip(b"\n")
            if field.startswith(b"\1"):
                place, commit = place + 1, field[1:].decode()
            elif field:
                kind, path = field[:1].decode(), next(fields)
                if kind in "RC":
                    old, path = path, next(fields)
                if kind in "AMR":
                    self.changes[path].append([place, commit, kind, old if kind == "R" else None])

    def history(self, path):
        """Oldest first. A rename leads on to all of its old name, but for the first file only."""
        found = {id(change): change for change in self.changes[path]}
        waiting = list(found.values())
        while waiting:
            change = waiting.pop()
            if change[3] is not None:
                for older in self.changes.get(change[3], []):
                    if id(older) not in found:
                        found[id(older)] = older
                        waiting.append(older)
                change[3] = None
        ordered = sorted(found.values(), key=lambda change: -change[0])
        return [Change(commit, kind) for _, commit, kind, _ in ordered]


class OurMoves:
    """The commits that changed a file as leadlint reads it: moves of the same object followed."""

    def __init__(self, git, tip):
        self.changes = collections.defaultdict(list)  # by path: (place in the walk, kind, other)
        self.commits = []
        self.parents = {}
        self.unpaired = {}  # by place: what came and what went without an equal counterpart
        commit, entries = None, []
        fields = iter(git.run(
            "log", "-z", "--date-order", "-c", "--raw", "--no-abbrev", "--no-renames",
            "--format=%x01%H %P", tip).split(b"\0"))
        for field in fields:
            field = field.lstrip(b"\n")
            if field.startswith(b"\1"):
                self.take(commit, entries)
                commit, *parents = field[1:].decode().split()
                entries = []
                self.parents[commit] = parents
            elif field.startswith(b":"):
                entries.append((field, next(fields)))
        self.take(commit, entries)

    def take(self, commit, entries):
        if commit is None:
            return
        place = len(self.commits)
        self.commits.append(commit)
        gone, come = collections.defaultdict(list), []
        kinds = {}
        for raw, path in sorted(entries, key=lambda entry: entry[1]):
            count = len(raw) - len(raw.lstrip(b":"))
            words = raw[count:].split(b" ")
            modes, ids = words[:count + 1], words[count + 1:2 * count + 2]
            types = [mode[:2] for mode in modes]
            if (types[-1], ids[-1]) in zip(types[:-1], ids):
                continue  # permissions only, perhaps against one parent of a merge
            absent = [mode == b"000000" for mode in modes]
            if absent[-1] and not any(absent[:-1]):
                kinds[path] = "D"
                for key in dict.fromkeys(zip(types[:-1], ids)):
                    gone[key].append(path)
            elif not absent[-1] and all(absent[:-1]):
                kinds[path] = "A"
                come.append((path, (types[-1], ids[-1])))
            else:
                kinds[path] = "M"
        moves = pair(gone, come)
        for path, kind in kinds.items():
            if path not in moves.values() and path not in moves:
                self.changes[path].append((place, kind, None))
        for new, old in moves.items():
            self.changes[new].append((place, "to", old))
            self.changes[old].append((place, "away", new))
        added = {path for path, kind in kinds.items() if kind == "A" and path not in moves}
        deleted = {path for path, kind in kinds.items() if kind == "D"} - set(moves.values())
        if added and deleted:
            self.unpaired[place] = added, deleted

    def source(self, place, path):
        """What the file that was added in a commit was before, if anything."""
        return None

    def history(self, path):
        """Oldest first. Ends where the path was of another file, which was moved away."""
        found, since = [], 0
        while path is not None:
            following, added = None, False
            for place, kind, other in self.changes.get(path, []):
                if place < since:
                    continue
                if kind == "to":
                    following, since = other, place + 1
                    break
                if kind == "away":
                    if added:
                        break
                    continue
                source = self.source(place, path) if kind == "A" else None
                if source:
                    found.append((place, "R"))
                    following, since = source, place + 1
                    break
                added = added or kind == "A"
                found.append((place, kind))
            path = following
        found.reverse()
        return [
            Change(self.commits[place], kind) for place, kind in found
            if len(self.parents[self.commits[place]]) < 2]


class SimilarMoves(OurMoves):
    """The same, but git is asked of each commit in which such a file begins what it was before."""

    def __init__(self, git, tip):
        super().__init__(git, tip)
        self.git = git
        self.known = {}

    def source(self, place, path):
        if place not in self.unpaired:
            return None
        if place not in self.known:
            self.known[place] = self.renames(place)
        return self.known[place].get(path)

    def renames(self, place):
        added, deleted = self.unpaired[place]
        commit = self.commits[place]
        fields = iter(self.git.run(
            "--literal-pathspecs", "-c", "diff.renameLimit=1000", "diff-tree", "-r", "-z", "-M50%",
            "--name-status", self.parents[commit][0], commit, "--", *sorted(added | deleted)
        ).split(b"\0"))
        found = {}
        for kind in filter(None, fields):
            old = next(fields)
            if kind.startswith(b"R"):
                new = next(fields)
                if new in added and old in deleted:
                    found[new] = old
        return found


def pair(gone, come):
    """Moves by new path: the same name first, then any, in the order of paths, each path once."""
    moves, used = {}, set()
    for same_name in (True, False):
        for path, key in come:
            if path in moves:
                continue
            for old in gone[key]:
                same = old.rpartition(b"/")[2] == path.rpartition(b"/")[2]
                if old not in used and (same or not same_name):
                    moves[path] = old
                    used.add(old)
                    break
    return moves


def authors(history, persons, all_creators):
    """Who is an author of the file with this history."""
    done, creators = collections.Counter(), set()
    for place, change in enumerate(history):
        person = persons.authors[change.commit]
        if change.kind == "A" and (all_creators or place == 0):
            creators.add(person)
        elif change.kind != "A" or not all_creators:
            done[person] += 1
    total = sum(done.values())
    degrees = {
        person: 3.293 + 1.098 * (person in creators) + 0.164 * done[person]
        - 0.321 * math.log(1 + total - done[person])
        for person in set(done) | creators}
    highest = max(degrees.values(), default=0)
    return {
        person for person, degree in degrees.items()
        if highest > 0 and degree / highest > 0.75
        and (degree >= 3.293 or all_creators and person in creators)}


@dataclasses.dataclass
class Outcome:
    """Who has to be gone: (all names, share of the files that each is an author of)."""

    gone: list
    left: list  # the share of the files that have an author: at first, and after each of them

    @property
    def factor(self):
        return len(self.gone)


def truck_factor(histories, persons, all_creators):
    left, written, files = {}, collections.defaultdict(set), 0
    for path, history in histories.items():
        files += 1
        left[path] = authors(history, persons, all_creators)
        for person in left[path]:
            written[person].add(path)
    covered = sum(bool(people) for people in left.values())
    names, gone, shares = persons.all_names(), [], []
    for person, paths in sorted(written.items(), key=lambda item: (-len(item[1]), item[0])):
        shares.append(covered / files)
        if 2 * covered < files:
            return Outcome(gone, shares)
        gone.append(([name for name, _ in ranked(names[person])], len(paths) / files))
        for path in paths:
            left[path].discard(person)
            covered -= not left[path]
    return Outcome(gone, [*shares, covered / files if files else 0])
