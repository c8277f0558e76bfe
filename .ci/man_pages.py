"""Man pages in mdoc(7), from what the program says of itself and from .github/FORMATS.md.

A command's page is what its help says; OWNERS.lead(5) and lead-rules(5) are the sections of FORMATS.md, and
the rules' options are those that `leadlint rules --format json` lists. Nothing is kept by hand here.
"""

import datetime
import json
import re
import subprocess
import textwrap

# How wide the source's lines are; mandoc finds longer ones hard to read.
WIDTH = 76


def escaped(text):
    """Text as roff reads it, with `code` and **bold** of Markdown in bold."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?<![*\w`])\*(\w[^*`]*)\*(?![*\w])", r"**\1**", text)
    pieces = re.split(r"(`[^`]+`|\*\*[^*]+\*\*)", text)
    shown = []
    for piece in pieces:
        is_code = piece.startswith("`") and piece.endswith("`") and len(piece) > 2
        is_bold = piece.startswith("**") and piece.endswith("**") and len(piece) > 4
        word = piece[1:-1] if is_code else piece[2:-2] if is_bold else piece
        word = literal(word)
        shown.append(f"\\fB{word}\\fR" if is_code or is_bold else word)
    return "".join(shown)


def literal(text):
    """Text as it is: no backslash, dash, quote or accent of it becomes anything else."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    return "".join(c if c < "\x7f" else f"\\[u{ord(c):04X}]" for c in text)


def filled(text):
    """A paragraph: a sentence begins a line, as mdoc wants it, and no line is taken for a request."""
    text = " ".join(text.split())
    sentences = re.split(r"""(?<=[A-Za-z0-9)`_*'"\]][.:?]) (?=\S)""", text)
    lines = []
    for sentence in sentences:
        lines += textwrap.wrap(
            escaped(sentence), WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(guarded(line) for line in lines)


def guarded(line):
    return "\\&" + line if line[:1] in (".", "'") else line


def display(lines):
    """Lines as they are, without what all of them are indented by."""
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    body = [guarded(literal(line[indent:].rstrip())) for line in lines]
    return "\n".join([".Bd -literal -offset indent", *body, ".Ed"])


def date_of(seconds):
    day = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return f"{day:%B} {day.day}, {day.year}"


def head(title, section, seconds):
    return (
        f'.\\" Generated; see .ci/man_pages.py\n.Dd {date_of(seconds)}\n'
        f".Dt {title.upper()} {section}\n.Os\n"
    )


def discussion(text):
    """The paragraphs of a help text, and its sections by the capitals that head them."""
    paragraphs, sections = [], {}
    for block in re.split(r"\n\s*\n", text.strip("\n")) if text.strip() else []:
        lines = block.split("\n")
        if re.fullmatch(r"[A-Z][A-Z ]+", lines[0]) and len(lines) > 1:
            sections[lines[0]] = lines[1:]
        elif all(line.startswith("  ") for line in lines):
            paragraphs.append(display(lines))
        else:
            paragraphs.append(filled(block))
    return paragraphs, sections


def option_names(argument):
    shown = []
    for name in sorted(argument["names"], key=lambda name: name["kind"] != "short"):
        dash = "\\-" if name["kind"] == "short" else "\\-\\-"
        shown.append(f"\\fB{dash}{literal(name['name'])}\\fR")
    value = ""
    if argument["kind"] == "option":
        value = f" \\fI{literal(argument['valueName'])}\\fR"
    return ", ".join(shown) + value


def argument_text(argument):
    parts = [argument.get("abstract", "")]
    if argument.get("discussion"):
        parts.append(argument["discussion"])
    if argument.get("allValues"):
        parts.append(f"One of {', '.join(f'`{value}`' for value in argument['allValues'])}.")
    if argument.get("defaultValue") and argument["kind"] != "flag":
        parts.append(f"Default: `{argument['defaultValue']}`.")
    return filled(" ".join(part.strip() for part in parts if part.strip()))


def tagged(items):
    lines = [".Bl -tag -width Ds"]
    for tag, text in items:
        lines += [f".It {tag}", text or "\\&"]
    return "\n".join([*lines, ".El"])


def command_page(path, command, related, seconds, more=""):
    name = "-".join(path)
    shown = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    positional = [a for a in shown if a["kind"] == "positional"]
    options = [a for a in shown if a["kind"] != "positional"]
    subcommands = displayed(command)
    paragraphs, sections = discussion(command.get("discussion", ""))
    out = [head(name, 1, seconds).rstrip()]
    about = command.get("abstract", "").rstrip(".")
    out += [".Sh NAME", f".Nm {name}", f".Nd {literal(about)}", ".Sh SYNOPSIS", f".Nm {' '.join(path)}"]
    if subcommands:
        out.append(".Ar command")
    if options:
        out.append(".Op Ar options")
    for argument in positional:
        value = literal(argument["valueName"])
        dots = " ..." if argument["isRepeating"] else ""
        out.append(f".{'Op ' if argument['isOptional'] else ''}Ar {value}{dots}")
    out += [".Sh DESCRIPTION", filled(command.get("abstract", "") or name)]
    for paragraph in paragraphs:
        out += [".Pp", paragraph]
    if positional:
        out += [".Pp", "The arguments are:", tagged(
            [(f"Ar {literal(a['valueName'])}", argument_text(a)) for a in positional])]
    if subcommands:
        out += [".Ss Commands", tagged([
            (f"Xr {name}\\-{literal(sub['commandName'])} 1".replace("\\-", "-"),
             filled(sub.get("abstract", ""))) for sub in subcommands])]
    if options:
        out += [".Ss Options", tagged([(option_names(a), argument_text(a)) for a in options])]
    if more:
        out.append(more)
    if "EXIT STATUS" not in sections:
        sections["EXIT STATUS"] = EXIT_STATUS
    # The order that man pages have.
    for title in ["FILES", "EXIT STATUS", "EXAMPLES"]:
        if title in sections:
            out += [f".Sh {title}", display(sections.pop(title))]
    for title, lines in sections.items():
        out += [f".Sh {title}", display(lines)]
    out.append(".Sh SEE ALSO")
    out += [
        f".Xr {page} {number}" + (" ," if place < len(related) else "")
        for place, (page, number) in enumerate(related, 1)
    ]
    return "\n".join(out) + "\n"


EXIT_STATUS = [
    "  0  done, or nothing at or above --fail-on",
    "  1  findings",
    "  2  cannot judge: usage, configuration or repository",
]


def displayed(command):
    return [
        sub for sub in command.get("subcommands", [])
        if sub["shouldDisplay"] and sub["commandName"] != "help"
    ]


def section(text, title):
    """What stands below a heading of a Markdown file, up to the next of its level."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.S | re.M)
    if not found:
        raise SystemExit(f"man_pages: FORMATS.md has no section '{title}'")
    return found.group(1).strip("\n")


def cells(row):
    row = row.strip().strip("|").replace("\\|", "\0")
    return [cell.strip().replace("\0", "|") for cell in row.split("|")]


def markdown(text):
    """Paragraphs, lists, tables and code of Markdown, as mdoc."""
    out = []
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("```"):
            end = next(n for n in range(index + 1, len(lines)) if lines[n].startswith("```"))
            out.append(display(lines[index + 1 : end]))
            index = end + 1
        elif line.startswith("|"):
            rows = []
            while index < len(lines) and lines[index].startswith("|"):
                rows.append(cells(lines[index]))
                index += 1
            items = []
            for row in rows[2:]:
                tag = escaped(row[0]) + (f" : {escaped(row[1])}" if len(row) > 2 and row[1] else "")
                items.append((tag, filled(row[-1].rstrip(".") + ".")))
            out.append(tagged(items))
        elif line.startswith("- "):
            items = []
            while index < len(lines) and (lines[index].startswith(("- ", "  "))):
                if lines[index].startswith("- "):
                    items.append(lines[index][2:])
                else:
                    items[-1] += " " + lines[index].strip()
                index += 1
            body = "\n".join(f".It\n{filled(item)}" for item in items)
            out.append(f".Bl -bullet\n{body}\n.El")
        elif line.startswith("### "):
            out.append(f".Ss {literal(line[4:])}")
            index += 1
        elif not line.strip():
            index += 1
        else:
            block = []
            while index < len(lines) and lines[index].strip() and not re.match(r"```|\||- |###", lines[index]):
                block.append(lines[index])
                index += 1
            out.append((".Pp\n" if out and not out[-1].startswith(".Ss") else "") + filled(" ".join(block)))
    return "\n".join(out)


def file_page(title, about, body, related, seconds):
    references = "\n".join(
        f".Xr {page} {number}" + (" ," if place < len(related) else "")
        for place, (page, number) in enumerate(related, 1))
    return (
        head(title, 5, seconds)
        + f".Sh NAME\n.Nm {title}\n.Nd {literal(about)}\n.Sh DESCRIPTION\n{body}\n"
        + f".Sh SEE ALSO\n{references}\n"
    )


def rules_section(rules):
    out = [".Sh RULES", filled(
        "A rule's short form is its severity: `silo: warning`. `leadlint explain RULE` says why a rule is"
        " there, and shows examples.")]
    for rule in rules:
        out += [f".Ss {literal(rule['id'])}", filled(rule["summary"] + "."),
                f"Default severity: \\fB{rule['severity']}\\fR."]
        if rule["options"]:
            out.append(tagged([
                (f"\\fB{literal(option['key'])}\\fR : {literal(option['accepts'])}",
                 filled(f"{option['help'][:1].upper()}{option['help'][1:]}.")
                 + (f"\nDefault: \\fB{literal(option['default'])}\\fR." if option["default"] else ""))
                for option in rule["options"]]))
    return "\n".join(out)


def pages(program, formats, seconds):
    """All pages by file name, such as leadlint-check.1."""
    def output(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, check=True).stdout.decode()

    root = json.loads(output("--experimental-dump-help"))["command"]
    rules = json.loads(output("rules", "--format", "json"))["rules"]
    made = {}

    def walk(path, command):
        subcommands = displayed(command)
        name = "-".join(path)
        if len(path) == 1:
            related = [(f"{name}-{sub['commandName']}", 1) for sub in subcommands]
            related += [("git", 1)]
        else:
            related = [("-".join(path[:-1]), 1)]
            related += [(f"{name}-{sub['commandName']}", 1) for sub in subcommands]
        related = sorted(related) + [("lead-rules", 5), ("OWNERS.lead", 5)]
        files = FILES if len(path) == 1 else ""
        made[f"{name}.1"] = command_page(path, command, related, seconds, files)
        for sub in subcommands:
            walk([*path, sub["commandName"]], sub)

    walk(["leadlint"], root)
    made["OWNERS.lead.5"] = file_page(
        "OWNERS.lead", "who leads a directory, and which docs are theirs",
        markdown(section(formats, "OWNERS.lead")),
        [("leadlint", 1), ("leadlint-handoff", 1), ("leadlint-review", 1), ("lead-rules", 5)],
        seconds)
    made["lead-rules.5"] = file_page(
        "lead-rules", "settings of leadlint for a repository",
        filled("The file is named `.lead-rules`.") + "\n" + markdown(section(formats, ".lead-rules"))
        + "\n.Ss .lead\\-baseline.json\n" + markdown(section(formats, ".lead-baseline.json"))
        + "\n" + rules_section(rules),
        [("leadlint", 1), ("leadlint-explain", 1), ("leadlint-rules", 1), ("OWNERS.lead", 5)],
        seconds)
    return made


FILES = ".Sh FILES\n" + tagged([
    ("Pa OWNERS.lead", "Who leads the directory that it stands in; see\n.Xr OWNERS.lead 5 ."),
    ("Pa .lead\\-rules", "Settings, at the repository\\(aqs root; see\n.Xr lead-rules 5 ."),
    ("Pa .lead\\-baseline.json", "Findings to live with; see\n.Xr leadlint-baseline 1 ."),
    ("Pa leadlint/history.index", "In the git directory: what was read of history."),
])
