/// Things to do, by what they are about.
enum ItemList {
  /// The items of one area, or of one repository.
  typealias Group<Item: ActionItem> = (heading: HTML, items: [Item])

  /// - Parameter more: how many there are beyond those.
  static func render<Item: ActionItem>(_ groups: [Group<Item>], more: Int) -> HTML {
    HTML(.ul, .class("places")) {
      for group in groups {
        HTML(.li) {
          HTML(.p, .class("place")) { group.heading }
          HTML(.ul, .class("items")) { for item in group.items { self.item(item) } }
        }
      }
    } + DataTable.beyond(more)
  }

  private static func item(_ item: some ActionItem) -> HTML {
    HTML(.li) {
      HTML(.p, .class("what")) {
        PageText.severity(item.severity)
        " "
        if let due = item.due {
          HTML(.strong) { "by " + PageText.date(due) }
          ": "
        }
        sentence(item)
      }
      step(item.next, item.command)
    }
  }

  /// The message, and whether it is new.
  static func sentence(_ item: some ActionItem) -> HTML {
    .text(PageText.sentence(item.message))
      + (item.isNew ? " " + HTML(.span, .class("new")) { "new this week" } : .empty)
  }

  /// The next step in words, then the command that does it.
  static func step(_ next: String, _ command: String?) -> HTML {
    if next.isEmpty, command == nil { return .empty }
    return HTML(.p, .class("next")) {
      PageText.sentence(next) + (command != nil && !next.isEmpty ? ": " : "")
      if let command { self.command(command) }
    }
  }

  /// A command line, to be selected or copied as a whole.
  static func command(_ command: String) -> HTML {
    HTML(.span, .class("command")) { HTML(.code) { PageText.sentence(command) } }
  }
}
