package import Basics

/// A planned absence of the area's lead. Both days are part of it.
package struct Absence: Hashable, Sendable {
  package let from: CalendarDate
  package let to: CalendarDate
  package let cover: Located<PersonReference>?
  package let position: SourcePosition

  package init(
    from: CalendarDate, to: CalendarDate, cover: Located<PersonReference>?,
    position: SourcePosition
  ) {
    self.from = from
    self.to = to
    self.cover = cover
    self.position = position
  }
}
