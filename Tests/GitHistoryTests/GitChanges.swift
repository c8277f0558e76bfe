import Basics
import Git
import TestSupport

/// What every commit changed, put together from `git diff-tree` of it and each of its parents.
struct GitChanges {
  /// The commits in the order of `git rev-list --date-order`.
  let order: [String]
  /// By commit, written as `ScannedHistory.changes(of:)` writes them.
  private(set) var changes: [String: [String]] = [:]

  private struct Value: Hashable {
    let type: String
    let id: String

    var isAbsent: Bool { type == "000" }
  }

  private typealias Difference = [String: (old: Value, new: Value)]

  init(_ git: GitRepository) throws {
    let log = try git.text(["log", "--date-order", "--format=%H %T %P", "main"])
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let empty = try git.text(["hash-object", "-t", "tree", "-w", "--stdin"])
    order = log.map { $0[0] }
    var trees: [String: String] = [:]
    for words in log { trees[words[0]] = words[1] }
    var pairs: [String: [String]] = [:]
    for words in log {
      let parents = words.count > 2 ? words[2...].compactMap { trees[$0] } : [empty]
      pairs[words[0]] = parents.map { "\($0) \(words[1])" }
    }
    let input = Set(pairs.values.joined()).sorted().joined(separator: "\n") + "\n"
    let output = try git.text(
      ["-c", "core.quotepath=false", "diff-tree", "--stdin", "-r", "--no-renames", "--no-abbrev"],
      input: Array(input.utf8))
    var differences: [String: Difference] = [:]
    var current = ""
    for line in output.split(separator: "\n") {
      guard line.hasPrefix(":") else {
        current = String(line)
        continue
      }
      let parts = line.dropFirst().split(separator: "\t")
      let words = parts[0].split(separator: " ").map(String.init)
      let old = Value(type: String(words[0].prefix(3)), id: words[2])
      let new = Value(type: String(words[1].prefix(3)), id: words[3])
      // Permission bits only.
      if old != new { differences[current, default: [:]][String(parts[1])] = (old, new) }
    }
    for (commit, sides) in pairs {
      changes[commit] = Self.changes(sides.map { differences[$0] ?? [:] })
    }
  }

  private static func changes(_ sides: [Difference]) -> [String] {
    var result: [String] = []
    // What went from single parents is no difference from every parent.
    var gone: [(path: String, values: Set<Value>, isWhole: Bool)] = []
    var come: [(path: String, value: Value)] = []
    for path in (sides.first ?? [:]).keys.sorted() {
      let found = sides.compactMap { $0[path] }
      guard found.count == sides.count, let new = found.first?.new else { continue }
      if new.isAbsent {
        gone.append((path, Set(found.map(\.old)), true))
      } else if found.allSatisfy({ $0.old.isAbsent }) {
        come.append((path, new))
      } else {
        result.append("M \(path)")
      }
    }
    for side in sides where sides.count > 1 {
      for (path, values) in side where !values.old.isAbsent {
        gone.append((path, [values.old], false))
      }
    }
    // The longest common tail first, then the order of the paths, each path once.
    var pairs: [(tail: Int, come: String, gone: String, isWhole: Bool)] = []
    for (path, value) in come {
      for source in gone where source.values.contains(value) {
        if value.id.hasPrefix("e69de29bb2d1d643"), name(path) != name(source.path) { continue }
        let tail = zip(path.utf8.reversed(), source.path.utf8.reversed()).prefix { $0 == $1 }.count
        pairs.append((tail, path, source.path, source.isWhole))
      }
    }
    pairs.sort { left, right in
      if left.tail != right.tail { return left.tail > right.tail }
      if left.come != right.come { return bytes(left.come, precede: right.come) }
      if left.gone != right.gone { return bytes(left.gone, precede: right.gone) }
      return left.isWhole && !right.isWhole
    }
    var used: Set<String> = []
    for pair in pairs where !used.contains("+" + pair.come) && !used.contains("-" + pair.gone) {
      used.formUnion(["+" + pair.come, "-" + pair.gone])
      result.append("< \(pair.come) from \(pair.gone)")
      if pair.isWhole { result.append("> \(pair.gone) to \(pair.come)") }
    }
    let left = gone.filter { $0.isWhole && !used.contains("-" + $0.path) }.map { "D \($0.path)" }
    let added = come.filter { !used.contains("+" + $0.path) }.map { "A \($0.path)" }
    return (result + left + added).sorted()
  }

  private static func bytes(_ left: String, precede right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func name(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }
}
