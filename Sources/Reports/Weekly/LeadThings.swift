package import Basics
package import LeadModel

/// One thing to settle, in the report of one repository or of many.
package protocol ThingToSettle {
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

/// What one lead has to settle, of each kind the first and how many there are beyond them.
package protocol LeadThings {
  associatedtype Thing: ThingToSettle

  var person: WeeklyReport.PersonName { get }
  var overdue: [Thing] { get }
  var overdueMore: Int { get }
  var due: [Thing] { get }
  var dueMore: Int { get }
}

extension LeadThings {
  /// No trap: who reads a document takes no count that could overflow a sum.
  package var overdueCount: Int { overdue.count + overdueMore }
  /// As ``overdueCount``, of what falls due soon.
  package var dueCount: Int { due.count + dueMore }
}

extension WeeklyReport.Item: ThingToSettle {}
extension Rollup.Item: ThingToSettle {}
extension WeeklyReport.LeadSection: LeadThings {}
extension Rollup.LeadSection: LeadThings {}
