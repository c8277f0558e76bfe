package import Basics

/// A date of review that somebody typed into a doc. No evidence: only history is.
package struct StatedReview: Hashable, Sendable {
  /// The key that holds it: `last_reviewed_on`, `ms.date`, `lastVerified`, `freshness`, `date`.
  package let key: ByteString
  package let date: CalendarDate
  /// Counted from 1.
  package let line: Int

  package init(key: ByteString, date: CalendarDate, line: Int) {
    self.key = key
    self.date = date
    self.line = line
  }
}
