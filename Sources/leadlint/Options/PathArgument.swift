internal import Basics
internal import CSystem
internal import LeadModel
internal import Surveying

/// A path that somebody typed, from the repository's root.
enum PathArgument {
  /// The path from the root; empty for the root itself.
  ///
  /// With `--repo` paths count from that repository's root, else from the current directory, as
  /// with git.
  /// - Throws: `RunError` for a path that leaves the repository.
  static func resolve(_ argument: String, isFromRoot: Bool) throws -> ByteString {
    let typed = RawArguments.bytes(argument)
    let here = isFromRoot ? nil : currentDirectory()
    let root = here.flatMap(workTree)
    var parts: [ByteString] = []
    var rest = typed
    if typed.hasPrefix("/") {
      guard let root, typed == root || typed.hasPrefix(root + "/") else {
        throw outside(typed)
      }
      rest = ByteString(typed.bytes.dropFirst(root.count))
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

  /// A file's path from the system's root: as it is written, and with links in its directory
  /// followed where that is another.
  static func absolute(_ path: ByteString) -> [ByteString] {
    var parts = path.hasPrefix("/") ? [] : components(currentDirectory() ?? "/")
    for part in components(path) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    func joined(_ parts: [ByteString]) -> ByteString {
      ByteString(parts.flatMap { [UInt8(ascii: "/")] + $0.bytes })
    }
    let written = joined(parts)
    guard let name = parts.popLast() else { return [written] }
    let directory = joined(parts).bytes.map { CChar(bitPattern: $0) } + [0]
    guard let real = realpath(directory, nil) else { return [written] }
    defer { free(real) }
    let followed =
      ByteString(UnsafeRawBufferPointer(start: real, count: strlen(real))) + "/" + name
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

  private static func currentDirectory() -> ByteString? {
    guard let pointer = getcwd(nil, 0) else { return nil }
    defer { free(pointer) }
    return ByteString(
      UnsafeBufferPointer(start: pointer, count: strlen(pointer)).lazy.map {
        UInt8(bitPattern: $0)
      })
  }

  /// The nearest directory, from `directory` upwards, that holds `.git`.
  private static func workTree(around directory: ByteString) -> ByteString? {
    var current = directory
    while !current.isEmpty {
      let marker = (current + "/.git").bytes.map { CChar(bitPattern: $0) } + [0]
      if access(marker, F_OK) == 0 { return current }
      guard let slash = current.bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      current = ByteString(current.bytes[..<slash])
    }
    return nil
  }
}

/// The part of a survey that somebody asked about.
struct AreaSelection {
  private let paths: Set<ByteString>?

  /// Areas at or below one of `arguments`, or the nearest one above it; all, where there are none
  /// or one is the root.
  /// - Throws: `RunError` for a path that belongs to no area.
  init(_ arguments: [String], in survey: Survey, isFromRoot: Bool) throws {
    guard !arguments.isEmpty else {
      paths = nil
      return
    }
    let resolved = try arguments.map { try PathArgument.resolve($0, isFromRoot: isFromRoot) }
    guard !resolved.contains("") else {
      paths = nil
      return
    }
    let known = survey.areas.map(\.path) + survey.invalidFiles.map(\.area)
    var selected: Set<ByteString> = []
    for (argument, path) in zip(arguments, resolved) {
      let below = known.filter { AreaLookup.isInside($0, path) }
      let found = below.isEmpty ? AreaLookup.owner(of: path, in: survey).map { [$0] } ?? [] : below
      if found.isEmpty {
        throw RunError(
          problem: "\(RawArguments.bytes(argument)) belongs to no area",
          remedy: "add an OWNERS.lead to the directory, or to one above it")
      }
      selected.formUnion(found)
    }
    paths = selected
  }

  /// Whether an area was asked about; what belongs to no area is part of the whole only.
  func contains(_ area: ByteString?) -> Bool {
    guard let paths else { return true }
    return area.map(paths.contains) ?? false
  }
}

/// Which area a path belongs to.
enum AreaLookup {
  /// The area whose directory, or one that it covers, is the nearest at or above `path`.
  static func owner(of path: ByteString, in survey: Survey) -> ByteString? {
    let own = (survey.areas.map(\.path) + survey.invalidFiles.map(\.area)).map { ($0, $0) }
    let covered = survey.areas.flatMap { area in
      area.file.covers.map { ($0.value, area.path) }
    }
    return (own + covered)
      .filter { isInside(path, $0.0) }
      .max { ($0.0 == "." ? 0 : $0.0.count) < ($1.0 == "." ? 0 : $1.0.count) }?.1
  }

  /// Whether `path` is `directory` or below it; the root is `.` or empty.
  static func isInside(_ path: ByteString, _ directory: ByteString) -> Bool {
    directory.isEmpty || directory == "." || path == directory
      || path.hasPrefix(directory + "/")
  }
}
