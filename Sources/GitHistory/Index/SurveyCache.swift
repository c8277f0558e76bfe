internal import Basics
package import Git

/// What surveys found, in files `leadlint/survey.…` in a repository's common git directory.
///
/// Each file holds a key, which says in full what its contents depend on, and bytes that mean nothing
/// here. A file that is damaged, or whose key is another, is as good as none. Like the index, a file
/// only ever changes by being replaced as a whole.
package struct SurveyCache {
  private static let prefix: ByteString = "survey."
  private static let magic = Array("lead\u{1}srv".utf8)
  /// Magic, checksum, the lengths of key and contents, and what these are expanded.
  private static let headerSize = 40
  /// In bytes: what is larger is quicker found out again.
  private static let fileLimit = 4 << 20
  /// In bytes, of all files: as much may always be kept, more only up to twice what the index takes.
  private static let leastTotal = 1 << 20
  private static let mostTotal = 16 << 20
  private static let mostFiles = 256

  private let repository: Repository
  private let directory: CacheDirectory

  package init(_ repository: Repository) {
    self.repository = repository
    directory = CacheDirectory(repository)
  }

  /// How many files there are, those of runs that were stopped aside, and their size in bytes.
  package var size: (files: Int, bytes: Int) {
    let sizes = files().filter(Self.isWhole).compactMap(directory.size)
    return (sizes.count, sizes.reduce(0, +))
  }

  /// How many files runs that were stopped left behind.
  package var leftovers: Int { files().count { !Self.isWhole($0) } }

  /// Calls `body` with what was kept under a key; nil where nothing was, or `body` finds none.
  package func load<Result>(
    _ key: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result?
  ) -> Result? {
    let path = directory.path(of: Self.name(of: key))
    guard let file = MappedFile(path, followsLinks: false) else { return nil }
    return withExtendedLifetime(file) {
      let bytes = file.bytes
      guard bytes.count >= Self.headerSize, bytes.count % 8 == 0,
        bytes.starts(with: Self.magic),
        Self.word(1, of: bytes) == IndexHash.of(.init(rebasing: bytes[16...])),
        let keyCount = Int(exactly: Self.word(2, of: bytes)),
        let count = Int(exactly: Self.word(3, of: bytes)),
        let expandedCount = Int(exactly: Self.word(4, of: bytes)),
        keyCount == key.count, count <= bytes.count - Self.headerSize - keyCount,
        expandedCount <= Self.fileLimit
      else { return nil }
      let start = Self.headerSize + keyCount
      guard bytes[Self.headerSize..<start].elementsEqual(key) else { return nil }
      let contents = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
      if expandedCount == 0 { return body(contents) }
      return Compression.expand(contents, count: expandedCount)?.withUnsafeBytes { body($0) } ?? nil
    }
  }

  /// Something to be kept.
  package struct Entry {
    let key: [UInt8]
    let contents: [UInt8]
    let isRare: Bool

    /// - Parameter isRare: whether it will be asked for so seldom that it may take some time to find.
    package init(key: [UInt8], contents: [UInt8], isRare: Bool) {
      self.key = key
      self.contents = contents
      self.isRare = isRare
    }
  }

  /// Keeps something, as far as there is room; what was kept longest goes. Where the directory may not
  /// be written to, nothing is kept.
  package func save(_ entries: [Entry]) {
    var isWritten = false
    for entry in entries where entry.key.count + entry.contents.count <= Self.fileLimit {
      let compressed = entry.isRare ? Compression.compress(entry.contents) : nil
      let contents = compressed ?? entry.contents
      let key = entry.key
      var body: [UInt8] = []
      for number in [key.count, contents.count, compressed == nil ? 0 : entry.contents.count] {
        withUnsafeBytes(of: UInt64(number).littleEndian) { body.append(contentsOf: $0) }
      }
      body += key
      body += contents
      body += [UInt8](repeating: 0, count: (8 - body.count % 8) % 8)
      let isDone = body.withUnsafeBytes { body in
        let head = Self.magic + withUnsafeBytes(of: IndexHash.of(body).littleEndian, Array.init)
        return head.withUnsafeBytes { directory.write([$0, body], to: Self.name(of: key)) }
      }
      if !isDone { break }
      isWritten = true
    }
    if isWritten { makeRoom() }
  }

  /// Takes all files away.
  /// - Returns: whether none is left.
  package func clear() -> Bool {
    for name in files() { directory.remove(name) }
    directory.removeIfEmpty()
    return files().isEmpty
  }

  private func makeRoom() {
    let names = files()
    directory.sweep(names.filter { !Self.isWhole($0) })
    let total = min(
      Self.mostTotal, max(Self.leastTotal, 2 * (HistoryCache(repository).size ?? 0)))
    let kept = names.filter(Self.isWhole)
      .map { (name: $0, written: directory.written($0) ?? 0, size: directory.size(of: $0) ?? 0) }
      .sorted { ($1.written, $0.name) < ($0.written, $1.name) }
    var count = 0
    var size = 0
    for file in kept {
      count += 1
      size += file.size
      if count > Self.mostFiles || size > total { directory.remove(file.name) }
    }
  }

  private func files() -> [ByteString] {
    directory.files().filter { $0.hasPrefix(Self.prefix) }
  }

  /// Whether a name is not one under which a file is being written.
  private static func isWhole(_ name: ByteString) -> Bool { name.count == prefix.count + 16 }

  private static func name(of key: [UInt8]) -> ByteString {
    let padded = key + [UInt8](repeating: 0, count: (8 - key.count % 8) % 8)
    let digits = String(padded.withUnsafeBytes { IndexHash.of($0) }, radix: 16)
    return prefix + ByteString(String(repeating: "0", count: 16 - digits.count) + digits)
  }

  private static func word(_ place: Int, of bytes: UnsafeRawBufferPointer) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
  }
}
