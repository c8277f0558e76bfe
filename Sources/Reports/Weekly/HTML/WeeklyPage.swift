internal import Basics

/// The page: its head, its landmarks, and its sections in the report's order.
struct WeeklyPage {
  let report: WeeklyReport

  var document: String {
    let pictures = PagePictures(report)
    let isEmpty = report.areas.isEmpty && report.invalidFiles.isEmpty
    let sections = isEmpty ? [] : sections(pictures)
    let page = HTML(.html, HTML.Attribute("lang", "en")) {
      head
      HTML(.body, .class(isEmpty ? "start" : "report")) {
        HTML(.a, .class("skip"), .href("#main")) { "Skip to the report" }
        header
        contents(sections)
        HTML(.main, .id("main")) {
          if isEmpty {
            StartPage(report: report).render()
          } else {
            SummarySection(report: report).render()
            HTML.joined(sections.map { $0.render() })
          }
        }
        footer
        HTML(.script) { HTML.trusted(PageScript.source) }
      }
    }
    return "<!DOCTYPE html>\n" + page.source
  }

  private func sections(_ pictures: PagePictures) -> [PageSection] {
    let closing = ClosingSections(report: report)
    return [
      LeadsSection(report: report).section,
      TrendSection(report: report, picture: pictures.trend).section,
      StaleDocsSection(report: report, picture: pictures.heatMap).section,
      SilosSection(report: report, picture: pictures.shares).section,
      HandoffsSection(report: report, picture: pictures.turns).section,
      PostsSection(report: report, picture: pictures.posts).section,
      closing.unled, closing.settled,
    ]
  }

  private var head: HTML {
    HTML(.head) {
      HTML(.meta, HTML.Attribute("charset", "utf-8"))
      HTML(
        .meta, HTML.Attribute("http-equiv", "Content-Security-Policy"),
        HTML.Attribute("content", Self.policy))
      HTML(
        .meta, HTML.Attribute("name", "viewport"),
        HTML.Attribute("content", "width=device-width, initial-scale=1"))
      HTML(
        .meta, HTML.Attribute("name", "color-scheme"), HTML.Attribute("content", "light dark"))
      HTML(.meta, HTML.Attribute("name", "referrer"), HTML.Attribute("content", "no-referrer"))
      HTML(.title) { PageWords.field(report.title) + ", " + report.week.label }
      HTML(.style) { HTML.trusted(PageStyle.source) }
    }
  }

  /// Nothing is fetched, sent or framed; the page's own style and script are known by their digest.
  static var policy: String {
    "default-src 'none'; style-src '\(SHA256.source(of: PageStyle.source))'; "
      + "script-src '\(SHA256.source(of: PageScript.source))'; base-uri 'none'; form-action 'none'"
  }

  private var header: HTML {
    HTML(.header) {
      HTML(.h1) { PageWords.field(report.title) }
      HTML(.p, .class("when")) {
        "Week \(weekNumber), " + PageWords.span(report.week.from, report.week.to)
        scope
      }
    }
  }

  private var weekNumber: String {
    String(report.week.label.drop { $0 != "W" }.dropFirst().drop { $0 == "0" })
  }

  private var scope: HTML {
    var parts: [HTML] = []
    if let team = report.scope.team { parts.append("team " + PageWords.path(team)) }
    if let area = report.scope.area { parts.append("area " + PageWords.path(area)) }
    if let lead = report.scope.lead { parts.append("areas led by " + PageWords.person(lead)) }
    return .joined(parts.map { " · " + $0 })
  }

  private func contents(_ sections: [PageSection]) -> HTML {
    guard !sections.isEmpty else { return .empty }
    return HTML(.nav, .label("Contents")) {
      HTML(.ul) {
        HTML(.li) { HTML(.a, .href("#summary")) { "This week" } }
        for section in sections {
          HTML(.li) {
            HTML(.a, .href("#" + section.id)) {
              section.short ?? section.title
              if let count = section.count {
                " "
                HTML(.span, .class(count == 0 ? "count zero" : "count")) { PageWords.number(count) }
              }
            }
          }
        }
      }
    }
  }

  private var footer: HTML {
    HTML(.footer) {
      HTML(.p) {
        "Judged at "
        HTML(.time, HTML.Attribute("datetime", report.now.description)) {
          report.now.description
        }
        if let tip = report.tip {
          ", from "
          PageWords.path(report.tipName)
          " at "
          HTML(.code) { String(tip.prefix(12)) }
        }
        ", by leadlint \(report.version), from git history alone."
      }
      if report.scope.hasPseudonyms {
        HTML(.p) { "People have other names in this report than in the repository." }
      }
      if !report.notes.isEmpty {
        HTML(.ul) { for note in report.notes { HTML(.li) { PageWords.sentence(note) } } }
      }
    }
  }
}
