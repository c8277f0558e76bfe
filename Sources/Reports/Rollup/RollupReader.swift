package import Basics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

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
    let document: AnyDocument
    do {
      document = try JSONDecoder().decode(AnyDocument.self, from: Data(bytes))
    } catch {
      if let fault = JSONFault.first(in: bytes) {
        throw Failure(
          problem: "it is not JSON: line \(fault.line), column \(fault.column): \(fault.words)")
      }
      guard ByteString(bytes).text != nil else { throw Failure(problem: "it is not UTF-8") }
      let words = (error as? DecodingError).map(DecodingProblem.words)
      throw Failure(problem: words ?? "it cannot be read")
    }
    let standIn = fileName(file)
    switch document {
    case .report(let report):
      let title = ByteString(report.title).trimmed
      let titled = title.isEmpty || title == ByteString(WeeklyReport.defaultTitle) ? standIn : title
      return report.digest(name: name ?? titled, file: file)
    case .status(let status): return status.digest(name: name ?? standIn, file: file)
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

/// A document of either format.
private enum AnyDocument: Decodable {
  case report(ReportPart)
  case status(StatusPart)

  private enum Key: String, CodingKey { case schema }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let wanted = "\(WeeklyReport.schemaName) or \(StatusPart.schemaName)"
    guard container.contains(.schema) else {
      throw DecodingProblem.refusal(
        decoder,
        "there is no 'schema': a document of \(wanted) is needed, which 'leadlint report --format "
          + "json' and 'leadlint status --format json' write")
    }
    switch try container.text(.schema) {
    case WeeklyReport.schemaName: self = .report(try ReportPart(from: decoder))
    case StatusPart.schemaName: self = .status(try StatusPart(from: decoder))
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container,
        debugDescription:
          "the document is of '\(TerminalEscaper.field(ByteString(other)))', and this leadlint needs "
          + wanted)
    }
  }
}
