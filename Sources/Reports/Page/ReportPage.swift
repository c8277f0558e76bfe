/// The document around a report, of one repository or of many: its head, its landmarks and the way
/// to its sections.
struct ReportPage {
  /// What the style knows the page by.
  var kind = "report"
  let title: String
  let week: String
  /// What stands below the title.
  let when: HTML
  /// What comes before the sections, and is there at once.
  let opening: HTML
  let sections: [PageSection]
  let footer: HTML
  /// What the reader should know about how the report came to be.
  let notes: [String]

  var document: String {
    let page = HTML(.html, HTML.Attribute("lang", "en")) {
      head
      HTML(.body, .class(kind)) {
        HTML(.a, .class("skip"), .href("#main")) { "Skip to the report" }
        HTML(.header) {
          HTML(.h1) { PageText.field(title) }
          HTML(.p, .class("when")) { when }
        }
        contents
        HTML(.main, .id("main")) {
          opening
          HTML.joined(sections.map { $0.render() })
        }
        HTML(.footer) {
          footer
          if !notes.isEmpty {
            HTML(.ul) { for note in notes { HTML(.li) { PageText.sentence(note) } } }
          }
        }
        HTML(.script) { HTML.trusted(PageScript.source) }
      }
    }
    return "<!DOCTYPE html>\n" + page.source()
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
      HTML(.title) { PageText.field(title) + ", " + week }
      HTML(.style) { HTML.trusted(PageStyle.source) }
    }
  }

  /// Nothing is fetched, sent or framed; only the page's own style and script are allowed.
  private static var policy: String {
    "default-src 'none'; style-src '\(PageStyle.digest)'; "
      + "script-src '\(PageScript.digest)'; base-uri 'none'; form-action 'none'"
  }

  private var contents: HTML {
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
                HTML(.span, .class(count == 0 ? "count zero" : "count")) { PageText.number(count) }
              }
            }
          }
        }
      }
    }
  }
}
