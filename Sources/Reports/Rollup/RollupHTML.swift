package import Basics

/// A rollup as one HTML page that needs nothing else and asks nobody for anything; it looks as the
/// weekly report does.
package enum RollupHTML {
  /// The document, ended by a line feed; the same bytes for the same rollup.
  package static func render(_ rollup: Rollup) -> ByteString {
    ByteString(RollupPage(rollup: rollup).document + "\n")
  }
}

/// The page: its head, its landmarks and its summary.
struct RollupPage {
  let rollup: Rollup

  var document: String {
    let sections = sections
    let page = HTML(.html, HTML.Attribute("lang", "en")) {
      head
      HTML(.body) {
        HTML(.a, .class("skip"), .href("#main")) { "Skip to the report" }
        HTML(.header) {
          HTML(.h1) { PageWords.field(rollup.title) }
          HTML(.p, .class("when")) { RollupWords.judged(rollup) }
        }
        HTML(.div, .class("report")) {
          contents(sections)
          HTML(.main, .id("main")) {
            summary
            HTML.joined(sections.map { $0.render() })
          }
        }
        footer
        HTML(.script) { HTML.trusted(PageScript.source) }
      }
    }
    return "<!DOCTYPE html>\n" + page.source
  }

  private var sections: [PageSection] {
    let lists = RollupLists(rollup: rollup)
    return [
      lists.repositories, RollupLeads(rollup: rollup).section, lists.unled, lists.people,
      rollup.withoutAreas.isEmpty ? nil : lists.withoutAreas,
      rollup.unread.isEmpty ? nil : lists.unread,
    ].compactMap(\.self)
  }

  private var head: HTML {
    HTML(.head) {
      HTML(.meta, HTML.Attribute("charset", "utf-8"))
      HTML(
        .meta, HTML.Attribute("http-equiv", "Content-Security-Policy"),
        HTML.Attribute("content", WeeklyPage.policy))
      HTML(
        .meta, HTML.Attribute("name", "viewport"),
        HTML.Attribute("content", "width=device-width, initial-scale=1"))
      HTML(
        .meta, HTML.Attribute("name", "color-scheme"), HTML.Attribute("content", "light dark"))
      HTML(.meta, HTML.Attribute("name", "referrer"), HTML.Attribute("content", "no-referrer"))
      HTML(.title) {
        PageWords.field(rollup.title) + ", " + ISOWeek(reportedAt: rollup.now).label
      }
      HTML(.style) { HTML.trusted(PageStyle.source) }
    }
  }

  private func contents(_ sections: [PageSection]) -> HTML {
    HTML(.nav, .label("Contents")) {
      HTML(.ul) {
        HTML(.li) { HTML(.a, .href("#summary")) { "This week" } }
        for section in sections {
          HTML(.li) {
            HTML(.a, .href("#" + section.id)) {
              section.short ?? section.title
              if let count = section.count {
                " "
                HTML(.span, .class(count == 0 ? "count zero" : "count")) {
                  PageWords.number(count)
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: - The ten-second view

  private var summary: HTML {
    HTML(.section, .id("summary"), .labelledBy("summary-title")) {
      HTML(.h2, .id("summary-title"), .class("sentence")) {
        PageWords.sentence(rollup.sentence) + "."
      }
      HTML(.dl, .class("figures")) {
        // Errors stand in the table: the row has room for five.
        for figure in rollup.figures where figure.id != .errors { self.figure(figure) }
      }
    }
  }

  private func figure(_ figure: Rollup.Figure) -> HTML {
    HTML(.div) {
      HTML(.dt) { PageWords.field(figure.label) }
      HTML(.dd, .class("value")) {
        if let value = figure.value {
          PageWords.number(value)
          if let whole = figure.of {
            HTML(.span, .class("of")) { " of " + PageWords.number(whole) }
          }
        } else {
          HTML(.span, .class("of")) { "not known" }
        }
      }
      HTML(.dd, .class("change " + figure.direction.rawValue)) { change(figure) }
    }
  }

  /// In words, with the sign, and only then in colour.
  private func change(_ figure: Rollup.Figure) -> HTML {
    guard let words = figure.changeText, let change = figure.change else { return .text("") }
    if change == 0 { return .text(words + " (±0)") }
    let sign = change > 0 ? "+" : "−"
    return HTML(.strong) { "\(words) (\(sign)\(change.magnitude))" }
      + .text(", \(figure.direction.rawValue)")
  }

  private var footer: HTML {
    HTML(.footer) {
      HTML(.p) { "Joined by leadlint \(rollup.version) from what each repository said of itself." }
      if !rollup.notes.isEmpty {
        HTML(.ul) { for note in rollup.notes { HTML(.li) { PageWords.sentence(note) } } }
      }
    }
  }
}
