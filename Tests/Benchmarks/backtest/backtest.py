#!/usr/bin/env python3
"""Back-tests `leadlint suggest` on what really happened to ownership.

usage: backtest.py LEADLINT REPOSITORY... [--most N] [--seed N] [--json FILE]

REPOSITORY is one whose OWNERS.lead files changed when its real ownership did (first-parent history of HEAD). Each commit
on the first-parent line that adds a lead to an area which had one already for a month is an event: `leadlint suggest AREA
--as-of` a month before is asked, and the answer holds a hit where the person is among the first one or three. The
baseline is who, not leading the area yet, made the most commits below the area's directory in the year before, likewise
the first one or three. A person is hit whatever address is meant: names and addresses are compared after .mailmap.

At most N events of each repository are asked about (default 60), drawn by a fixed seed. Events of one commit that adds
the same person to more than five areas are one event, at the first: a bulk change of an alias says little.
"""
import argparse, collections, datetime, json, random, re, subprocess, sys

a = argparse.ArgumentParser()
a.add_argument('leadlint'); a.add_argument('repositories', nargs='+')
a.add_argument('--most', type=int, default=60); a.add_argument('--seed', type=int, default=1); a.add_argument('--json')
o = a.parse_args()
MONTH, YEAR = 30 * 86400, 365 * 86400


def git(repo, *args):
    return subprocess.run(['git', '-C', repo, *args], stdout=subprocess.PIPE, check=True).stdout.decode('utf-8', 'replace')


def leads(text):
    found = re.search(r'^lead: (.*)$', text or '', re.M)
    return set(x.lower() for x in re.findall(r'<([^<>]+)>', found.group(1))) if found else set()


def names(repo):
    """Every address that shares a name or an address with another, as one group."""
    group = {}
    for line in git(repo, 'log', '--use-mailmap', '--format=%aE%x09%aN', 'HEAD').splitlines():
        email, name = (line.lower().split('\t') + [''])[:2]
        group.setdefault(email, name if ' ' in name else email)
    return lambda email: group.get(email.lower(), email.lower())


def events(repo):
    """(time, area, emails before, added email) of every addition."""
    found, since, commit, state = [], {}, None, {}
    log = git(repo, 'log', '--first-parent', '--reverse', '--diff-merges=first-parent', '--no-renames', '--raw',
              '--abbrev=40', '--format=commit %ct', 'HEAD', '--', ':(glob)**/OWNERS.lead')
    cat = subprocess.Popen(['git', '-C', repo, 'cat-file', '--batch'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    texts = {}

    def blob(sha):
        if sha not in texts:
            cat.stdin.write(sha.encode() + b'\n'); cat.stdin.flush()
            size = int(cat.stdout.readline().split()[2])
            texts[sha] = cat.stdout.read(size).decode('utf-8', 'replace'); cat.stdout.read(1)
        return texts[sha]
    for line in log.splitlines():
        if line.startswith('commit '): commit = int(line[7:]); continue
        if not line.startswith(':'): continue
        head, path = line.split('\t', 1); new, kind = head.split()[3], head.split()[4]
        area = path.rpartition('/')[0] or '.'
        after = set() if kind == 'D' else leads(blob(new))
        before = state.get(area, set())
        if before and commit - since[area] > MONTH:
            found += [(commit, area, before, person) for person in sorted(after - before)]
        if not before: since[area] = commit
        state[area] = after
    by_change = collections.Counter((e[0], e[3]) for e in found)
    kept, met = [], set()
    for e in found:
        if by_change[e[0], e[3]] > 5:
            if (e[0], e[3]) in met: continue
            met.add((e[0], e[3]))
        kept.append(e)
    return kept


def suggested(repo, area, when):
    run = subprocess.run([o.leadlint, 'suggest', area, '--repo', repo, '--format', 'json', '--as-of',
                          datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode: return None
    return json.loads(run.stdout)


def baseline(repo, area, when, before, who):
    start = git(repo, 'rev-list', '-1', '--first-parent', f'--before={when}', 'HEAD').strip()
    if not start: return []
    count = collections.Counter()
    for line in git(repo, 'log', '--no-merges', '--use-mailmap', f'--since={when - YEAR}', '--format=%aE%x09%aN', start, '--',
                    area).splitlines():
        email, name = line.split('\t')
        if 'bot' in (email + name).lower() or 'robot' in email.lower(): continue
        count[who(email)] += 1
    leading = {who(x) for x in before}
    return [p for p, _ in sorted(count.items(), key=lambda x: (-x[1], x[0])) if p not in leading][:3]


def seen(repo, when, person, who):
    """Whether the person had any commit by then: nobody can name a stranger."""
    if not hasattr(seen, repo):
        first = {}
        for line in git(repo, 'log', '--use-mailmap', '--format=%ct%x09%aE', 'HEAD').splitlines():
            time, email = line.split('\t'); key = who(email)
            first[key] = min(first.get(key, 1 << 40), int(time))
        setattr(seen, repo, first)
    return getattr(seen, repo).get(who(person), 1 << 40) <= when


rows = []
for repo in o.repositories:
    who, all_events = names(repo), events(repo)
    chosen = sorted(random.Random(o.seed).sample(all_events, min(o.most, len(all_events))), key=lambda e: (e[0], e[1]))
    sums = collections.Counter()
    for time, area, before, person in chosen:
        when = time - MONTH
        answer = suggested(repo, area, when)
        if answer is None: sums['no answer'] += 1; continue
        ours = [who(x['email']) for x in answer['suggested']]
        top, wanted = baseline(repo, area, when, before, who), who(person)
        known = seen(repo, when, person, who)
        sums['events'] += 1; sums['known'] += known
        sums['hit1'] += wanted in ours[:1]; sums['hit3'] += wanted in ours
        sums['top1'] += wanted in top[:1]; sums['top3'] += wanted in top
        rows.append(dict(repo=repo.rpartition('/')[2], time=time, area=area, person=wanted, known=known, ours=ours, top=top,
                         answer=answer))
    n = max(1, sums['events'])
    print(f"| {repo.rpartition('/')[2]:<16} | {len(all_events):>5} | {n:>4} | {sums['known'] / n:.2f} | " +
          ' | '.join(f"{sums[k] / n:.2f}" for k in ('hit1', 'hit3', 'top1', 'top3')) + f" | {sums['no answer']} |", flush=True)
n = max(1, len(rows))
known = max(1, sum(r['known'] for r in rows))
def rate(test, of): return sum(map(test, rows)) / of
tests = [lambda r: r['person'] in r['ours'][:1], lambda r: r['person'] in r['ours'], lambda r: r['person'] in r['top'][:1],
         lambda r: r['person'] in r['top']]
print(f"| all              |       | {n:>4} | {known / n:.2f} | " + ' | '.join(f'{rate(t, n):.2f}' for t in tests) + ' |   |')
print(f"| of those known   |       | {known:>4} | 1.00 | " + ' | '.join(f'{rate(t, known):.2f}' for t in tests) + ' |   |')
if o.json: json.dump(rows, open(o.json, 'w'))
