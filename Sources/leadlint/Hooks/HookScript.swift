internal import ArgumentParser
internal import Basics

/// A hook's text: leadlint's own, or somebody's with leadlint's part in it.
struct HookScript {
  private static let begin: ByteString = "# >>> leadlint >>>"
  private static let end: ByteString = "# <<< leadlint <<<"
  private static let ownHead: ByteString = "#!/bin/sh\n"

  let text: ByteString

  /// A hook of leadlint's own.
  static func own(_ kind: HookKind) -> HookScript {
    HookScript(text: ownHead + block(kind, isAlone: true))
  }

  /// Whether leadlint's part is in it, begun and ended.
  var holdsBlock: Bool { parts != nil }

  /// Whether nothing else is in it.
  var isOwn: Bool { parts.map { $0.before == Self.ownHead && $0.after.isEmpty } ?? false }

  /// Whether it is a script for a shell that understands leadlint's part.
  var isShellScript: Bool {
    guard text.hasPrefix("#!"), let first = text.split(separator: UInt8(ascii: "\n")).first,
      first.text != nil, !first.hasSuffix("\r")
    else { return false }
    let words = ByteString(first.bytes.dropFirst(2)).split(separator: UInt8(ascii: " "))
      .filter { !$0.isEmpty }
    let names = words.compactMap { $0.split(separator: UInt8(ascii: "/")).last }
    let name = names.first == "env" ? names.dropFirst().first { !$0.hasPrefix("-") } : names.first
    return ["sh", "bash", "dash", "ksh", "zsh"].contains(name)
  }

  /// Who else wrote it, where that can be seen: a hook manager.
  var manager: ByteString? {
    for name: ByteString in ["pre-commit", "lefthook", "husky", "overcommit"]
    where text.contains(name) { return name }
    return nil
  }

  /// The same with leadlint's part as it is written now: in its place, or behind the first line,
  /// so that nothing ends the script before.
  func chained(_ kind: HookKind) -> HookScript {
    if isOwn { return Self.own(kind) }
    let block = Self.block(kind, isAlone: false)
    if let parts { return HookScript(text: parts.before + block + parts.after) }
    let lines = text.bytes
    let first = lines.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? lines.count
    var head = ByteString(lines[..<first])
    if !head.hasSuffix("\n") { head.append("\n") }
    return HookScript(text: head + block + ByteString(lines[first...]))
  }

  /// The same without leadlint's part; nil where nothing would be left.
  var withoutBlock: HookScript? {
    guard let parts else { return self }
    if isOwn { return nil }
    return HookScript(text: parts.before + parts.after)
  }

  private var parts: (before: ByteString, after: ByteString)? {
    let bytes = text.bytes
    guard let start = Self.line(Self.begin, in: bytes, from: 0),
      let last = Self.line(Self.end, in: bytes, from: start)
    else { return nil }
    let after = min(bytes.count, last + Self.end.count + 1)
    return (ByteString(bytes[..<start]), ByteString(bytes[after...]))
  }

  /// Where a line with this text begins.
  private static func line(_ line: ByteString, in bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[offset..<end].elementsEqual(line.bytes) { return offset }
      offset = end + 1
    }
    return nil
  }

  private static func block(_ kind: HookKind, isAlone: Bool) -> ByteString {
    var run = "  \(kind.shellCommand) || exit\n" as ByteString
    if kind == .prePush, !isAlone {
      // What git says on standard input is for the rest of the hook too.
      run = """
          leadlint_lines=$(cat)
          printf '%s\\n' "$leadlint_lines" | \(kind.shellCommand) || exit
          if [ -z "$leadlint_lines" ]; then exec </dev/null; else exec <<leadlint_end
        $leadlint_lines
        leadlint_end
          fi

        """
    }
    return """
      \(begin)
      # Written by `leadlint hook install`; `leadlint hook uninstall` removes it.
      if command -v leadlint >/dev/null 2>&1; then
      \(run)else
        echo 'leadlint: note: leadlint is not on the PATH, and checks nothing here' >&2
      fi
      \(end)

      """
  }
}
