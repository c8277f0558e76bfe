package import Basics

/// What an edit would change in one file, as `git diff` writes it and `git apply` reads it.
package enum UnifiedDiff {
  private static let context = 3

  /// The whole diff of a file; empty where nothing differs.
  /// - Parameters:
  ///   - path: from the repository's root.
  ///   - old: nil for a new file.
  package static func render(_ path: ByteString, from old: [UInt8]?, to new: [UInt8]) -> ByteString
  {
    let before = lines(old ?? [])
    let after = lines(new)
    guard before != after else { return "" }
    let name = quoted("a/" + path)
    let newName = quoted("b/" + path)
    var text: ByteString = "diff --git \(name) \(newName)\n"
    if old == nil { text.append("new file mode 100644\n") }
    text.append("--- \(old == nil ? "/dev/null" : name)\n+++ \(newName)\n")
    for hunk in hunks(of: script(before, after)) { text.append(rendered(hunk)) }
    return text
  }

  /// With their ends, so that the last one may lack it.
  private static func lines(_ bytes: [UInt8]) -> [ByteString] {
    var lines: [ByteString] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(ByteString(bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(ByteString(bytes[start...])) }
    return lines
  }

  private struct Step {
    /// ` `, `-` or `+`.
    let sign: ByteString
    let line: ByteString
    /// How many lines of either side come before it.
    let old: Int
    let new: Int
  }

  private static func script(_ before: [ByteString], _ after: [ByteString]) -> [Step] {
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var steps: [Step] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old) {
        steps.append(Step(sign: "-", line: before[old], old: old, new: new))
        old += 1
      } else if inserted.contains(new) {
        steps.append(Step(sign: "+", line: after[new], old: old, new: new))
        new += 1
      } else {
        steps.append(Step(sign: " ", line: before[old], old: old, new: new))
        (old, new) = (old + 1, new + 1)
      }
    }
    return steps
  }

  private static func hunks(of steps: [Step]) -> [ArraySlice<Step>] {
    var ranges: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step.sign != " " {
      let range = max(0, index - context)..<min(steps.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { steps[$0] }
  }

  private static func rendered(_ hunk: ArraySlice<Step>) -> ByteString {
    guard let first = hunk.first else { return "" }
    let old = hunk.count { $0.sign != "+" }
    let new = hunk.count { $0.sign != "-" }
    // An empty side is named by the line before it.
    let oldStart = old == 0 ? first.old : first.old + 1
    let newStart = new == 0 ? first.new : first.new + 1
    func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start)" : "\(start),\(count)"
    }
    var text: ByteString = "@@ -\(range(oldStart, old)) +\(range(newStart, new)) @@\n"
    for step in hunk {
      text.append(step.sign + step.line)
      if step.line.bytes.last != 0x0A { text.append("\n\\ No newline at end of file\n") }
    }
    return text
  }

  /// A name as git writes it: in quotes, with octal escapes, where it is not plain ASCII.
  private static func quoted(_ name: ByteString) -> ByteString {
    let isPlain = name.bytes.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    if isPlain { return name }
    let escaped = name.bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [UInt8(ascii: "\\"), byte]
      case 0x20..<0x7F: return [byte]
      default:
        let digits = String(byte, radix: 8)
        return Array("\\\(String(repeating: "0", count: 3 - digits.utf8.count))\(digits)".utf8)
      }
    }
    return "\"\(ByteString(escaped))\""
  }
}
