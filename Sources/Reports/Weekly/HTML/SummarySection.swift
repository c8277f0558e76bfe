/// The ten-second view: one sentence, five figures.
struct SummarySection {
  let report: WeeklyReport

  /// How many files that cannot be read are named at most.
  private static let limit = 200

  func render() -> HTML {
    HTML(.section, .id("summary"), .labelledBy("summary-heading")) {
      HTML(.h2, .id("summary-heading"), .class("sentence")) {
        PageText.sentence(report.sentence) + "."
      }
      HTML(.dl, .class("figures")) { for figure in report.figures { self.figure(figure) } }
      notices
    }
  }

  private func figure(_ figure: WeeklyReport.Figure) -> HTML {
    HTML(.div) {
      HTML(.dt) { PageText.field(figure.label) }
      HTML(.dd, .class("value")) { value(figure) }
      spark(figure)
      HTML(.dd, .class("change " + figure.direction.rawValue)) { change(figure) }
    }
  }

  /// The number large, what it is a part of small.
  private func value(_ figure: WeeklyReport.Figure) -> HTML {
    let parts = figure.text.split(separator: " ", maxSplits: 1).map(String.init)
    guard figure.value != nil, let first = parts.first else {
      return HTML(.span, .class("of")) { figure.text }
    }
    guard parts.count > 1 else { return .text(first) }
    return .text(first) + HTML(.span, .class("of")) { " " + parts[1] }
  }

  private func spark(_ figure: WeeklyReport.Figure) -> HTML {
    let line = WeeklyCharts.sparkline(figure, report.trend)
    return line.isEmpty ? .empty : HTML(.dd, .class("spark")) { line }
  }

  private func change(_ figure: WeeklyReport.Figure) -> HTML {
    guard let words = figure.changeText, let change = figure.change else {
      return .text("no week before to compare with")
    }
    let amount = figure.id == .spread ? change * 100 : change
    return PageText.change(words, by: amount, figure.direction)
  }

  /// What the reader should know before the rest.
  private var notices: HTML {
    let invalid = report.invalidFiles
    guard !invalid.isEmpty else { return .empty }
    let shown = invalid.count > 6 ? 4 : invalid.count
    return HTML(.aside, .class("notice"), .label("Files that cannot be read")) {
      HTML(.p) {
        HTML(.strong) {
          PageText.count(invalid.count, "OWNERS.lead file")
            + " cannot be read, so \(invalid.count == 1 ? "its area is" : "their areas are") not judged."
        }
      }
      list(invalid.prefix(shown))
      if invalid.count > shown {
        HTML(.details) {
          HTML(.summary) { PageText.number(invalid.count - shown) + " more files" }
          list(invalid.dropFirst(shown).prefix(Self.limit))
          DataTable.beyond(invalid.count - shown - Self.limit)
        }
      }
    }
  }

  private func list(_ files: ArraySlice<WeeklyReport.InvalidRow>) -> HTML {
    HTML(.ul) {
      for file in files {
        HTML(.li) {
          PageText.path(file.path)
          ", line \(file.line): " + PageText.sentence(file.message)
          file.more > 0 ? " (and \(PageText.number(file.more)) more)" : ""
        }
      }
    }
  }
}
