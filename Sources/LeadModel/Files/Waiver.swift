package import Basics

/// A finding that a team has decided to live with for a time.
package struct Waiver: Hashable, Sendable {
  package let rule: Located<ByteString>
  /// The area's path; nil in an `OWNERS.lead`, where it is the file's own area.
  package let area: Located<ByteString>?
  package let until: Located<CalendarDate>?
  package let reason: Located<ByteString>?
  package let position: SourcePosition

  package init(
    rule: Located<ByteString>, area: Located<ByteString>?, until: Located<CalendarDate>?,
    reason: Located<ByteString>?, position: SourcePosition
  ) {
    self.rule = rule
    self.area = area
    self.until = until
    self.reason = reason
    self.position = position
  }
}
