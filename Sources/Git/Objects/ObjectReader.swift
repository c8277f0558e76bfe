internal import Basics

/// Reads the objects of a repository from its packs and from files of their own, those of its
/// alternates included.
final class ObjectReader {
  /// Where objects are looked for; threads that read the same repository share it.
  struct Source: Sendable {
    let directories: [ByteString]
    let packs: [Pack]
  }

  private var directories: [ByteString]
  private let packs: PackReader
  private var loose: LooseObjects

  init(_ source: Source) {
    directories = source.directories
    packs = PackReader(source.packs)
    loose = LooseObjects(in: source.directories)
  }

  var source: Source { Source(directories: directories, packs: packs.packs) }

  /// Looks for objects in another directory too, and in those that it borrows from.
  func add(_ directory: ByteString) {
    directories += AlternateDirectories.all(from: directory).filter { !directories.contains($0) }
    loose = LooseObjects(in: directories)
    refresh()
  }

  /// Reads one object whole; nil where there is none.
  /// - Throws: `GitError` where every copy of it is damaged.
  func read(_ id: ObjectID) throws(GitError) -> RawObject? {
    do {
      if let object = try packs.read(id) { return object }
    } catch {
      if let object = try loose.read(id) { return object }
      throw error
    }
    return try loose.read(id)
  }

  /// An object's kind and size in bytes; nil where there is none. Less is checked than in `read`.
  /// - Throws: `GitError` where it is damaged.
  func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind?, size: Int)? {
    if let header = try packs.header(id) { return header }
    return try loose.header(id)
  }

  /// Whether a pack lists the object, or a file is named after it.
  func contains(_ id: ObjectID) -> Bool { packs.contains(id) || loose.contains(id) }

  /// The one object whose id begins with the first `digits` hexadecimal digits of `prefix`; nil
  /// where there is none.
  /// - Throws: `GitError` with code `ambiguous` where there are several.
  func id(startingWith prefix: ObjectID, digits: Int) throws(GitError) -> ObjectID? {
    var found: ObjectID?
    for id in packs.ids(startingWith: prefix, digits: digits)
      + loose.ids(startingWith: prefix, digits: digits)
    {
      guard found == nil || found == id else {
        throw GitError(
          code: .ambiguous, function: "ObjectReader.id",
          message: "several objects begin with \(prefix.description.prefix(digits))")
      }
      found = id
    }
    return found
  }

  /// The ids of all objects, more than once where there are several copies.
  func allIDs() -> [ObjectID] { packs.allIDs() + loose.allIDs() }

  /// Looks for packs that have been added since.
  func refresh() {
    packs.add(Pack.all(in: directories, except: Set(packs.packs.map(\.indexPath))))
  }
}

extension ObjectReader.Source {
  /// Lists an object directory, without a slash at its end, and those that it borrows from.
  init(_ objects: ByteString) {
    directories = AlternateDirectories.all(from: objects)
    packs = Pack.all(in: directories)
  }
}
