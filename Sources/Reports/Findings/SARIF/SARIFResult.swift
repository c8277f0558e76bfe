internal import Basics
internal import LeadModel

/// SARIF's `result`.
struct SARIFResult {
  let finding: Finding
  let report: FindingsReport
  /// The index of the finding's rule in the run's list.
  let ruleIndex: Int
  /// 2 for the second finding of one fingerprint.
  let ordinal: Int

  var json: JSONValue {
    let message = Wording.paragraphs(finding, status: false).joined(separator: "\n\n")
    // Only where there was something to compare with.
    let baselineState: JSONValue? = report.base.map { _ in finding.isNew ? "new" : "unchanged" }
    let properties: JSONValue = [
      "area": finding.area.map { TerminalEscaper.escape($0).json },
      // Ids of the commits that show it.
      "evidence": .list(finding.evidence.map(\.commit.id.json)),
    ]
    let result: JSONValue = [
      "baselineState": baselineState,
      "level": SARIFLog.level(finding.severity).json,
      "locations": [location],
      "message": ["text": Self.escaped(message).json],
      "partialFingerprints": [
        "leadlint/v1": finding.fingerprint.json,
        "primaryLocationLineHash": "\(finding.fingerprint):\(ordinal)".json,
      ],
      "properties": properties.withoutNulls,
      "ruleId": finding.rule.json,
      "ruleIndex": ruleIndex.json,
      "suppressions": .list(suppressions),
    ]
    return result.withoutNulls
  }

  private var suppressions: [JSONValue] {
    guard finding.waiver != nil || finding.isBaselined, let why = Wording.status(finding) else {
      return []
    }
    return [["justification": why.json, "kind": "external", "status": "accepted"]]
  }

  /// SARIF's `location`.
  private var location: JSONValue {
    let columns = self.columns
    let region: JSONValue = [
      // The column behind the last character.
      "endColumn": columns?.end.json,
      "endLine": finding.position.line.json,
      "startColumn": columns?.start.json,
      "startLine": finding.position.line.json,
    ]
    return [
      "physicalLocation": [
        "artifactLocation": ["uri": Self.uri(finding.path).json, "uriBaseId": SARIFLog.root.json],
        "region": region.withoutNulls,
      ]
    ]
  }

  /// Our columns count bytes; those of code points are known only where the line itself is.
  private var columns: (start: Int, end: Int)? {
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

  /// Words that may be the repository's: braces would name an argument, and a bracket followed by a
  /// parenthesis makes a link (2.1.0, 3.11.5 and 3.11.6).
  static func escaped(_ text: String) -> String {
    var output = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if last == "]" && scalar == "(" { output += " " }
      output.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { output.unicodeScalars.append(scalar) }
      last = scalar
    }
    return output
  }
}
