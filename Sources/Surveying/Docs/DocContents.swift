internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Reads what docs at the tip say, each once.
final class DocContents {
  /// In bytes; what lies beyond is not read for names.
  private static let sizeLimit = 4 << 20

  private let repository: Repository
  /// Docs that a partial clone left at its remote: nothing is said of their text.
  private(set) var missing: Set<ObjectID> = []

  private let readahead = DocReadahead()
  /// Whether docs will be asked for their words.
  private var withWords = false
  /// Whether they will be asked for what looks like a path in them.
  private var withPaths = false

  init(_ repository: Repository) { self.repository = repository }

  deinit { readahead.stop() }

  /// Begins to read Markdown files that will be asked for in this order.
  /// - Parameters:
  ///   - withWords: whether names will be looked for in them.
  ///   - withPaths: whether paths will.
  func prepare(_ files: [TreeFile], withWords: Bool, withPaths: Bool) {
    self.withWords = withWords
    self.withPaths = withPaths
    var seen: Set<ObjectID> = []
    let wanted = files.filter {
      $0.type == .file && readings[$0.id] == nil && seen.insert($0.id).inserted
    }
    readahead.start(
      wanted.map(\.id), repository, withWords: withWords, withPaths: withPaths,
      sizeLimit: Self.sizeLimit)
  }

  /// The bytes of a file; nil for what is no ordinary file, is too large, or was left out of a
  /// partial clone.
  func text(of file: TreeFile, _ path: ByteString) throws(RunError) -> [UInt8]? {
    guard file.type == .file else { return nil }
    do {
      guard try repository.objects.header(file.id).size <= Self.sizeLimit else { return nil }
      return try repository.objects.read(file.id).copiedBytes
    } catch {
      let isPartialClone = repository.isPartialClone
      if error.code == .notFound, isPartialClone {
        missing.insert(file.id)
        return nil
      }
      throw RunError.reading(path, error, isPartialClone: isPartialClone)
    }
  }

  /// Which names a doc mentions; none of them where its text cannot be had.
  func mentions(
    _ names: NameSearch, in doc: TreeFile, _ path: ByteString
  ) throws(RunError) -> [Bool] {
    var isMentioned = [Bool](repeating: false, count: names.count)
    try find(names, in: doc, path, &isMentioned)
    return isMentioned
  }

  /// Finds names in a doc; none of them where its text cannot be had.
  /// - Parameter isMentioned: by name; those that are found already are not looked for.
  func find(
    _ names: NameSearch, in doc: TreeFile, _ path: ByteString, _ isMentioned: inout [Bool]
  ) throws(RunError) {
    guard let words = try words(of: doc, path), names.find(in: words, &isMentioned),
      let text = try text(of: doc, path)
    else { return }
    for (name, isFound) in names.find(inTextOf: text, words).enumerated() where isFound {
      isMentioned[name] = true
    }
  }

  /// Which words stand in a doc; nil where its text cannot be had.
  private func words(of doc: TreeFile, _ path: ByteString) throws(RunError) -> WordIndex? {
    if let known = words[doc.id] { return known }
    if let reading = readahead.takeIfReady(doc.id) {
      keep(reading, of: doc)
      if let found = reading.words { return found }
    }
    let found = try text(of: doc, path).map { WordIndex($0) }
    words[doc.id] = .some(found)
    return found
  }

  private var words: [ObjectID: WordIndex?] = [:]

  /// The paths that a doc holds; none where its text cannot be had.
  func paths(in doc: TreeFile, _ path: ByteString) throws(RunError) -> PathMentions {
    if let known = paths[doc.id] { return known }
    let found = PathMentions(try text(of: doc, path) ?? [])
    paths[doc.id] = found
    return found
  }

  private var paths: [ObjectID: PathMentions] = [:]

  /// What a Markdown file links to within the repository; nil where that is nothing, or its text
  /// cannot be had.
  func linked(
    from file: TreeFile, _ path: ByteString
  ) throws(RunError) -> MarkdownDocument? {
    if let known = readings[file.id] { return known }
    var reading = readahead.take(file.id)
    if reading == nil {
      reading = try text(of: file, path).map {
        DocReading($0, withWords: withWords && words[file.id] == nil, withPaths: withPaths)
      }
    }
    if let reading {
      keep(reading, of: file)
    } else {
      readings[file.id] = .some(nil)
    }
    return reading?.document
  }

  private func keep(_ reading: DocReading, of file: TreeFile) {
    readings[file.id] = .some(reading.document)
    if let found = reading.words { words[file.id] = found }
    if withPaths { pathWords[file.id] = reading.pathWords }
  }

  /// The words of a Markdown file that look like paths; none where its text cannot be had.
  func pathWords(in file: TreeFile, _ path: ByteString) throws(RunError) -> [PathWord] {
    if pathWords[file.id] == nil { _ = try linked(from: file, path) }
    if let known = pathWords[file.id] { return known }
    let found = PathWordScan(try text(of: file, path) ?? []).words
    pathWords[file.id] = found
    return found
  }

  private var pathWords: [ObjectID: [PathWord]] = [:]

  private var readings: [ObjectID: MarkdownDocument?] = [:]

  /// What a Markdown file can be linked at; nil where its text cannot be had.
  func anchors(of file: TreeFile, _ path: ByteString) throws(RunError) -> MarkdownAnchors? {
    if let known = anchors[file.id] { return known }
    var found = try linked(from: file, path)?.anchors
    if found == nil { found = try text(of: file, path).map { MarkdownDocument($0).anchors } }
    anchors[file.id] = .some(found)
    return found
  }

  private var anchors: [ObjectID: MarkdownAnchors?] = [:]

  /// The anchor in a file that is most like a fragment which is none of its anchors.
  func anchor(
    like fragment: ByteString, in file: TreeFile, _ anchors: MarkdownAnchors
  ) -> ByteString? {
    anchor(spelledLike: fragment, in: file, anchors)
      ?? Basics.nearest(to: fragment, among: anchorsByLetters(of: file, anchors).values)
  }

  /// The anchor in a file that has the letters and digits of a fragment.
  func anchor(
    spelledLike fragment: ByteString, in file: TreeFile, _ anchors: MarkdownAnchors
  ) -> ByteString? {
    anchorsByLetters(of: file, anchors)[MarkdownDocument.letters(of: fragment)]
  }

  private func anchorsByLetters(
    of file: TreeFile, _ anchors: MarkdownAnchors
  ) -> [ByteString: ByteString] {
    let known = anchorsByLetters[file.id] ?? anchors.byLetters
    anchorsByLetters[file.id] = known
    return known
  }

  private var anchorsByLetters: [ObjectID: [ByteString: ByteString]] = [:]
}
