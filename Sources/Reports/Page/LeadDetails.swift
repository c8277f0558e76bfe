/// A lead and how much there is to settle; the things themselves are folded up below.
struct LeadDetails<Lead: LeadActionItems> {
  let lead: Lead
  /// Its rank among the leads, from 1.
  let number: Int
  let isOpen: Bool
  let counts: String
  /// What stands behind the counts.
  var facts = HTML.empty
  let overdueHeading: HTML
  let dueHeading: HTML
  /// Writes things, and how many there are beyond those.
  let list: ([Lead.Item], Int) -> HTML

  func render() -> HTML {
    var attributes = [HTML.Attribute.class("lead"), .id("lead-\(number)")]
    if isOpen { attributes.append(.isOpen) }
    let content =
      HTML(.summary) {
        HTML(.h3) {
          PageText.person(lead.person)
          " "
          HTML(.span, .class("counts")) { counts }
          facts
        }
      }
      + HTML(.div, .class("body")) {
        if lead.overdueCount > 0 { overdueHeading + list(lead.overdue, lead.overdueMore) }
        if lead.dueCount > 0 { dueHeading + list(lead.due, lead.dueMore) }
      }
    return HTML(.details, attributes, content)
  }
}

extension PageSection {
  /// The section of what each lead has to do.
  static func leads(count: Int, _ content: HTML) -> PageSection {
    PageSection(id: "leads", title: "To do", count: count, content: content)
  }
}

extension PageText {
  /// Leads whose things are only counted.
  static func counted<Lead: LeadActionItems>(
    _ leads: some Sequence<Lead>, _ counts: (Lead) -> String
  ) -> HTML {
    HTML(.ul, .class("columns")) {
      for lead in leads {
        HTML(.li) {
          person(lead.person)
          ": " + counts(lead)
        }
      }
    }
  }
}
