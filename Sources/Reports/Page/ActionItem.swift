package import Basics
package import LeadModel

/// One thing to do, in the report of one repository or of many.
package protocol ActionItem {
  /// Of what falls due, nil.
  var severity: Severity? { get }
  /// What is the matter, in a sentence without a final dot.
  var message: String { get }
  /// The next step, in words; empty where there is none to offer.
  var next: String { get }
  /// The command that settles it; nil where an edit does.
  var command: String? { get }
  /// When it falls due; nil where it is overdue.
  var due: CalendarDate? { get }
  /// Whether it was not there at the end of the week before.
  var isNew: Bool { get }
}
