internal import Basics

/// Reads objects that stand in a file each.
///
/// Not left to libgit2: version 1.5 never returns from a file that was cut short, and writes past its
/// memory for one whose header states too small a size. A clone holds no such file, but a
/// full disk or a hostile archive may.
final class LooseObjects {
  /// zlib makes no more than this out of one byte.
  private static let greatestRatio = 1032
  /// In bytes; the header is shorter.
  private static let headerLimit = 64

  private let directories: [ByteString]
  private let inflater = Inflater()

  /// - Parameter directories: without a slash at the end; the repository's own first.
  init(in directories: [ByteString]) { self.directories = directories }

  /// The object; nil where there is no file for it.
  /// - Throws: `GitError` where the file is damaged or holds another object.
  func read(_ id: ObjectID) throws(GitError) -> RawObject? {
    guard let file = try file(of: id) else { return nil }
    let header = try header(of: file, id)
    guard let kind = header.kind else { throw damaged(id) }
    let length = header.start + header.size
    guard header.size <= RawObject.sizeLimit else { throw .tooLarge(id) }
    guard length <= (file.bytes.count + 1) * Self.greatestRatio else {
      throw damaged(id)
    }
    let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 8)
    defer { whole.deallocate() }
    guard withExtendedLifetime(file, { inflater.inflate(file.bytes, into: whole) }) != nil,
      let object = RawObject(
        kind, size: header.size,
        fill: { memory in
          memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: whole[header.start...]))
          return true
        })
    else { throw damaged(id) }
    guard try object.isNamed(id) else {
      throw GitError(
        code: .other(-1), function: "git_odb_hash",
        message: "the file of object \(id) holds another object")
    }
    return object
  }

  /// The object's kind and size in bytes; nil where there is no file for it.
  /// - Throws: `GitError` where the file is damaged.
  func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind?, size: Int)? {
    guard let file = try file(of: id) else { return nil }
    let header = try header(of: file, id)
    return (header.kind, header.size)
  }

  /// Whether there is a file for the object.
  func contains(_ id: ObjectID) -> Bool { paths(of: id).contains(where: FileReader.exists) }

  /// Ids that begin with the first `digits` hexadecimal digits of `prefix`, two at least.
  func ids(startingWith prefix: ObjectID, digits: Int) -> [ObjectID] {
    let text = ByteString(prefix.description.prefix(digits))
    return ids(in: ByteString(text.bytes.prefix(2))).filter {
      ByteString($0.description).hasPrefix(text)
    }
  }

  /// The ids of all objects.
  func allIDs() -> [ObjectID] {
    (0...255).flatMap { ids(in: ByteString(($0 < 16 ? "0" : "") + String($0, radix: 16))) }
  }

  /// The ids that begin with two hexadecimal digits, which a directory is called by.
  private func ids(in folder: ByteString) -> [ObjectID] {
    directories.flatMap { FileReader.list($0 + "/" + folder)?.files ?? [] }
      .compactMap { ObjectID(hex: folder.bytes + $0.bytes) }
  }

  private func paths(of id: ObjectID) -> [ByteString] {
    let name = id.description
    return directories.map {
      $0 + "/" + ByteString(name.prefix(2)) + "/" + ByteString(name.dropFirst(2))
    }
  }

  private func file(of id: ObjectID) throws(GitError) -> MappedFile? {
    for path in paths(of: id) {
      if let file = MappedFile(path) { return file }
      // Nothing can be mapped of an empty file, which is what a loss of power leaves behind.
      if FileReader.exists(path) {
        throw GitError(
          code: .other(-1), function: "open",
          message: "the file of object \(id) is empty or may not be read")
      }
    }
    return nil
  }

  /// Reads `KIND SIZE`, up to the zero byte behind it.
  private func header(
    of file: MappedFile, _ id: ObjectID
  ) throws(GitError) -> (kind: ObjectKind?, size: Int, start: Int) {
    var text = [UInt8](repeating: 0, count: Self.headerLimit)
    let count = text.withUnsafeMutableBytes { buffer in
      withExtendedLifetime(file) { inflater.inflatePrefix(file.bytes, into: buffer) }
    }
    guard let end = text[..<count].firstIndex(of: 0),
      let space = text[..<end].firstIndex(of: UInt8(ascii: " ")),
      let size = Self.decimal(text[(space + 1)..<end])
    else { throw damaged(id) }
    let kind: ObjectKind? =
      switch ByteString(text[..<space]) {
      case "commit": .commit
      case "tree": .tree
      case "blob": .blob
      case "tag": .tag
      default: nil
      }
    return (kind, size, end + 1)
  }

  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private func damaged(_ id: ObjectID) -> GitError {
    GitError(
      code: .other(-1), function: "inflate", message: "the file of object \(id) is damaged")
  }
}
