package import Basics

/// Reads what `leadlint report` and `leadlint status` write as JSON.
///
/// The documents come from many repositories. Only what a rollup says is read, so that a key more
/// harms nothing; everything that is read is held to its type and to limits.
package enum RollupReader {
  /// The largest file that is read, in bytes.
  package static let fileLimit = 64 << 20
  /// The most values that a file may hold: each costs the reader far more than its byte, and a real
  /// document of the largest size holds half as many.
  private static let valueLimit = 4_000_000

  /// Why a document cannot be read, and where in it.
  package struct Failure: Error {
    /// In a sentence without a final dot: `areas[3].path: text should stand here`.
    package let problem: ByteString

    package init(problem: ByteString) { self.problem = problem }
  }

  /// - Parameters:
  ///   - file: as it was named on the command line.
  ///   - name: what the repository was called there; nil: the report's title, or the file's name.
  package static func read(
    _ bytes: [UInt8], file: ByteString, name: ByteString?
  ) throws(Failure) -> RepositoryDigest {
    guard bytes.count <= fileLimit else { throw tooLarge }
    guard bytes.count(where: { $0 == UInt8(ascii: ",") }) < valueLimit else {
      throw Failure(problem: "it holds more than \(valueLimit) values")
    }
    let standIn = name ?? fileName(file)
    let document = DocumentValue(path: "", node: try parsed(bytes))
    let wanted = "\(WeeklyReport.schemaName) or \(StatusDocument.schemaName)"
    if case .object = document.node.content, !document.has("schema") {
      throw Failure(
        problem:
          "there is no 'schema': a document of \(wanted) is needed, which 'leadlint report --format json' and 'leadlint status --format json' write"
      )
    }
    let schema = try document["schema"]
    switch try schema.text() {
    case WeeklyReport.schemaName:
      let title = ByteString(try document["title"].text()).trimmed
      let isOwn = !title.isEmpty && title != ByteString(WeeklyReport.defaultTitle)
      return try ReportDocument.digest(
        document, name: name ?? (isOwn ? title : standIn), file: file)
    case StatusDocument.schemaName:
      return try StatusDocument.digest(document, name: standIn, file: file)
    case let other:
      throw schema.problem(
        "the document is of '\(TerminalEscaper.field(ByteString(other)))', not of \(wanted)"
      )
    }
  }

  private static func parsed(_ bytes: [UInt8]) throws(Failure) -> JSONNode {
    do {
      return try JSONReader.read(bytes)
    } catch {
      let before = bytes[..<error.offset]
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(
        problem:
          "it is not JSON: line \(line), column \(error.offset - lineStart + 1): \(error.message)")
    }
  }

  package static var tooLarge: Failure {
    Failure(problem: "it is larger than \(fileLimit >> 20) MiB")
  }

  /// The file's name without its ending; of `payments/report.json` that of the directory.
  private static func fileName(_ file: ByteString) -> ByteString {
    if file == "-" { return "standard input" }
    var parts = file.split(separator: UInt8(ascii: "/")).filter { !$0.isEmpty && $0 != "." }
    guard var last = parts.popLast() else { return file }
    if let dot = last.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 {
      last = ByteString(last.bytes[..<dot])
    }
    let saysNothing: Set<ByteString> = ["report", "status"]
    guard saysNothing.contains(last), let directory = parts.last, directory != ".." else {
      return last
    }
    return directory
  }
}
