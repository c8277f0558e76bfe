package import Basics

/// A planned absence with its cover resolved.
package struct PlannedAbsence: Hashable, Sendable {
  package let from: CalendarDate
  package let to: CalendarDate
  package let cover: Person?
  package let position: SourcePosition

  package init(from: CalendarDate, to: CalendarDate, cover: Person?, position: SourcePosition) {
    self.from = from
    self.to = to
    self.cover = cover
    self.position = position
  }

  /// Whether `now` falls on one of its days.
  package func isUnderWay(at now: Instant) -> Bool { from.start <= now && now <= to.end }
}
