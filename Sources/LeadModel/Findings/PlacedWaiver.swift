package import Basics

/// A waiver, where it stands and what it covers.
package struct PlacedWaiver: Hashable, Sendable {
  package let waiver: Waiver
  /// The file that it stands in, from the repository's root.
  package let file: ByteString
  /// The area whose findings it covers; nil: those of the whole repository.
  package let area: ByteString?
  /// Tells it from waivers of the same rule and area in the same file: counted from 1.
  package var ordinal = 1

  package init(waiver: Waiver, file: ByteString, area: ByteString?) {
    self.waiver = waiver
    self.file = file
    self.area = area
  }

  /// Whether it covers findings of a rule in an area (nil: of the repository).
  package func covers(rule: String, area: ByteString?) -> Bool {
    waiver.rule.value == ByteString(rule) && (self.area == nil || self.area == area)
  }

  /// Whether it says why it is there. Without a reason it waives nothing.
  package var hasReason: Bool { !(waiver.reason?.value.trimmed.isEmpty ?? true) }

  /// Whether its last day has passed. One without a last day does not run out.
  package func hasRunOut(at now: Instant) -> Bool {
    waiver.until.map { $0.value.end < now } ?? false
  }

  /// Whether it waives what it covers.
  package func isInForce(at now: Instant) -> Bool { hasReason && !hasRunOut(at: now) }
}
