internal import Basics
internal import LeadModel

/// Paths as they are typed on the command line.
enum PathArgument {
  /// The path from the root; empty for the root itself.
  ///
  /// With `--repo` paths count from that repository's root, else from the current directory, as
  /// with git.
  /// - Throws: `RunError` for a path that leaves the repository.
  static func resolve(_ argument: String, isFromRoot: Bool) throws -> ByteString {
    let typed = RawArguments.bytes(argument)
    let here = isFromRoot ? nil : FileSystem.currentDirectory()
    let root = here.flatMap(workTree)
    var parts: [ByteString] = []
    var rest = typed
    if typed.hasPrefix("/") {
      guard let root, let inside = part(of: typed, below: root) else { throw outside(typed) }
      rest = inside
    } else if let here, let root {
      parts = components(ByteString(here.bytes.dropFirst(root.count)))
    }
    for part in components(rest) where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        throw outside(typed)
      }
    }
    return ByteString(parts.map(\.bytes).joined(separator: [UInt8(ascii: "/")]))
  }

  /// What of an absolute path lies below `root`, which may be reached through links; nil where
  /// nothing of it does.
  private static func part(of path: ByteString, below root: ByteString) -> ByteString? {
    for end in path.bytes.indices.dropFirst() + [path.count]
    where end == path.count || path.bytes[end] == UInt8(ascii: "/") {
      if FileSystem.realPath(ByteString(path.bytes[..<end])) == root {
        return ByteString(path.bytes[end...])
      }
    }
    return nil
  }

  /// A file's path from the system's root: as it is written, and with links in its directory
  /// followed where that is another.
  static func absolute(_ path: ByteString) -> [ByteString] {
    var parts = path.hasPrefix("/") ? [] : components(FileSystem.currentDirectory() ?? "/")
    for part in components(path) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    func joined(_ parts: [ByteString]) -> ByteString {
      ByteString(parts.flatMap { [UInt8(ascii: "/")] + $0.bytes })
    }
    let written = joined(parts)
    guard let name = parts.popLast() else { return [written] }
    guard let directory = FileSystem.realPath(joined(parts)) else { return [written] }
    let followed = directory + "/" + name
    return followed == written ? [written] : [written, followed]
  }

  private static func outside(_ path: ByteString) -> RunError {
    RunError(
      problem: "the path \(path) is outside the repository",
      remedy: "name a path inside it, relative to the current directory")
  }

  private static func components(_ path: ByteString) -> [ByteString] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.isEmpty }
  }

  /// The work tree that git means: the nearest directory, from `directory` upwards, that holds `.git`.
  private static func workTree(around directory: ByteString) -> ByteString? {
    if let tree = Environment.bytes("GIT_WORK_TREE") { return FileSystem.realPath(tree) }
    if Environment.bytes("GIT_DIR") != nil { return directory }
    var current = directory
    while !current.isEmpty {
      if FileSystem.mode(of: current + "/.git") != nil { return current }
      guard let slash = current.bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      current = ByteString(current.bytes[..<slash])
    }
    return nil
  }
}
