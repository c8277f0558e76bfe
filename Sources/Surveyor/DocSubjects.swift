internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Finds out which of an area's code a doc is about, and what changed there.
///
/// A doc that stands beside code further down is about that code. In a small area each doc is about
/// all. In a larger one, a doc that is named for a part (`promtool.md`, `machine-pool.md`) is about
/// that part, and any other about the parts whose paths it holds; an overview that holds one is about
/// all. A doc that is about none of the code has nothing to follow.
final class DocSubjects {
  private let contents: DocContents
  private let listing: TipListing
  private let credits: Credits
  private let directory: ByteString
  /// Of the area, those that are gone too: where they stand below its directory.
  private var code: [(path: PathTable.Number, steps: [ByteString])] = []
  /// How many files of code there are at the tip, and the directories below the area's own that hold
  /// one, with a slash at the end.
  private var live: (files: Int, directories: Set<ByteString>) = (0, [])
  /// Up to so many files of code, every doc is taken to be about all of them.
  private static let smallArea = 30

  /// The files of each part, by what its path looks like in a doc.
  private lazy var parts: [ByteString: [PathTable.Number]] = {
    var parts: [ByteString: [PathTable.Number]] = [:]
    for file in code {
      guard let place = file.steps.firstIndex(where: { !CodeFiles.isLayout($0) }) else { continue }
      let isDirectory = place + 1 < file.steps.count
      guard isDirectory || file.steps[place].bytes.contains(UInt8(ascii: ".")) else { continue }
      parts[file.steps[place] + (isDirectory ? "/" : ""), default: []].append(file.path)
    }
    return parts
  }()

  init(
    contents: DocContents, listing: TipListing, credits: Credits, in directory: ByteString,
    code paths: [PathTable.Number]
  ) {
    self.contents = contents
    self.listing = listing
    self.credits = credits
    self.directory = directory
    let table = credits.history.paths
    for path in paths where CodeFiles.isCode(table.name(of: path)) {
      let text = table.path(path)
      guard !text.isBorrowed(below: directory) else { continue }
      let steps = relative(text).split(separator: UInt8(ascii: "/"))
      code.append((path, steps))
      guard listing[text] != nil else { continue }
      live.files += 1
      var above: ByteString = ""
      for step in steps.dropLast() {
        above = above + step + "/"
        live.directories.insert(above)
      }
    }
  }

  /// Credited, non-merge commits later than `time`, in seconds since 1970, that change what a doc is
  /// about; in no certain order.
  func drift(
    of doc: TreeFile, _ path: ByteString, after time: Int64
  ) throws(CannotJudge) -> [History.Position] {
    let history = credits.history
    var found: Set<History.Position> = []
    for file in try subjects(of: doc, path) {
      history.forEachChange(of: file, since: credits.writtenDate(of: time)) { commit, kind in
        if kind.isChange, credits.time(of: commit) > time, credits.isWork(commit) {
          found.insert(commit)
        }
      }
    }
    return Array(found)
  }

  private func subjects(
    of doc: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> [PathTable.Number] {
    let isInside = directory.isEmpty || path.hasPrefix(directory + "/")
    var above = (isInside ? relative(path) : path).split(separator: UInt8(ascii: "/"))
    let name = above.popLast() ?? path
    if isInside {
      for count in stride(from: above.count, to: 0, by: -1)
      where live.directories.contains(
        ByteString(above[..<count].map(\.bytes).joined(separator: [0x2F])) + "/")
      {
        return code.filter { $0.steps.starts(with: above[..<count]) }.map(\.path)
      }
    }
    // What is gone altogether needs no description.
    if live.files == 0 { return [] }
    if live.files <= Self.smallArea { return code.map(\.path) }
    var subject = Self.letters(ofFile: name)
    if Self.generalNames.contains(subject) {
      if subject != "readme", let named = files(named: subject) { return named }
      // An overview of what its directory is about.
      subject = above.last { !CodeFiles.isLayout($0) }.map(MarkdownDocument.letters) ?? ""
      if subject.isEmpty {
        return try mentioned(in: doc, path).isEmpty ? [] : code.map(\.path)
      }
    }
    if let named = files(named: subject) { return named }
    return try mentioned(in: doc, path)
  }

  /// The files that go by a name, or lie in directories that do; nil for none.
  private func files(named name: ByteString) -> [PathTable.Number]? {
    let found = code.filter { file in
      file.steps.indices.contains { place in
        let step = file.steps[place]
        return place + 1 < file.steps.count
          ? MarkdownDocument.letters(of: step) == name : Self.letters(ofFile: step) == name
      }
    }
    return found.isEmpty ? nil : found.map(\.path)
  }

  /// The files of those parts whose paths a doc holds: `cache/`, `engine.go`. A mere word, such as
  /// `storage` or `web`, may mean anything.
  private func mentioned(
    in doc: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> [PathTable.Number] {
    let parts = parts.keys.sorted()
    guard !parts.isEmpty, let text = try contents.text(of: doc, path) else { return [] }
    var search = NameSearch(parts)
    search.read(Self.withoutAddresses(text))
    return zip(parts, search.isMentioned).filter(\.1).flatMap { self.parts[$0.0] ?? [] }
  }

  /// Blanks out web addresses: what stands in them are other places' paths.
  private static func withoutAddresses(_ text: [UInt8]) -> [UInt8] {
    var text = text
    var place = 0
    while place + 2 < text.count {
      guard text[place] == 0x3A, text[place + 1] == 0x2F, text[place + 2] == 0x2F else {
        place += 1
        continue
      }
      while place < text.count, !text[place].isASCIISpace, !")>]\"'`".utf8.contains(text[place]) {
        text[place] = 0x20
        place += 1
      }
    }
    return text
  }

  private func relative(_ path: ByteString) -> ByteString {
    guard !directory.isEmpty, path.hasPrefix(directory + "/") else { return path }
    return ByteString(path.bytes.dropFirst(directory.count + 1))
  }

  /// A file's name without its extensions, by letters and digits alone.
  private static func letters(ofFile name: ByteString) -> ByteString {
    MarkdownDocument.letters(of: ByteString(name.bytes.prefix { $0 != UInt8(ascii: ".") }))
  }

  private static let generalNames: Set<ByteString> = [
    "architecture", "concepts", "design", "howitworks", "index", "internals", "intro",
    "introduction", "overview", "readme", "structure",
  ]
}
