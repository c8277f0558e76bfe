#!/usr/bin/env python3
"""Writes Sources/Git/Text/SingleByteTables.swift from Python's codecs.

Names are those that iconv knows, which git asks. A byte stands for U+FFFD where the set has no
character for it, and where what it means depends on the byte before it: iconv joins the points of
windows-1255 and the tones of windows-1258 with their letters.
"""

from pathlib import Path

SETS = [
    (f"iso8859_{part}", [f"iso-8859-{part}", f"iso8859-{part}", f"iso_8859-{part}", f"iso8859{part}"])
    for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)
]
SETS[0][1].extend(["latin1", "latin-1", "l1"])
SETS[1][1].extend(["latin2", "l2"])
SETS[13][1].append("latin-9")
SETS += [(f"cp{page}", [f"windows-{page}", f"cp{page}"]) for page in range(1250, 1259)]
SETS += [("koi8_r", ["koi8-r"]), ("koi8_u", ["koi8-u"])]
COMBINING = {
    "cp1255": [*range(0xC0, 0xD4)],
    "cp1258": [0xCC, 0xD2, 0xDE, 0xEC, 0xF2],
}


def characters(codec):
    for byte in range(0x80, 0x100):
        text = bytes([byte]).decode(codec, errors="replace")
        yield 0xFFFD if byte in COMBINING.get(codec, []) else ord(text)


def main():
    lines = [
        "/// Single-byte encodings: names in lower case, and the characters of the bytes from 0x80 on, four",
        "/// hexadecimal digits each. Written by .ci/make-encodings.py.",
        "enum SingleByteTables {",
        "  static let all: [(names: [String], characters: String)] = [",
    ]
    for codec, names in SETS:
        digits = "".join(f"{character:04x}" for character in characters(codec))
        lines.append("    (")
        lines.append("      [" + ", ".join(f'"{name}"' for name in names) + "],")
        lines.append('      """')
        step = 88
        parts = [digits[start : start + step] for start in range(0, len(digits), step)]
        lines += [f"      {part}\\" for part in parts[:-1]] + [f"      {parts[-1]}"]
        lines.append('      """')
        lines.append("    ),")
    lines[-1] = "    ),"
    lines += ["  ]", "}", ""]
    target = Path(__file__).resolve().parent.parent / "Sources/Git/Text/SingleByteTables.swift"
    target.write_text("\n".join(lines))


main()
