"""The readers of `check-formats` for the weekly report: one for each format that is mostly text."""

import html.parser
import json
import re
import subprocess
from html import unescape

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import etree
from slack_sdk.models.blocks import Block

# What a page that sites make of plain text must not hold outside of code.
NOT_IN_TEXT = [
    r"@\w", r"#\d", r"!\d", r"\bGH-\d", r"://", r"www\.", r"\b[0-9a-f]{7,40}\b", r":[a-z_]+:",
    r"\$", r"\*", "`",
]
# Week labels are ours.
REFERENCE = r"\b(?!\d{4}-W\d\d\b)(?!W\d\d\b)[A-Za-z]+-\d"


class Page(html.parser.HTMLParser):
    """Elements with their attributes, comments, and the text that is not in code."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.comments, self.text, self.open = [], [], [], []
        self.all_text, self.tables, self.problems = [], [], []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr" and self.tables:
            self.tables[-1].append(0)
        if tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1] += 1
        if tag not in ("meta", "hr", "br", "wbr", "img", "input", "link"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends nothing")

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.all_text.append(data)
        if "code" not in self.open:
            self.text.append(data)


def page_of(text):
    page = Page()
    page.feed(text)
    page.close()
    page.problems += [f"<{tag}> has no end" for tag in page.open]
    return page


class ReportChecker:
    """Reads the documents of one report; what does not hold goes to `checker`."""

    def __init__(self, checker):
        self.checker = checker

    def expect(self, holds, where, what):
        self.checker.expect(holds, where, what)

    def check(self, format, content, where):
        text = self.checker.safe_text(format, content, where)
        if text is None:
            return
        try:
            getattr(self, "read_" + format)(text, where)
        except (ValueError, KeyError, TypeError, etree.XMLSyntaxError) as error:
            self.expect(False, where, f"cannot be read: {error!r}")

    def read_json(self, text, where):
        self.expect(json.loads(text)["schema"] == "leadlint.report/1", where, "another schema")

    def read_markdown(self, text, where):
        self.expect(len(text.encode()) <= 65_000, where, "too long")
        first = text.split("\n", 1)[0]
        marker = re.fullmatch(
            r"<!-- leadlint:report week=(\d{4}-W\d\d) scope=([A-Za-z0-9%./_:,-]+) -->", first)
        self.expect(marker is not None, where, f"no marker: {first}")
        rows = sum(line.startswith("|") for line in text.split("\n"))
        for smart in (0, Options.CMARK_OPT_SMART):
            options = Options.CMARK_OPT_UNSAFE | smart
            page = page_of(cmarkgfm.github_flavored_markdown_to_html(text, options=options))
            known = {
                "h2", "h3", "h4", "p", "ul", "li", "strong", "code", "hr", "table", "thead",
                "tbody", "tr", "th", "td", "details", "summary",
            }
            for tag, attributes in page.elements:
                allowed = {"align"} if tag in ("td", "th") else set()
                self.expect(tag in known, where, f"<{tag}>")
                self.expect(set(attributes) <= allowed, where, f"<{tag} {attributes}>")
            self.expect(len(page.comments) == 1, where, f"{page.comments}")
            self.expect(not page.problems, where, f"{page.problems[:3]}")
            for table in page.tables:
                self.expect(len(set(table)) == 1, where, f"a table with rows of {set(table)} cells")
            # A line of dashes below each heading is no row.
            read = sum(len(table) + 1 for table in page.tables)
            self.expect(read == rows, where, f"{rows} rows are written, {read} are read")
            plain = " ".join(page.text)
            for pattern in [*NOT_IN_TEXT, REFERENCE]:
                found = re.search(pattern, plain)
                around = plain[max(0, found.start() - 30):found.end() + 30] if found else ""
                self.expect(found is None, where, f"{pattern} in {around!r}")

    def read_slack(self, text, where):
        self.expect(len(text.encode()) < 100_000, where, "too long")
        message = json.loads(text)
        self.expect(0 < len(message["text"]) <= 3_000, where, "no fallback, or a long one")
        self.expect(not re.search("[<>&@]", message["text"]), where, "signs in the fallback")
        blocks = message["blocks"]
        self.expect(0 < len(blocks) <= 50, where, f"{len(blocks)} blocks")
        for block in blocks:
            read = Block.parse(json.loads(json.dumps(block)))
            self.expect(read is not None, where, f"slack_sdk does not know {block['type']}")
            try:
                read.validate_json()
            except Exception as error:  # noqa: BLE001 - whatever it says is a refusal
                self.expect(False, where, f"slack_sdk refuses a {block['type']}: {error}")
            limits = {"header": 150, "section": 3_000}
            if "text" in block:
                size = len(block["text"]["text"].encode("utf-16-le")) // 2
                self.expect(0 < size <= limits[block["type"]], where, f"{size} characters")
                self.expect(
                    block["type"] != "header" or block["text"]["type"] == "plain_text", where,
                    "a header with markup")
            for part in block.get("fields", []) + block.get("elements", []):
                size = len(part["text"].encode("utf-16-le")) // 2
                self.expect(0 < size <= 2_000, where, f"a part of {size} characters")
            self.expect(len(block.get("fields", [])) <= 10, where, "too many fields")
            texts = [block["text"]] if "text" in block else []
            for part in texts + block.get("fields", []) + block.get("elements", []):
                self.check_slack_text(part, where)

    def check_slack_text(self, part, where):
        text = part["text"]
        self.expect("<" not in text and ">" not in text, where, f"a sequence in {text!r}")
        if part["type"] == "plain_text":
            self.expect(part["emoji"] is False and "&" not in text, where, f"{text!r}")
            return
        self.expect(part["verbatim"] is True, where, "Slack would look for links")
        bare = re.sub(r"&(amp|lt|gt);", "", text)
        self.expect("&" not in bare, where, f"an ampersand in {text!r}")
        parts = text.split("`")
        self.expect(len(parts) % 2 == 1, where, f"an open code span in {text!r}")
        for outside in parts[::2]:
            outside = re.sub(r"\*[^*\n]+\*", "", outside)
            for pattern in [r"[*_~@#&]", r"://", r"www\.", r":[a-z0-9_+-]+:"]:
                self.expect(not re.search(pattern, outside), where, f"{pattern} in {outside!r}")

    def read_email(self, text, where):
        data = text.encode()
        self.expect(len(data) < 100_000, where, "100 kB or more")
        self.expect(data.isascii(), where, "not ASCII")
        longest = max(len(line) for line in data.split(b"\n"))
        self.expect(longest <= 998, where, f"a line of {longest} bytes")
        self.expect(text.startswith("<!DOCTYPE html>\n"), where, "no doctype")
        page = page_of(text)
        self.expect(not page.problems, where, f"{page.problems[:3]}")
        self.expect(page.comments == [], where, f"{page.comments[:3]}")
        known = {
            "html", "head", "meta", "title", "body", "div", "table", "tr", "td", "th", "h1", "h2",
            "h3", "p", "strong", "code", "hr", "br", "wbr",
        }
        for tag, attributes in page.elements:
            self.expect(tag in known, where, f"<{tag}>")
            for name, value in attributes.items():
                harmless = {
                    "lang", "charset", "name", "content", "style", "role", "width", "cellpadding",
                    "cellspacing", "border", "align", "valign", "scope",
                }
                self.expect(name in harmless, where, f"{tag} {name}={value}")
            style = attributes.get("style", "")
            refused = re.search(r"url\(|position|float|flex|grid|expression|import", style)
            self.expect(refused is None, where, f"style {style}")
        names = [tag for tag, _ in page.elements]
        self.expect(names.count("title") == 1 and names.count("h1") == 1, where, "not one title")
        title = re.search(r"<title>(.*)</title>", text).group(1)
        self.expect(0 < len(unescape(title)) <= 120, where, f"the subject {title!r}")
        self.expect("\n" not in title, where, "a subject of two lines")
        # A stricter reader agrees on what there is.
        tree = etree.HTML(text)
        read = sum(1 for element in tree.iter() if isinstance(element.tag, str))
        self.expect(read == len(names), where, f"libxml2 sees {read} elements, not {len(names)}")

    def read_badge(self, text, where):
        self.expect(len(text.encode()) < 4_000, where, "too long")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(text.encode(), parser)
        namespace = "{http://www.w3.org/2000/svg}"
        self.expect(tree.tag == namespace + "svg" and tree.get("role") == "img", where, "no image")
        tags = {element.tag.replace(namespace, "") for element in tree.iter()}
        self.expect(tags == {"svg", "title", "path", "g", "text"}, where, f"{tags}")
        names = {name for element in tree.iter() for name in element.attrib}
        harmless = {
            "width", "height", "viewBox", "role", "aria-label", "d", "fill", "font-family",
            "font-size", "x", "y", "textLength", "lengthAdjust",
        }
        self.expect(names <= harmless, where, f"{names - harmless}")
        texts = [element.text for element in tree.iter(namespace + "text")]
        self.expect(tree.get("aria-label") == ": ".join(texts), where, f"{texts}")
        self.expect(bool(tree.findtext(namespace + "title")), where, "no title")
        ends = [float(e.get("x")) + float(e.get("textLength")) for e in tree.iter(namespace + "text")]
        self.expect(ends[-1] + 6 == float(tree.get("width")), where, "the text does not fit")

    # What the program itself writes.

    def check_program(self, run, where):
        """`run` gives the bytes of a format; more arguments may follow."""
        for format in ["json", "markdown", "slack", "email", "badge"]:
            first = run(format)
            self.check(format, first, f"{where}, {format}")
            self.expect(run(format) == first, f"{where}, {format}", "another run differs")
        markers = {run("markdown", f"--title={title}").split(b"\n", 1)[0] for title in ["x", "-->"]}
        self.expect(len(markers) == 1, where, "the marker depends on the title")

    def check_split(self, program, arguments, directory, where):
        formats = ["markdown", "slack", "email", "json"]
        asked = [f"--format={format}" for format in formats]
        done = subprocess.run(
            [program, "report", *arguments, *asked, "--split-by", "lead", "--output", directory],
            capture_output=True)
        self.expect(done.returncode == 0, where, f"{done.returncode}: {done.stderr.decode()}")
        index = json.loads((directory / "index.json").read_bytes())
        names = {"index.json"}
        markers = [lead["marker"] for lead in index["leads"]]
        self.expect(len(markers) == len(set(markers)), where, "two leads share a marker")
        for lead in index["leads"]:
            self.expect(lead["overdue"] + lead["due"] > 0, where, "a lead with nothing to settle")
            for format, name in lead["files"].items():
                self.expect(re.fullmatch(r"[a-z0-9.-]+", name) is not None, where, name)
                self.expect(name not in names, where, f"{name} twice")
                names.add(name)
                content = (directory / name).read_bytes()
                self.check(format, content, f"{where}, {name}")
                if format == "markdown":
                    self.expect(content.startswith(lead["marker"].encode()), where, "marker")
        self.expect({file.name for file in directory.iterdir()} == names, where, "other files")
        return len(index["leads"])
