/// Things to settle, those of one area together.
struct ItemList {
  let items: [WeeklyReport.Item]
  /// How many there are beyond those.
  var more = 0

  func render() -> HTML {
    Self.render(places.map { (Self.place($0[0]), $0) }, more: more)
  }

  private static func place(_ item: WeeklyReport.Item) -> HTML {
    item.area.map { PageWords.area($0, item.areaName ?? "") } ?? .text("The repository")
  }

  /// In the order of each area's first item.
  private var places: [[WeeklyReport.Item]] {
    var order: [String?: Int] = [:]
    var places: [[WeeklyReport.Item]] = []
    for item in items {
      if let place = order[item.area] {
        places[place].append(item)
      } else {
        order[item.area] = places.count
        places.append([item])
      }
    }
    return places
  }

  /// Things by the place where they are to be settled.
  /// - Parameter more: how many there are beyond those.
  static func render<Thing: ThingToSettle>(
    _ places: [(place: HTML, items: [Thing])], more: Int
  ) -> HTML {
    HTML(.ul, .class("places")) {
      for place in places {
        HTML(.li) {
          HTML(.p, .class("place")) { place.place }
          HTML(.ul, .class("items")) { for item in place.items { self.item(item) } }
        }
      }
    } + (more == 0 ? .empty : HTML(.p, .class("rest")) { "And \(PageWords.number(more)) more." })
  }

  private static func item(_ item: some ThingToSettle) -> HTML {
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
      step(item.next, item.command)
    }
  }

  /// The next step in words, then the command that does it.
  static func step(_ next: String, _ command: String?) -> HTML {
    if next.isEmpty, command == nil { return .empty }
    return HTML(.p, .class("next")) {
      PageWords.sentence(next) + (command != nil && !next.isEmpty ? ": " : "")
      if let command { self.command(command) }
    }
  }

  /// A command line, to be selected or copied as a whole.
  static func command(_ command: String) -> HTML {
    HTML(.span, .class("command")) { HTML(.code) { PageWords.sentence(command) } }
  }
}

extension HTML {
  static func + (left: String, right: HTML) -> HTML { .text(left) + right }
}
