internal import Basics

/// What each lead has to settle over all repositories.
struct RollupLeads {
  let rollup: Rollup

  /// How many leads are there to see at once, whose things are written out, and named at all.
  private static let open = 5
  private static let written = 150
  private static let named = 1_500

  var section: PageSection {
    .leads(count: rollup.leads.count, introduction + list + leaderless)
  }

  private var introduction: HTML {
    guard !rollup.leads.isEmpty else {
      return HTML(.p, .class("calm")) { "Nothing is overdue, and nothing falls due soon." }
    }
    return HTML(.p) {
      PageText.count(rollup.leads.count, "lead has", "leads have")
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
          HTML(.summary) { PageText.count(rest.count, "more lead") + ", each with less to do" }
          PageText.counted(rest.prefix(Self.named), RollupPhrasing.summary)
          if rest.count > Self.named {
            HTML(.p) { "And \(PageText.number(rest.count - Self.named)) more." }
          }
        })
  }

  private func lead(_ lead: Rollup.LeadSection, _ number: Int, isOpen: Bool) -> HTML {
    LeadDetails(
      lead: lead, number: number, isOpen: isOpen, counts: RollupPhrasing.summary(lead),
      overdueHeading: HTML(.h4) { "Overdue" }, dueHeading: HTML(.h4) { "Due soon" }, list: items
    ).render()
  }

  private var leaderless: HTML {
    guard !rollup.leaderless.isEmpty else { return .empty }
    let shown = rollup.leaderless.prefix(60)
    return HTML(.h3) { "Nobody leads these" }
      + items(Array(shown), more: rollup.leaderless.count - shown.count)
  }

  private func items(_ items: [Rollup.Item], more: Int) -> HTML {
    ItemList.render(items.map { (location($0), [$0]) }, more: more)
  }

  private func location(_ item: Rollup.Item) -> HTML {
    HTML(.bdi) { PageText.field(item.repository) }
      + (item.area.map { " · " + PageText.area($0, item.areaName ?? "") } ?? .empty)
  }
}
