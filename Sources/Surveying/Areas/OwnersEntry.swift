internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// An `OWNERS.lead` that stands at the tip or in the work tree, as it is made into an area.
struct OwnersEntry {
  /// The directory; empty for the root.
  let directory: ByteString
  let ownersPath: ByteString
  let pathID: PathID
  let source: [UInt8]
  /// Nil where the file does not parse.
  var file: OwnersFile?
  var diagnostics: [SourceDiagnostic]
  /// What is wrong with what the file claims, beside other areas.
  var conflicts: [SourceDiagnostic] = []
  var questions = AreaQuestions()
  /// Indices in the tip's listing.
  var docs: [Int] = []
  /// Canonical e-mails of the current leads, in the order written, each once.
  var leads: [ByteString] = []

  var displayPath: ByteString { directory.isEmpty ? "." : directory }

  init(
    ownersPath: ByteString, pathID: PathID, content: FileReader.Content,
    parse: ([UInt8], ByteString) -> ParsedFile<OwnersFile>
  ) {
    self.ownersPath = ownersPath
    self.pathID = pathID
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

  /// Finds out who the current leads are.
  mutating func resolveLeads(_ identities: IdentityMap) {
    for reference in file?.leads ?? [] {
      let email = identities.email(of: reference.value)
      if !leads.contains(email) { leads.append(email) }
    }
  }

  /// What is wrong with the file beyond its own text, at a position in it.
  /// - Parameter length: in bytes.
  func diagnostic(
    at position: SourcePosition, length: Int, _ message: ByteString, suggestion: ByteString
  ) -> SourceDiagnostic {
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line =
      lines.indices.contains(position.line - 1)
      ? ByteString(lines[position.line - 1].filter { $0 != UInt8(ascii: "\r") }.prefix(200)) : ""
    return SourceDiagnostic(
      file: ownersPath, position: position, length: max(1, length), message: message,
      suggestion: suggestion, sourceLine: line)
  }
}
