internal import Basics
internal import LeadModel

/// SARIF's `physicalLocation`, in a `location`.
struct SARIFLocation: Encodable {
  /// What relative URIs start from.
  static let root = "%SRCROOT%"

  private let physicalLocation: Physical

  private struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }

  private struct Artifact: Encodable {
    let uri: String
    let uriBaseId = SARIFLocation.root
  }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int?
    let endLine: Int
    /// The column behind the last character.
    let endColumn: Int?
  }

  init(_ finding: Finding) {
    let columns = Self.columns(finding)
    physicalLocation = Physical(
      artifactLocation: Artifact(uri: Self.uri(finding.path)),
      region: Region(
        startLine: finding.position.line, startColumn: columns?.start,
        endLine: finding.position.line, endColumn: columns?.end))
  }

  /// Our columns count bytes; those of code points are known only where the line itself is.
  private static func columns(_ finding: Finding) -> (start: Int, end: Int)? {
    guard let diagnostic = finding.diagnostic, diagnostic.position == finding.position,
      diagnostic.sourceColumn == 1
    else { return nil }
    let line = diagnostic.sourceLine.bytes
    let start = min(max(diagnostic.position.column - 1, 0), line.count)
    let end = min(start + max(diagnostic.length, 1), line.count)
    func count(_ part: ArraySlice<UInt8>) -> Int {
      var count = 0
      ByteString(part).forEachPiece { _ in count += 1 }
      return count
    }
    let first = count(line[..<start]) + 1
    return (first, first + max(1, count(line[start..<end])))
  }

  /// A relative reference (RFC 3986) from the path's bytes: only what never needs a code has none.
  static func uri(_ path: ByteString) -> String {
    path.bytes.reduce(into: "") { output, byte in
      if byte.isASCIILetter || byte.isASCIIDigit || "-._~/".utf8.contains(byte) {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        output += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}

/// SARIF's `result`.
struct SARIFResult: Encodable {
  private let ruleId: String
  private let ruleIndex: Int
  private let level: String
  private let message: SARIFText
  private let locations: [SARIFLocation]
  private let partialFingerprints: [String: String]
  /// Only where there was something to compare with.
  private let baselineState: String?
  private let suppressions: [Suppression]
  private let properties: Properties

  private struct Suppression: Encodable {
    let kind = "external"
    let status = "accepted"
    let justification: String
  }

  private struct Properties: Encodable {
    let area: String?
    /// Ids of the commits that show it.
    let evidence: [String]
  }

  init(_ finding: Finding, _ report: FindingsReport, ruleIndex: Int, ordinal: Int) {
    ruleId = finding.rule
    self.ruleIndex = ruleIndex
    level = Self.level(finding.severity)
    message = SARIFText(
      escaping: Wording.paragraphs(finding, status: false).joined(separator: "\n\n"))
    locations = [SARIFLocation(finding)]
    partialFingerprints = [
      "leadlint/v1": finding.fingerprint,
      "primaryLocationLineHash": "\(finding.fingerprint):\(ordinal)",
    ]
    baselineState = report.base.map { _ in finding.isNew ? "new" : "unchanged" }
    let isSuppressed = finding.waiver != nil || finding.isBaselined
    let why = isSuppressed ? Wording.status(finding) : nil
    suppressions = why.map { [Suppression(justification: $0)] } ?? []
    properties = Properties(
      area: finding.area.map(TerminalEscaper.escape),
      evidence: finding.evidence.map(\.commit.id.description))
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
