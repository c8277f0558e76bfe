internal import Basics

/// The rollup's page: its summary and its sections.
struct RollupPage {
  let rollup: Rollup

  var document: String {
    ReportPage(
      title: rollup.title, week: ISOWeek(reportedAt: rollup.now).label,
      when: .text(RollupPhrasing.judged(rollup)), opening: summary, sections: sections,
      footer: HTML(.p) {
        "Joined by leadlint \(rollup.version) from what each repository said of itself."
      }, notes: rollup.notes
    ).document
  }

  private var sections: [PageSection] {
    let lists = RollupLists(rollup: rollup)
    return [
      lists.repositories, RollupLeads(rollup: rollup).section, lists.unled, lists.people,
      rollup.withoutAreas.isEmpty ? nil : lists.withoutAreas,
      rollup.unread.isEmpty ? nil : lists.unread,
    ].compactMap(\.self)
  }

  // MARK: - The ten-second view

  private var summary: HTML {
    HTML(.section, .id("summary"), .labelledBy("summary-title")) {
      HTML(.h2, .id("summary-title"), .class("sentence")) {
        PageText.sentence(rollup.sentence) + "."
      }
      HTML(.dl, .class("figures")) {
        // Errors stand in the table: the row has room for five.
        for figure in rollup.figures where figure.id != .errors { self.figure(figure) }
      }
    }
  }

  private func figure(_ figure: Rollup.Figure) -> HTML {
    HTML(.div) {
      HTML(.dt) { PageText.field(figure.label) }
      HTML(.dd, .class("value")) {
        if let value = figure.value {
          PageText.number(value)
          if let whole = figure.of {
            HTML(.span, .class("of")) { " of " + PageText.number(whole) }
          }
        } else {
          HTML(.span, .class("of")) { "not known" }
        }
      }
      HTML(.dd, .class("change " + figure.direction.rawValue)) { change(figure) }
    }
  }

  private func change(_ figure: Rollup.Figure) -> HTML {
    guard let words = figure.changeText, let change = figure.change else { return .empty }
    return PageText.change(words, by: Double(change), figure.direction)
  }
}
