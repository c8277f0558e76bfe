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
    /// How many words notes must have.
    package static let leastWords = 20

    /// A text, or a path to a file, that says something.
    case present
    /// Fewer words than notes must have: in a file, or, without a path, in the record itself.
    case short(words: Int, ByteString?)
    /// A file as `leadlint handoff` began it.
    case template(ByteString)
    /// A file that is not staged, where what is staged is judged.
    case notStaged(ByteString)
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
