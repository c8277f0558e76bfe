internal import Basics
internal import LeadModel

/// Findings as GitLab's Code Quality report: an array, of which the merge request shows what its
/// target branch's report does not have.
enum GitLabCodeQuality {
  static func render(_ report: FindingsReport) throws -> ByteString {
    var ordinals = Ordinals()
    return try JSONText.encode(
      report.shown.map { finding in
        Item(finding, ordinal: ordinals.next(of: finding.fingerprint))
      })
  }

  private struct Item: Encodable {
    let description: String
    let check_name: String
    let fingerprint: String
    let severity: String
    let location: Location

    init(_ finding: Finding, ordinal: Int) {
      // The merge request does not show the check's name.
      description =
        "[\(finding.rule)] " + Wording.paragraphs(finding, status: true).joined(separator: " - ")
      check_name = finding.rule
      // Entries of equal fingerprints would become one.
      fingerprint = finding.fingerprint + (ordinal > 1 ? "-\(ordinal)" : "")
      switch finding.severity {
      case .error: severity = "major"
      case .warning: severity = "minor"
      case .info: severity = "info"
      }
      location = Location(
        path: JSONText.string(finding.path), lines: Lines(begin: finding.position.line))
    }
  }

  private struct Location: Encodable {
    let path: String
    let lines: Lines
  }

  private struct Lines: Encodable {
    let begin: Int
  }
}

/// Tells apart what bears the same name.
struct Ordinals {
  private var counts: [String: Int] = [:]

  /// 1 for the first of a name, 2 for the second.
  mutating func next(of name: String) -> Int {
    let count = counts[name, default: 0] + 1
    counts[name] = count
    return count
  }
}
