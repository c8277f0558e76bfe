package import Basics

/// The record of a handoff.
package struct Handoff: Hashable, Sendable {
  package let date: CalendarDate
  package let from: Located<PersonReference>
  package let to: Located<PersonReference>
  /// A path relative to the directory, or text. May be empty.
  package let notes: Located<ByteString>?
  package let position: SourcePosition

  package init(
    date: CalendarDate, from: Located<PersonReference>, to: Located<PersonReference>,
    notes: Located<ByteString>?, position: SourcePosition
  ) {
    self.date = date
    self.from = from
    self.to = to
    self.notes = notes
    self.position = position
  }
}
