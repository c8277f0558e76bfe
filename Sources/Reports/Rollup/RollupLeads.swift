internal import Basics

/// What each lead has to settle over all repositories.
struct RollupLeads {
  let rollup: Rollup

  /// How many leads are there to see at once, whose things are written out, and named at all.
  private static let open = 5
  private static let written = 150
  private static let named = 1_500

  var section: PageSection {
    PageSection(
      id: "leads", title: "What to do", count: rollup.leads.count,
      content: introduction + list + leaderless)
  }

  private var introduction: HTML {
    guard !rollup.leads.isEmpty else {
      return HTML(.p, .class("calm")) { "Nothing is overdue, and nothing falls due soon." }
    }
    return HTML(.p) {
      PageWords.count(rollup.leads.count, "lead has", "leads have")
        + " something to look at. Lead by lead, what weighs most first, at most "
        + "\(rollup.maxPerLead) of each kind; each command is for the repository beside it."
    }
  }

  private var list: HTML {
    let leads = rollup.leads.prefix(Self.written).enumerated()
    let rest = rollup.leads.dropFirst(Self.written)
    return .joined(leads.map { lead($1, $0 + 1, isOpen: $0 < Self.open) })
      + (rest.isEmpty
        ? .empty
        : HTML(.details, .class("more")) {
          HTML(.summary) { PageWords.count(rest.count, "more lead") + ", each with less to settle" }
          HTML(.ul, .class("columns")) {
            for lead in rest.prefix(Self.named) {
              HTML(.li) {
                PageWords.person(lead.person)
                ": " + RollupWords.summary(lead)
              }
            }
          }
          if rest.count > Self.named {
            HTML(.p) { "And \(PageWords.number(rest.count - Self.named)) more." }
          }
        })
  }

  private func lead(_ lead: Rollup.LeadSection, _ number: Int, isOpen: Bool) -> HTML {
    var attributes = [HTML.Attribute.class("lead"), .id("lead-\(number)")]
    if isOpen { attributes.append(.isOpen) }
    let content =
      HTML(.summary) {
        HTML(.h3) { PageWords.person(lead.person) }
        " "
        HTML(.span, .class("counts")) { RollupWords.summary(lead) }
      }
      + HTML(.div, .class("body")) {
        if lead.overdueCount > 0 {
          HTML(.h4) { "Overdue" }
          items(lead.overdue, more: lead.overdueMore)
        }
        if lead.dueCount > 0 {
          HTML(.h4) { "Due soon" }
          items(lead.due, more: lead.dueMore)
        }
      }
    return HTML(.details, attributes, content)
  }

  private var leaderless: HTML {
    guard !rollup.leaderless.isEmpty else { return .empty }
    let shown = rollup.leaderless.prefix(60)
    return HTML(.h3) { "Nobody leads these" }
      + items(Array(shown), more: rollup.leaderless.count - shown.count)
  }

  private func items(_ items: [Rollup.Item], more: Int) -> HTML {
    HTML(.ul, .class("places")) {
      for item in items {
        HTML(.li) {
          HTML(.p, .class("place")) {
            HTML(.bdi) { PageWords.field(item.repository) }
            if let area = item.area { " · " + PageWords.area(area, item.areaName ?? "") }
          }
          HTML(.ul, .class("items")) { self.item(item) }
        }
      }
    } + (more == 0 ? .empty : HTML(.p, .class("rest")) { "And \(PageWords.number(more)) more." })
  }

  private func item(_ item: Rollup.Item) -> HTML {
    HTML(.li) {
      HTML(.p, .class("what")) {
        PageWords.severity(item.severity)
        " "
        if let due = item.due {
          HTML(.strong) { "by " + PageWords.date(due) }
          ": "
        }
        PageWords.sentence(item.message)
        if item.isNew { " " + HTML(.span, .class("new")) { "new this week" } }
      }
      ItemList.step(item.next, item.command)
    }
  }
}
