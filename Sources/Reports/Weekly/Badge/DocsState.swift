internal import Basics
internal import LeadModel

/// What an area's badge says.
enum DocsState: String, CaseIterable {
  case fresh, due, stale
  case noDocs = "no docs"
  case noLead = "no lead"
  /// Planned, paused or done.
  case resting
  /// The rule is off, or the lead's turn is not committed yet.
  case notJudged = "not judged"

  init(_ area: WeeklyReport.AreaRow, in report: WeeklyReport) {
    let today = report.now.date
    let soon = report.now.later(days: report.scope.dueDays).date
    if area.status != .active {
      self = .resting
    } else if area.leads.isEmpty {
      self = .noLead
    } else if area.docs.count == 0 {
      self = .noDocs
    } else if report.staleDocs.contains(where: { $0.area == area.path }) {
      self = .stale
    } else if let due = area.docs.due {
      // Without changes of the code, old docs may be allowed to be old.
      let isStale = due < today && area.docs.codeChanges > 0
      self = isStale ? .stale : due >= today && due <= soon ? .due : .fresh
    } else {
      self = .notJudged
    }
  }

  /// White on it is legible: 4.5 to 1 or more.
  var colour: String {
    switch self {
    case .fresh: "#1f7a3d"
    case .due: "#8a6100"
    case .stale: "#b3361c"
    case .noDocs, .noLead, .resting, .notJudged: "#5f6670"
    }
  }
}
