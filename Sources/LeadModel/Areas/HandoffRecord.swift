package import Basics

/// A handoff record with its persons resolved.
package struct HandoffRecord: Hashable, Sendable {
  package let date: CalendarDate
  package let from: Person
  package let to: Person
  package let position: SourcePosition
  /// What `notes` comes to.
  package let notes: Notes

  package enum Notes: Hashable, Sendable {
    /// Text, or a path to a file that holds text.
    case present
    /// No notes, or nothing but white space.
    case missing
    /// A path at which no file stands.
    case noSuchFile(ByteString)
    /// A path to a file without text.
    case emptyFile(ByteString)
  }

  package init(
    date: CalendarDate, from: Person, to: Person, position: SourcePosition, notes: Notes
  ) {
    self.date = date
    self.from = from
    self.to = to
    self.position = position
    self.notes = notes
  }
}
