internal import Basics
internal import LeadModel

/// Findings as SARIF 2.1.0, within what GitHub's code scanning takes.
///
/// All findings stand in it: SARIF has words for those that do not count.
enum SARIFLog {
  /// Results that a run may hold; a file with more is refused.
  static let resultLimit = 25_000

  static func render(_ report: FindingsReport) throws -> ByteString {
    let ordered = report.allWorstFirst
    var ordinals = Ordinals()
    let known = Set(report.rules.map(\.id))
    // Each result names a rule that is described, whatever was passed.
    let strays = Set(ordered.map(\.rule)).subtracting(known).sorted().map {
      FindingsReport.RuleText(
        id: $0, severity: .warning, principle: "other", summary: $0, rationale: $0, remedy: $0)
    }
    let rules = report.rules + strays
    let places = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let results = ordered.prefix(resultLimit).map { finding in
      SARIFResult(
        finding, report, ruleIndex: places[finding.rule] ?? 0,
        ordinal: ordinals.next(of: finding.fingerprint))
    }
    return try JSONText.encode(
      Log(
        runs: [
          Run(
            tool: Tool(
              driver: Driver(
                version: report.version, semanticVersion: report.version,
                rules: rules.map(SARIFRule.init))),
            invocations: [Invocation(left: ordered.count - results.count)],
            results: results)
        ]))
  }

  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    /// All before the last `/` is what GitHub calls the category.
    let automationDetails = ["id": "leadlint/"]
    let columnKind = "unicodeCodePoints"
    let originalUriBaseIds = [
      SARIFLocation.root: Base(description: SARIFText(text: "The repository's root."))
    ]
    let invocations: [Invocation]
    let results: [SARIFResult]
  }

  private struct Base: Encodable {
    let description: SARIFText
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "leadlint"
    let version: String
    let semanticVersion: String
    let rules: [SARIFRule]
  }

  private struct Invocation: Encodable {
    let executionSuccessful = true
    let toolExecutionNotifications: [Notification]

    init(left: Int) {
      toolExecutionNotifications =
        left > 0
        ? [
          Notification(
            message: SARIFText(
              text: "\(plural(left, "result")) left out: a run holds at most \(resultLimit)."))
        ] : []
    }
  }

  private struct Notification: Encodable {
    let level = "warning"
    let message: SARIFText
  }
}

/// SARIF's `message`, `multiformatMessageString`.
struct SARIFText: Encodable {
  let text: String

  /// Words of ours.
  init(text: String) { self.text = text }

  /// Words that may be the repository's: braces would name an argument, and a bracket followed by a
  /// parenthesis makes a link (2.1.0, 3.11.5 and 3.11.6).
  init(escaping text: String) {
    var output = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if last == "]" && scalar == "(" { output += " " }
      output.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { output.unicodeScalars.append(scalar) }
      last = scalar
    }
    self.text = output
  }

  /// At most `limit` characters of words of ours.
  init(text: String, limit: Int) { self.text = Wording.cut(text, to: limit) }
}

/// SARIF's `reportingDescriptor`.
struct SARIFRule: Encodable {
  /// Characters that GitHub takes of a description.
  static let descriptionLimit = 1_024

  private let id: String
  private let name: String
  private let shortDescription: SARIFText
  private let fullDescription: SARIFText
  private let help: Help
  private let defaultConfiguration: [String: String]
  private let properties: Properties

  private struct Help: Encodable {
    let text: String
    let markdown: String
  }

  private struct Properties: Encodable {
    let tags = ["documentation", "maintainability"]
    let precision = "high"
    let problemSeverity: String

    enum CodingKeys: String, CodingKey {
      case tags, precision
      case problemSeverity = "problem.severity"
    }
  }

  init(_ rule: FindingsReport.RuleText) {
    id = rule.id
    // `stale-docs` is `StaleDocs`: the specification wants a name in Pascal case.
    name = rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    shortDescription = SARIFText(text: rule.summary + ".", limit: Self.descriptionLimit)
    fullDescription = SARIFText(text: rule.rationale, limit: Self.descriptionLimit)
    let page = "Run `leadlint explain \(rule.id)` for the exact condition and the settings."
    help = Help(
      text: "\(rule.remedy)\n\n\(page)",
      markdown: "**Principle:** \(rule.principle)\n\n\(rule.remedy)\n\n\(page)")
    defaultConfiguration = ["level": SARIFResult.level(rule.severity)]
    properties = Properties(
      problemSeverity: rule.severity == .info ? "recommendation" : rule.severity.rawValue)
  }
}
