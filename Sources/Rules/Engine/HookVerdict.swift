package import Basics
package import LeadModel

/// What a commit hook makes of the findings on what is staged: what keeps the commit from being made,
/// and what is only said.
///
/// It blocks for what the commit itself does, and for nothing else unless the configuration says so:
/// a hook that stops people for what they did not cause is taken out.
package struct HookVerdict: Sendable {
  /// In the order given. They count as new: they are what is in the way.
  package let blocking: [Finding]
  /// One line each, for the author of the commit.
  package let hints: [ByteString]

  /// The rules that a hook runs, with those that the configuration lets block.
  package static func rules(_ block: [ByteString]) -> Set<String> {
    hooked.union(block.map(\.lossyText))
  }

  /// Whether some rules look at no more than one area at a time, so that areas which a commit does
  /// not touch need not be surveyed for them.
  package static func judgesAreasByThemselves(_ rules: Set<String>) -> Bool {
    rules.isSubset(of: hooked)
  }

  private static let hooked = Set(
    RuleRegistry.rules.filter { $0.description.hook != .silent }.map(\.id))

  private static func policy(of finding: Finding) -> HookPolicy {
    RuleRegistry.rule(ByteString(finding.rule))?.description.hook ?? .silent
  }

  /// - Parameters:
  ///   - findings: on what is staged, each of which says whether it is new.
  ///   - survey: of what is staged.
  ///   - block: rules of which no finding may stand in a touched area.
  ///   - failOn: the least severity that blocks; nil: none does.
  package init(
    _ findings: [Finding], of survey: Survey, block: [ByteString], failOn: Severity? = .error
  ) {
    let touched = Set(survey.touchedAreas.map(\.path))
    let block = Set(block.map(\.lossyText))
    let open = findings.filter { $0.counts(all: true) }
    let blocking = open.filter { finding in
      guard let failOn else { return false }
      return (finding.isNew && finding.severity >= failOn && Self.isCausedByCommits(finding))
        || (block.contains(finding.rule) && (finding.area.map(touched.contains) ?? true))
    }
    self.blocking = blocking.map { finding in
      var finding = finding
      finding.isNew = true
      return finding
    }
    let rest = open.filter { !blocking.contains($0) }
    hints =
      Self.hintsForLead(rest, survey)
      + rest.filter { $0.isNew && Self.policy(of: $0) != .mentions }.map { finding in
        "\(finding.path): [\(finding.rule)] \(finding.message)"
      }
  }

  /// Whether it is about what somebody writes, not about time, by a rule that the hook runs for that.
  private static func isCausedByCommits(_ finding: Finding) -> Bool {
    policy(of: finding) == .blocks && finding.isByChange
  }

  private static func hintsForLead(_ findings: [Finding], _ survey: Survey) -> [ByteString] {
    guard let author = survey.pendingAuthor?.email else { return [] }
    return survey.touchedAreas.compactMap { touched in
      guard let area = survey.area(at: touched.path),
        area.leads.contains(where: { $0.person.email == author })
      else { return nil }
      let own = findings.filter { $0.area == area.path && policy(of: $0) == .mentions }
        .sorted { ($1.severity, $0.rule) < ($0.severity, $1.rule) }
      guard let first = own.first else { return nil }
      let more: ByteString =
        own.count > 1
        ? " (and \(own.count - 1) more:  leadlint check \(area.path))" : ""
      return "you lead \(area.path): \(sentence(first, touched))\(more)"
    }
  }

  private static func sentence(_ finding: Finding, _ touched: TouchedArea) -> ByteString {
    let age = finding.data.first { $0.key == "ageDays" }
    guard finding.rule == StaleDocs.description.id, case .integer(let days)? = age?.value else {
      return "[\(finding.rule)] \(finding.message)"
    }
    let now: ByteString = touched.changesCode ? " and this commit changes its code" : ""
    return "its docs were last looked at \(plural(days, "day")) ago\(now)"
  }
}
