internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// An `OWNERS.lead` that stands at the tip or in the work tree, as it is made into an area.
struct AreaDraft {
  /// The directory; empty for the root.
  let directory: ByteString
  let ownersPath: ByteString
  let ownersNumber: PathID
  let source: [UInt8]
  /// Nil where the file does not parse.
  var file: OwnersFile?
  var diagnostics: [SourceDiagnostic]
  /// What is wrong with what the file claims, beside other areas.
  var conflicts: [SourceDiagnostic] = []
  var questions = AreaQuestions()
  /// Places in the tip's listing.
  var docs: [Int] = []
  /// Canonical e-mails of the current leads, in the order written, each once.
  var leads: [ByteString] = []

  var displayPath: ByteString { directory.isEmpty ? "." : directory }

  init(
    ownersPath: ByteString, number: PathID, content: FileReader.Content,
    parse: ([UInt8], ByteString) -> ParsedFile<OwnersFile>
  ) {
    self.ownersPath = ownersPath
    ownersNumber = number
    directory = ByteString(ownersPath.bytes.dropLast(OwnersFile.fileName.count + 1))
    var refusal: ByteString?
    switch content {
    case .bytes(let bytes):
      let parsed = parse(bytes, ownersPath)
      source = bytes
      file = parsed.value
      diagnostics = parsed.diagnostics
      return
    case .symbolicLink: refusal = "is a symbolic link; leadlint follows none"
    case .notAFile, .missing: refusal = "is not an ordinary file"
    case .tooLarge(let size):
      refusal = "is too large: \(size) bytes, of at most \(OwnersReader.sizeLimit)"
    case .unreadable(let reason): refusal = "cannot be read: \(reason)"
    }
    source = []
    diagnostics = [
      SourceDiagnostic(
        file: ownersPath, position: .start, message: "OWNERS.lead " + (refusal ?? ""),
        suggestion: "make it a plain text file")
    ]
  }
}

/// Which directory is whose, and where two areas claim the same one.
struct AreaClaims {
  private(set) var byDirectory: [PathID: Int] = [:]

  /// Adds the areas' own directories and then what they cover. The first area in path order keeps
  /// a directory that a later one claims too.
  init(_ drafts: inout [AreaDraft], _ history: inout History) {
    for (index, draft) in drafts.enumerated() {
      byDirectory[history.number(draft.directory)] = index
    }
    for index in drafts.indices {
      for cover in drafts[index].file?.covers ?? [] {
        let number = history.number(cover.value)
        guard let other = byDirectory[number] else {
          byDirectory[number] = index
          continue
        }
        let owner = drafts[other]
        let message: ByteString =
          other == index
          ? "\(cover.value) is this area's own already"
          : owner.directory == cover.value
            ? "\(cover.value) has an OWNERS.lead of its own"
            : "\(cover.value) is covered by \(owner.displayPath) too"
        drafts[index].conflicts.append(
          SourceDiagnostic(
            file: drafts[index].ownersPath, position: cover.position,
            length: max(1, cover.value.count), message: message,
            suggestion: "let one area cover it",
            sourceLine: Self.line(cover.position.line, of: drafts[index].source)))
      }
    }
  }

  private static func line(_ number: Int, of source: [UInt8]) -> ByteString {
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count else { return "" }
    return ByteString(lines[number - 1].filter { $0 != UInt8(ascii: "\r") }.prefix(200))
  }
}
