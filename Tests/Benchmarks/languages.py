"""Which files count as source code: what linguist, GitHub's counter of languages, counted then."""

import re

# Attributes that languages.yml gives to a language as a list, by which a file is known.
LISTS = ("extensions", "filenames", "interpreters")


class Linguist:
    """Linguist's tables as they stood at one commit of linguist itself.

    A file counts if a programming or markup language claims its name, its extension or the
    interpreter on its first line; and if its path is neither vendored nor documentation, its text
    neither generated nor binary nor empty. Where several languages share an extension, one of type
    programming or markup is enough: linguist would look into the text. What `.gitattributes` says
    of single files is not read.
    """

    def __init__(self, git, commit):
        def read(name):
            return git.run("show", f"{commit}:lib/linguist/{name}").decode()

        self.claimed = {name: set() for name in LISTS}
        counted = set()
        for language in languages(read("languages.yml")):
            if language["type"] in ("programming", "markup"):
                counted.add(language["name"])
                for name in LISTS:
                    self.claimed[name].update(language[name])
        self.learn(counted, git.line("ls-tree", "-r", "--name-only", commit, "samples/"))
        self.claimed["extensions"] = {ending.lower() for ending in self.claimed["extensions"]}
        self.excluded = [
            re.compile(pattern.encode())
            for name in ("vendor.yml", "documentation.yml") for pattern in patterns(read(name))]

    def learn(self, counted, samples):
        """The names and extensions of linguist's samples count for their languages, too."""
        for path in samples.splitlines():
            _, language, *rest = path.strip('"').split("/")
            if language in counted and rest[0] == "filenames" and len(rest) == 2:
                self.claimed["filenames"].add(rest[1])
            elif language in counted and len(rest) == 1 and "." in rest[0]:
                self.claimed["extensions"].add("." + rest[0].rpartition(".")[2])

    def may_count(self, path):
        """What can be told by the path alone; where True, the text has to be asked, too."""
        return not generated_by_name(path) and not any(
            pattern.search(path) for pattern in self.excluded)

    def counts(self, path, text):
        if not text or b"\0" in text[:8000] or not self.may_count(path):
            return False
        name = path.rpartition(b"/")[2].decode("utf-8", "replace")
        if name not in self.claimed["filenames"]:
            known = any(ending in self.claimed["extensions"] for ending in endings(name.lower()))
            if not known and interpreter(text) not in self.claimed["interpreters"]:
                return False
        return not generated_by_text(endings(name)[-1], text)


def languages(text):
    """The languages of languages.yml, whose few forms of YAML are read without a parser."""
    language = current = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith((" ", "-")):
            if language:
                yield language
            language = {"name": plain(line.rstrip()[:-1]), "type": None}
            language.update((name, []) for name in LISTS)
        elif line.lstrip().startswith("- "):
            if current in LISTS:
                language[current].append(plain(line.lstrip()[2:]))
        else:
            current, _, value = (part.strip() for part in line.partition(":"))
            if current == "type":
                language["type"] = plain(value)
    if language:
        yield language


def patterns(text):
    """The regular expressions of a list in YAML; Ruby's and Python's mean the same here."""
    for line in text.splitlines():
        if line.startswith("- "):
            yield plain(line[2:])


def plain(value):
    value = value.split(" #")[0].strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def endings(name):
    """From the longest to the shortest: `.d.ts`, `.ts`; one that is empty where there is no dot."""
    parts = name.split(".")[1:]
    return ["." + ".".join(parts[place:]) for place in range(len(parts))] or [""]


def interpreter(text):
    """The program after `#!` on the first line, as linguist names it."""
    first = text.split(b"\n", 1)[0].decode("utf-8", "replace")
    words = first[2:].split() if first.startswith("#!") else []
    while words and (words[0].endswith("/env") or words[0].startswith("-") or "=" in words[0]):
        words = words[1:]
    name = words[0].rpartition("/")[2] if words else ""
    return re.sub(r"\.\d+$", "", name)


def generated_by_name(path):
    lower = path.lower()
    return (
        lower.endswith((b".designer.cs", b".nib", b".xcworkspacedata", b".xcuserstate"))
        or b"node_modules/" in path or b"Godeps/" in path or b"composer.lock" in path
        or re.search(rb".\.zep\.(?:c|h|php)$", path) is not None)


def generated_by_text(ending, text):
    """The tests of linguist's generated.rb, but for PostScript, which is nobody's source here."""
    lines = text.split(b"\n")
    if ending in (".js", ".css") and sum(map(len, lines)) // len(lines) > 110:
        return True
    if ending == ".js":
        return (
            lines[0].startswith(b"// Generated by ") or compiled_from_coffee(lines)
            or b"Generated by PEG.js" in b"".join(lines[:5]))
    if ending == ".go":
        return b"Code generated by protoc-gen-go" in lines[0]
    if ending in (".py", ".java", ".h", ".cc", ".cpp"):
        return (
            b"Generated by the protocol buffer compiler.  DO NOT EDIT!" in lines[0]
            or ending == ".h" and len(lines) > 2 and b"#include <jni.h>" in lines[1]
            and b"/* DO NOT EDIT THIS FILE - it is machine generated */" in lines[0])
    return False


def compiled_from_coffee(lines):
    if lines[0] != b"(function() {" or lines[-2:] != [b"}).call(this);", b""]:
        return False
    score = 0
    for line in lines:
        if b"var " in line:
            score += len(re.findall(rb"_fn|_i|_len|_ref|_results", line))
            score += 3 * len(re.findall(rb"__bind|__extends|__hasProp|__indexOf|__slice", line))
    return score >= 3
