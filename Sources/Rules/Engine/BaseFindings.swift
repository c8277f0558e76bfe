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

extension ByteString {
  /// With every occurrence of a path replaced by another, where it begins a word.
  fileprivate func replacing(_ path: ByteString, with other: ByteString) -> ByteString {
    var result: [UInt8] = []
    var rest = bytes[...]
    var startsWord = true
    while let first = rest.first {
      if startsWord, rest.starts(with: path.bytes) {
        result += other.bytes
        rest = rest.dropFirst(path.count)
        startsWord = false
      } else {
        result.append(first)
        startsWord = first == UInt8(ascii: " ")
        rest = rest.dropFirst()
      }
    }
    return ByteString(result)
  }
}
