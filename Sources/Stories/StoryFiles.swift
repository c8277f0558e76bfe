package import Basics

/// The files of a story as its commits go by.
package struct StoryFiles: Sendable {
  /// Contents by path from the repository's root.
  package private(set) var contents: [ByteString: ByteString] = [:]
  private var changes = 0

  package init() {}

  /// Applies a commit's operations in order.
  /// - Throws: `StoryError` where an operation names a file that is not there, or that is in the
  ///   way.
  package mutating func apply(_ commit: StoryCommit) throws(StoryError) {
    for operation in commit.operations { try apply(operation) }
  }

  /// Applies one operation.
  /// - Throws: `StoryError`, as ``apply(_:)-(StoryCommit)`` does.
  package mutating func apply(_ operation: StoryCommit.Operation) throws(StoryError) {
    switch operation.action {
    case .write(let path, let content):
      try makeRoom(for: path, operation.line)
      contents[path] = content
    case .append(let path, let text):
      guard let old = contents[path] else {
        throw StoryError(line: operation.line, message: "there is no \(path) to append to")
      }
      contents[path] = old + text + "\n"
    case .change(let path):
      changes += 1
      if contents[path] == nil { try makeRoom(for: path, operation.line) }
      // A doc is refreshed by no fewer words.
      let more: ByteString =
        path.hasSuffix(".md") ? ": what this says of the area is now another thing" : ""
      contents[path] = (contents[path] ?? "") + "change \(changes)\(more)\n"
    case .delete(let path):
      let affected = paths(at: path)
      if affected.isEmpty {
        throw StoryError(line: operation.line, message: "there is no \(path) to delete")
      }
      affected.forEach { contents[$0] = nil }
    case .move(let old, let new):
      try move(old, to: new, operation.line)
    }
  }

  private mutating func move(
    _ old: ByteString, to new: ByteString, _ line: Int
  ) throws(StoryError) {
    let affected = paths(at: old)
    if affected.isEmpty {
      throw StoryError(line: line, message: "there is no \(old) to move")
    }
    let moved = affected.map { path in
      (new + ByteString(path.bytes.dropFirst(old.count)), contents[path])
    }
    affected.forEach { contents[$0] = nil }
    for (path, content) in moved {
      if contents[path] != nil {
        throw StoryError(line: line, message: "\(path) is already there")
      }
      try makeRoom(for: path, line)
      contents[path] = content
    }
  }

  /// The file at `path`, or all files below the directory of that name.
  private func paths(at path: ByteString) -> [ByteString] {
    if contents[path] != nil { return [path] }
    return contents.keys.filter { $0.hasPrefix(path + "/") }.sorted()
  }

  /// git cannot store a file and a directory of one name.
  private func makeRoom(for path: ByteString, _ line: Int) throws(StoryError) {
    var parent = ByteString()
    for part in path.split(separator: UInt8(ascii: "/")).dropLast() {
      parent = parent.isEmpty ? part : parent + "/" + part
      if contents[parent] != nil {
        throw StoryError(line: line, message: "\(parent) is a file, not a directory")
      }
    }
    if contents.keys.contains(where: { $0.hasPrefix(path + "/") }) {
      throw StoryError(line: line, message: "\(path) is a directory, not a file")
    }
  }
}
