/// What each lead has to settle.
struct LeadsSection {
  let report: WeeklyReport

  /// How many leads are there to see at once, whose things are written out, and named at all.
  private static let open = 5
  private static let written = 120
  private static let named = 1_000

  var section: PageSection {
    .leads(count: report.leads.count, introduction + list + leaderless)
  }

  private var introduction: HTML {
    guard !report.leads.isEmpty else {
      return HTML(.p, .class("calm")) {
        "Nothing is overdue, and nothing falls due in the next \(report.scope.dueDays) days."
      }
    }
    let overdue = report.leads.reduce(0) { $0 + $1.overdueCount }
    let due = report.leads.reduce(0) { $0 + $1.dueCount }
    return HTML(.p) {
      PageText.count(report.leads.count, "lead has", "leads have")
        + " something to look at: \(PageText.number(overdue)) overdue, \(PageText.number(due)) due "
        + "in the next \(report.scope.dueDays) days. Lead by lead, what weighs most first"
        + (report.leads.contains { $0.overdueMore + $0.dueMore > 0 }
          ? ", at most \(report.scope.maxPerLead) of each kind." : ".")
    }
  }

  private var list: HTML {
    let opened = report.leads.count <= Self.open + 1 ? report.leads.count : Self.open
    let folded = 30
    let numbered = Array(report.leads.prefix(Self.written).enumerated())
    func leads(_ part: ArraySlice<(offset: Int, element: WeeklyReport.LeadSection)>) -> HTML {
      .joined(part.map { lead($0.element, $0.offset + 1, isOpen: $0.offset < opened) })
    }
    guard report.leads.count > folded + 5 else { return leads(numbered[...]) }
    return leads(numbered.prefix(folded))
      + HTML(.details, .class("more")) {
        HTML(.summary) {
          PageText.number(report.leads.count - folded) + " more leads, each with less to do"
        }
        leads(numbered.dropFirst(folded))
        short
      }
  }

  /// Leads whose things are only counted.
  private var short: HTML {
    let rest = report.leads.dropFirst(Self.written)
    guard !rest.isEmpty else { return .empty }
    let shown = rest.prefix(Self.named - Self.written)
    return HTML(.p) { "These have their items counted only:" }
      + PageText.counted(shown, counts)
      + (rest.count > shown.count
        ? HTML(.p) { "And \(PageText.number(rest.count - shown.count)) more leads." } : .empty)
  }

  private func counts(_ lead: WeeklyReport.LeadSection) -> String {
    WeeklyOutline.counts(
      overdue: lead.overdueCount, due: lead.dueCount, number: PageText.number)
  }

  private func lead(_ lead: WeeklyReport.LeadSection, _ number: Int, isOpen: Bool) -> HTML {
    LeadDetails(
      lead: lead, number: number, isOpen: isOpen, counts: counts(lead), facts: " " + facts(lead),
      overdueHeading: HTML(.h4, lead.dueCount > 0 ? [] : [.class("unseen")], "Overdue"),
      dueHeading: HTML(.h4) { "Due in the next \(report.scope.dueDays) days" }
    ) { WeeklyItems(items: $0, more: $1).render() }.render()
  }

  private func facts(_ lead: WeeklyReport.LeadSection) -> HTML {
    HTML(.span, .class("facts")) {
      "leads " + PageText.count(lead.posts, "active area")
      if let until = lead.awayUntil { ", away until " + PageText.date(until) }
    }
  }

  private var leaderless: HTML {
    guard !report.leaderless.isEmpty else { return .empty }
    let shown = report.leaderless.prefix(60)
    let rest = report.leaderless.count - shown.count
    return HTML(.h3) { "Nobody leads these" }
      + HTML(.p) {
        PageText.count(report.leaderless.count, "thing is", "things are")
          + " overdue where there is no lead to ask."
      }
      + WeeklyItems(items: Array(shown), more: rest).render()
  }
}
