"""Tells a synthetic history as a `git fast-import` stream, the same for the same options."""

import random

import benchmark

END = 1_782_777_600  # 2026-06-30, so that a seed gives the same commits on every day
YEAR = 365 * 86_400
BRANCH_SLOTS = 12  # branches that are open at the same time
SHARE_ON_BRANCHES = 0.7  # of the commits that are no merges
DELETED, MOVED = 0.004, 0.003  # of all changes
SWEEPING = 1 / 4_000  # of the commits: they change files all over the repository
PART = 60  # files in one directory of a large unit
ROOT_FILES = 20
CONFLICT = 0.5  # of the files that both sides changed, those that the merge changes itself

GROUPS = """apps platform services libs tools infra mobile web data search payments identity media
messaging analytics billing catalog checkout delivery growth ledger mail pricing profiles reports
risk routing shipping signup storage support trust warehouse widgets""".split()
NOUNS = """account address asset batch basket budget cache card case channel client cluster code
contract country coupon credit currency customer device discount event export feature feed file
filter form gateway graph header image import index invoice item job label layout limit list log
market member message metric model network notice offer order page parser partner path payment
period plan policy price profile promise queue quota rate record region report request result
review rule scale schema score session shop signal slot source stock store stream table target
tax template test token topic trace user value vendor view voucher window worker zone""".split()
VERBS = """Add Allow Avoid Check Clean Correct Describe Drop Extend Fix Handle Improve Keep Limit
Mend Move Name Prefer Prepare Read Reduce Remove Rename Replace Report Rework Show Simplify Skip
Sort Speed Split Test Tidy Trim Update Use Widen Write""".split()
WORDS = NOUNS + """after all and any are as at be before but by can each every first for from has
have holds if in is it keeps last may never no not of on once one only or reads same so than that
the them then there this to until when where which while who with without writes""".split()
EXTENSIONS = ["swift", "go", "py", "ts", "java", "rb", "c", "h", "yaml", "sql"]
ZONES = ["+0000", "+0100", "+0200", "-0500", "-0800", "+0530", "+0900"]


class Unit:
    """A directory with code, tests and docs, and the people who work on it."""

    def __init__(self, path, size, people, rng):
        self.path = path
        self.size = size
        self.files = []
        self.added = 0
        self.team = [rng.randrange(people) for _ in range(rng.randint(3, 8))]
        self.parts = max(1, size // PART)

    def new_file(self, rng):
        """The path of one more file; the first two of a unit are docs, and one in twenty later."""
        number = self.added
        self.added += 1
        if number == 0:
            return f"{self.path}/README.md"
        noun = NOUNS[number % len(NOUNS)]
        if number == 1 or number % 20 == 0:
            return f"{self.path}/docs/{noun}-{number}.md"
        folder = "tests" if number % 4 == 3 else "src"
        extension = EXTENSIONS[len(self.path) % len(EXTENSIONS)]
        if self.parts > 1:
            part = number // PART if number < self.size else rng.randrange(self.parts)
            folder += f"/{NOUNS[(part * 7 + len(self.path)) % len(NOUNS)]}{part}"
        return f"{self.path}/{folder}/{noun}_{number}.{extension}"


class Branch:
    """A branch in the making: what it changed, and where it left main."""

    def __init__(self, slot, commits, tick):
        self.ref = b"refs/heads/branch-%d" % slot
        self.remaining = commits
        self.fork = tick
        self.changed = {}
        self.started = False


class Stream:
    """Writes fast-import commands, and numbers what it writes."""

    def __init__(self, output):
        self.output = output
        self.marks = 0
        self.pending = []

    def put(self, data):
        self.pending.append(data)
        if len(self.pending) > 20_000:
            self.flush()

    def flush(self):
        self.output.write(b"".join(self.pending))
        self.pending.clear()

    def blob(self, content):
        self.marks += 1
        self.put(b"blob\nmark :%d\ndata %d\n%b\n" % (self.marks, len(content), content))
        return self.marks

    def commit(self, ref, author, authored, committer, committed, message, start, merged, changes):
        """`changes`: path to the mark of a blob, or None where it is deleted."""
        self.marks += 1
        lines = [
            b"commit %b\nmark :%d\nauthor %b %b\ncommitter %b %b\ndata %d\n%b\n"
            % (ref, self.marks, author, authored, committer, committed, len(message), message)
        ]
        if start:
            lines.append(b"from %b\n" % start)
        if merged:
            lines.append(b"merge %b\n" % merged)
        for path, mark in changes.items():
            if mark is None:
                lines.append(b"D %b\n" % path.encode())
            else:
                lines.append(b"M 100644 :%d %b\n" % (mark, path.encode()))
        lines.append(b"\n")
        self.put(b"".join(lines))


class History:
    """One history, told commit by commit."""

    def __init__(self, options, output):
        self.options = options
        self.rng = random.Random(options.seed)
        self.stream = Stream(output)
        self.written = 0
        self.changes = 0
        self.start = END - int(options.years * YEAR)
        self.current = {}  # path on main -> mark of its blob
        self.touched = {}  # path on main -> number of the commit that changed it last
        self.people = [self.person(number) for number in range(options.people)]
        self.units = self.make_units()
        # A running sum of weights: the first units are the busiest.
        total, self.weights = 0.0, []
        for rank in range(len(self.units)):
            total += 1 / (rank + 8) ** 0.75
            self.weights.append(total)

    def person(self, number):
        first = NOUNS[number % len(NOUNS)].capitalize()
        last = GROUPS[number // len(NOUNS) % len(GROUPS)].capitalize()
        return f"{first} {last}{number} <person{number}@example.com>".encode()

    def make_units(self):
        """Directories of 2 or 3 levels, with at most about 50 in one, and their share of files."""
        options, rng = self.options, self.rng
        count = options.units
        folders = -(-count // (25 if count < 1_000 else 50))
        names = GROUPS[: max(4, min(len(GROUPS), folders))]
        if folders > len(names):
            per_group = -(-folders // len(names))
            names = [f"{group}/{noun}" for group in names for noun in NOUNS[:per_group]]
        paths = []
        for number in range(count):
            noun = NOUNS[number // len(names) % len(NOUNS)]
            paths.append(f"{names[number % len(names)]}/{noun}-{number}")
        rng.shuffle(paths)
        weights = [1 / (rank + 8) ** 0.6 for rank in range(count)]
        scale = max(options.files - 3 * count, 0) / sum(weights)
        return [
            Unit(path, 3 + int(weight * scale), options.people, rng)
            for path, weight in zip(paths, weights)
        ]

    def content(self, path, version):
        """A few words of code, or for docs a text of which each version changes a line."""
        if not path.endswith(".md"):
            return b"let %b = %d\n" % (path[-24:].replace("/", "_").encode(), version)
        text = random.Random(path)
        lines = [f"# {text.choice(NOUNS).capitalize()}", ""]
        for _ in range(8 + len(path) % 9):
            lines.append(" ".join(text.choices(WORDS, k=11)) + ".")
        changed = f"Since change {version}, see the {NOUNS[version % 90]}."
        lines[2 + version % (len(lines) - 2)] = changed
        return ("\n".join(lines) + "\n").encode()

    def instant(self, ahead=0):
        """When the next commit is made, growing busier over the years; a few clocks are wrong."""
        share = (self.written + ahead) / self.options.commits
        seconds = self.start + int((END - self.start - 86_400) * share**0.8)
        if self.rng.random() < 0.02:
            seconds -= self.rng.randrange(7_200)
        return max(seconds, self.start)

    def message(self, unit):
        rng = self.rng
        noun = NOUNS[int(rng.random() * len(NOUNS))]
        text = f"{VERBS[int(rng.random() * len(VERBS))]} the {noun} of {unit.path}\n"
        draw = rng.random()
        if draw < 0.3:
            text += "\n" + " ".join(rng.choices(WORDS, k=12)) + ".\n"
        message = text.encode()
        if draw < 0.04:
            other = self.people[unit.team[int(rng.random() * len(unit.team))]]
            message += b"\nCo-authored-by: %b\n" % other
        return message

    def write(self, ref, author, message, changes, start=None, merged=None):
        committed = self.instant()
        rng = self.rng
        zone = ZONES[int(rng.random() * len(ZONES))]
        authored = committed - (int(rng.random() * 200_000) if rng.random() < 0.3 else 0)
        committer = author
        if rng.random() < 0.15:
            committer = self.people[int(rng.random() * len(self.people))]
        self.stream.commit(
            ref, author, f"{authored} {zone}".encode(), committer, f"{committed} {zone}".encode(),
            message, start, merged, changes)
        self.written += 1

    def pick_unit(self):
        return self.rng.choices(self.units, cum_weights=self.weights)[0]

    def pick_author(self, unit):
        rng, team = self.rng, unit.team
        if rng.random() < 0.004:
            team[int(rng.random() * len(team))] = int(rng.random() * len(self.people))
        if rng.random() < 0.1:
            return self.people[int(rng.random() * len(self.people))]
        return self.people[team[int(len(team) * rng.random() ** 2)]]

    def change_files(self, unit, count, changes):
        """Changes `count` files of a unit, most of them side by side."""
        rng, files, stream = self.rng, unit.files, self.stream
        place = int(len(files) * rng.random() ** 2)
        for _ in range(count):
            draw = rng.random()
            if draw < self.added_share or len(files) < 2:
                path = unit.new_file(rng)
                files.append(path)
                changes[path] = stream.blob(self.content(path, self.written))
                continue
            place = (place + 1 + int(rng.expovariate(0.5))) % len(files)
            path = files[place]
            draw -= self.added_share
            if draw < DELETED and len(files) > 3:
                changes[path] = None
                files[place] = files[-1]
                files.pop()
            elif draw < DELETED + MOVED and path in self.current and path not in changes:
                changes[path] = None
                files[place] = unit.new_file(rng)
                changes[files[place]] = self.current[path]
            else:
                changes[path] = stream.blob(self.content(path, self.written))

    def next_changes(self, unit):
        """What the next commit changes; the mean is steered so that the sum comes out as asked."""
        rng = self.rng
        changes = {}
        if rng.random() < SWEEPING:
            for _ in range(int(20 + rng.random() * 80)):
                self.change_files(self.pick_unit(), 5, changes)
        else:
            left = self.options.commits - self.written
            rest = self.options.commits * self.options.changes_per_commit - self.changes
            mean = max(1.0, min(50.0, rest / max(1.0, left * (1 - self.options.merges))))
            count = 1 + int(rng.expovariate(1 / (mean - 0.5))) if mean > 1 else 1
            if count > 3 and rng.random() < 0.2:
                self.change_files(self.pick_unit(), count // 2, changes)
                count -= count // 2
            while count > 0:  # a small unit does not hold a large change
                here = min(count, 1 + len(unit.files) // 2)
                self.change_files(unit, here, changes)
                count -= here
                unit = self.pick_unit()
        self.changes += len(changes)
        return changes

    def apply(self, changes):
        tick = self.written
        for path, mark in changes.items():
            self.touched[path] = tick
            if mark is None:
                self.current.pop(path, None)
            else:
                self.current[path] = mark

    def commit_on_main(self):
        unit = self.pick_unit()
        changes = self.next_changes(unit)
        self.apply(changes)
        self.write(b"refs/heads/main", self.pick_author(unit), self.message(unit), changes)

    def commit_on_branch(self, branch):
        unit = self.pick_unit()
        changes = self.next_changes(unit)
        branch.changed.update(changes)
        start = None if branch.started else b"refs/heads/main"
        self.write(branch.ref, self.pick_author(unit), self.message(unit), changes, start)
        branch.started = True
        branch.remaining -= 1

    def merge(self, branch):
        changes = branch.changed
        for path, mark in changes.items():
            both = self.touched.get(path, -1) >= branch.fork
            if both and mark is not None and self.rng.random() < CONFLICT:
                changes[path] = self.stream.blob(self.content(path, self.written))
                self.changes += 1
        self.apply(changes)
        author = self.pick_author(self.pick_unit())
        message = b"Merge branch '%b'\n" % branch.ref[11:]
        self.write(b"refs/heads/main", author, message, changes, merged=branch.ref)

    def first_commit(self):
        """A fifth of all files, so that the directories are there, and a few at the root."""
        changes = {}
        for noun in NOUNS[:ROOT_FILES]:
            changes[f"{noun}.toml"] = self.stream.blob(self.content(noun, 0))
        for unit in self.units:
            for _ in range(max(3, unit.size // 5)):
                path = unit.new_file(self.rng)
                unit.files.append(path)
                changes[path] = self.stream.blob(self.content(path, 0))
        wanted = self.options.commits * self.options.changes_per_commit
        self.added_share = DELETED + max(0.0, self.options.files - len(changes)) / wanted
        self.apply(changes)
        self.write(b"refs/heads/main", self.people[0], b"Import all services\n", changes)

    def owners_file(self, unit, turn):
        lead = self.people[unit.team[turn]].decode()
        text = f'---\nkind: service\nlead: "{lead}"\ndocs: ["**/*.md"]\n'
        if turn:
            before = self.people[unit.team[0]].decode().split("<")[1][:-1]
            after = lead.split("<")[1][:-1]
            text += (
                f"handoffs:\n  - {{date: 2026-06-29, from: {before}, to: {after}, "
                "notes: README.md}\n")
        return self.stream.blob((text + "---\n").encode())

    def tell(self):
        """Writes the whole history."""
        options, rng = self.options, self.rng
        self.first_commit()
        length = (1 - options.merges) * SHARE_ON_BRANCHES / options.merges if options.merges else 0
        slots = [None] * (BRANCH_SLOTS if options.merges else 0)
        end = options.commits - min(2, options.areas)
        while True:
            left = end - self.written - sum(1 for branch in slots if branch)
            if left <= 0:
                break
            # A new branch takes two commits: one of its own, and its merge.
            if slots and left > 1 and rng.random() < SHARE_ON_BRANCHES:
                slot = int(rng.random() * len(slots))
                branch = slots[slot]
                if branch is None:
                    commits = 1 + int(rng.expovariate(1 / max(length - 0.5, 0.1)))
                    slots[slot] = branch = Branch(slot, commits, self.written)
                if branch.remaining:
                    self.commit_on_branch(branch)
                if not branch.remaining:
                    self.merge(branch)
                    slots[slot] = None
            else:
                self.commit_on_main()
            if self.written % 20_000 == 0:
                benchmark.progress(f"{self.written:,} commits, {self.changes:,} changes")
        for branch in slots:
            if branch and branch.started:
                self.merge(branch)
        areas = self.units[: options.areas]
        if areas:
            files = {f"{unit.path}/OWNERS.lead": self.owners_file(unit, 0) for unit in areas}
            self.write(b"refs/heads/main", self.people[0], b"Name the leads\n", files)
            files = {f"{unit.path}/OWNERS.lead": self.owners_file(unit, 1) for unit in areas[::20]}
            self.write(b"refs/heads/main", self.people[0], b"Hand over\n", files)
        for slot in range(len(slots)):
            self.stream.put(b"reset refs/heads/branch-%d\nfrom %b\n\n" % (slot, b"0" * 40))
        self.stream.put(b"done\n")
        self.stream.flush()
