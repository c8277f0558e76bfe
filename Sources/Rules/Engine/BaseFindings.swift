package import Basics
package import LeadModel

/// What was found at the base, without the change that is judged: of what is found with it, the rest
/// is new.
package struct BaseFindings: Sendable {
  private struct Key: Hashable {
    let rule: String
    let area: ByteString?
    let subject: ByteString
  }

  private let keys: Set<Key>
  private let moved: [ByteString: ByteString]
  private let judgesOwnWaivers: Bool

  /// - Parameters:
  ///   - base: what was found before, waived or not.
  ///   - moved: where areas stood before, by where they stand now; those that the change moves.
  ///   - judgesOwnWaivers: whether the change is judged by waivers that it can edit. Where it is not,
  ///     it could not take out one that it makes needless.
  package init(
    _ base: [Finding], moved: [ByteString: ByteString] = [:], judgesOwnWaivers: Bool = true
  ) {
    self.moved = moved
    self.judgesOwnWaivers = judgesOwnWaivers
    keys = Set(base.map { Self.key($0.rule, $0.area, $0.subject) })
  }

  /// Whether the same was found before.
  package func contains(_ finding: Finding) -> Bool {
    if !judgesOwnWaivers, finding.rule == ExpiredWaiver.description.id { return true }
    if keys.contains(Self.key(finding.rule, finding.area, finding.subject)) { return true }
    if finding.former.contains(where: { former in
      keys.contains(Self.key(finding.rule, former.area, former.subject))
    }) {
      return true
    }
    return moved.contains { now, before in
      finding.area == now
        && keys.contains(
          Self.key(finding.rule, before, finding.subject.replacing(now, with: before)))
    }
  }

  private static func key(_ rule: String, _ area: ByteString?, _ subject: ByteString) -> Key {
    let moves = RuleRegistry.rule(ByteString(rule))?.description.movesBetweenAreas ?? false
    return Key(rule: rule, area: moves ? nil : area, subject: subject)
  }
}
