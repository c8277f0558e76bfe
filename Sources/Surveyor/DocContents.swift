internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import Markdown

/// Reads what docs at the tip say, each once.
final class DocContents {
  /// In bytes; what lies beyond is not read for names.
  private static let sizeLimit = 4 << 20

  private let repository: Repository
  private var documents: [ObjectID: MarkdownDocument?] = [:]
  /// Docs that a partial clone left at its remote: nothing is said of their text.
  private(set) var missing: Set<ObjectID> = []

  private let readahead = DocReadahead()

  init(_ repository: Repository) { self.repository = repository }

  deinit { readahead.stop() }

  /// Begins to parse Markdown files that will be asked for in this order.
  func prepare(_ files: [TreeFile]) {
    var seen: Set<ObjectID> = []
    let wanted = files.filter {
      $0.type == .file && documents[$0.id] == nil && seen.insert($0.id).inserted
    }
    readahead.start(wanted.map(\.id), repository, sizeLimit: Self.sizeLimit)
  }

  /// The bytes of a file; nil for what is no ordinary file, is too large, or was left out of a
  /// partial clone.
  func text(of file: TreeFile, _ path: ByteString) throws(CannotJudge) -> [UInt8]? {
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
      throw CannotJudge.reading(path, error, isPartialClone: isPartialClone)
    }
  }

  /// What a Markdown file links to and can be linked at; nil where its text cannot be had.
  func document(
    of file: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> MarkdownDocument? {
    if let known = documents[file.id] { return known }
    var document = readahead.take(file.id)
    if document == nil { document = try text(of: file, path).map { MarkdownDocument($0) } }
    documents[file.id] = .some(document)
    return document
  }

  /// The anchor that a fragment which leads nowhere in a file may have meant.
  func anchor(
    like fragment: ByteString, in file: TreeFile, _ document: MarkdownDocument
  ) -> ByteString? {
    anchor(spelledLike: fragment, in: file, document)
      ?? LeadFiles.nearest(
        to: fragment, among: anchorsByLetters(of: file, document).values.sorted())
  }

  /// The anchor in a file that has the letters and digits of a fragment.
  func anchor(
    spelledLike fragment: ByteString, in file: TreeFile, _ document: MarkdownDocument
  ) -> ByteString? {
    anchorsByLetters(of: file, document)[MarkdownDocument.letters(of: fragment)]
  }

  private func anchorsByLetters(
    of file: TreeFile, _ document: MarkdownDocument
  ) -> [ByteString: ByteString] {
    let known = anchors[file.id] ?? document.anchorsByLetters
    anchors[file.id] = known
    return known
  }

  private var anchors: [ObjectID: [ByteString: ByteString]] = [:]
}
