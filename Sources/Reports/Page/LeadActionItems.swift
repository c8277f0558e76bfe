/// What one lead has to settle, of each kind the first and how many there are beyond them.
package protocol LeadActionItems {
  associatedtype Item: ActionItem

  var person: PersonName { get }
  var overdue: [Item] { get }
  var overdueMore: Int { get }
  var due: [Item] { get }
  var dueMore: Int { get }
}

extension LeadActionItems {
  /// No trap: who reads a document takes no count that could overflow a sum.
  package var overdueCount: Int { overdue.count + overdueMore }
  /// As ``overdueCount``, of what falls due soon.
  package var dueCount: Int { due.count + dueMore }
}
