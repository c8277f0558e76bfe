internal import LeadModel

/// What a repository without an `OWNERS.lead` is told: how to begin.
struct StartPage {
  let report: WeeklyReport

  /// Enough for an area that is led.
  static let example = """
    ---
    kind: service
    name: Checkout
    lead: Anna Okafor <anna@example.com>
    ---

    """

  func render() -> HTML {
    HTML(.section, .id("summary"), .labelledBy("summary-heading")) {
      HTML(.h2, .id("summary-heading"), .class("sentence")) {
        PageText.sentence(report.sentence) + "."
      }
      HTML(.p) {
        "A lead looks after a directory: a service, an initiative or a team. Say who it is in a "
          + "small file "
        HTML(.code) { "OWNERS.lead" }
        " in that directory, commit it, and the next report is about it."
      }
      WeeklyCharts.region("An OWNERS.lead to begin with") {
        HTML(.pre) {
          HTML(.code) {
            HTML.joined(
              Self.example.split(separator: "\n").map { HTML.text(String($0)) },
              separator: .trusted("\n"))
          }
        }
      }
      HTML(.ol) {
        HTML(.li) {
          "Write it into one directory that matters, with a person who agreed to look after it. "
          HTML(.code) { "docs:" }
          " names the docs; without it, README.md, ARCHITECTURE.md and docs/ count."
        }
        HTML(.li) {
          "See what leadlint makes of it: "
          HTML(.span, .class("command")) { HTML(.code) { "leadlint status" } }
        }
        HTML(.li) {
          "Write this report again: "
          HTML(.span, .class("command")) {
            HTML(.code) { "leadlint report --format html=report.html" }
          }
        }
      }
      if !report.unled.isEmpty {
        HTML(.h3) { "Where a lead is expected" }
        ClosingSections(report: report).unled.content
      }
    }
  }
}
