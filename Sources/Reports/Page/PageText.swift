internal import Basics
internal import LeadModel

/// The small pieces that every section is written with.
enum PageText {
  /// A person, set apart so that a name in another script reorders nothing around it.
  static func person(_ person: PersonName) -> HTML {
    HTML(.bdi) { field(person.name.isEmpty ? person.email ?? "somebody" : person.name) }
  }

  /// Several people, of many only the first.
  static func people(
    _ people: [PersonName], or nobody: String, most: Int = 4
  ) -> HTML {
    guard !people.isEmpty else { return none(nobody) }
    let shown = people.count > most + 1 ? most : people.count
    let rest = people.count > shown ? " and \(people.count - shown) more" : ""
    return .joined(people.prefix(shown).map(person), separator: .text(", ")) + .text(rest)
  }

  /// What stands where there is nothing to name.
  static func none(_ words: String) -> HTML { HTML(.span, .class("none")) { words } }

  /// A path, which breaks behind its slashes, and anywhere else only where it must.
  static func path(_ path: String) -> HTML {
    let parts = path.isEmpty ? ["."] : path.split(separator: "/", omittingEmptySubsequences: false)
    return HTML(.bdi, .class("path")) {
      HTML.joined(parts.map { .text(String($0)) }, separator: .text("/") + HTML(.wbr))
    }
  }

  /// A path, and what the area is called where that says more.
  static func area(_ path: String, _ name: String) -> HTML {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard !name.isEmpty, name != last else { return self.path(path) }
    return self.path(path) + .text(" ") + HTML(.bdi, .class("name")) { field(name) }
  }

  /// A name or an address, cut where it is endless.
  static func field(_ text: String) -> String {
    text.utf8.count > TerminalEscaper.fieldLimit ? TerminalEscaper.field(ByteString(text)) : text
  }

  /// A message, cut where it is endless.
  static func sentence(_ text: String) -> String {
    text.utf8.count > TerminalEscaper.sentenceLimit
      ? TerminalEscaper.sentence(ByteString(text)) : text
  }

  static func date(_ date: CalendarDate) -> HTML {
    HTML(.time) { date.description }
  }

  static func date(_ instant: Instant?, or none: String) -> HTML {
    instant.map { date($0.date) } ?? self.none(none)
  }

  /// `16 to 22 November 2026`.
  static func span(_ from: CalendarDate, _ to: CalendarDate) -> String {
    let end = "\(to.day) \(month(to)) \(to.year)"
    if from.year != to.year { return "\(from.day) \(month(from)) \(from.year) to \(end)" }
    if from.month != to.month { return "\(from.day) \(month(from)) to \(end)" }
    return "\(from.day) to \(end)"
  }

  private static func month(_ date: CalendarDate) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names[Int(date.month - 1)]
  }

  /// `3 commits`, `1 commit`; a thousand and more with thin spaces.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(Self.number(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  static func number(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var output = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { output += "\u{202f}" }
      output.append(digit)
    }
    return number < 0 ? "−" + output : output
  }

  static func days(_ days: Int) -> String { count(days, "day") }

  /// `2 fewer (−2), better`: in words, with the sign, and only then in colour.
  static func change(
    _ words: String, by amount: Double, _ direction: Direction
  ) -> HTML {
    if direction == .same { return .text(words + " (±0)") }
    let number = Int(amount.magnitude.rounded())
    let sign = amount > 0 ? "+" : "−"
    return HTML(.strong) { "\(words) (\(sign)\(number))" } + .text(", \(direction.rawValue)")
  }

  /// How bad a finding is, as a word with a shape before it.
  static func severity(_ severity: Severity?) -> HTML {
    switch severity {
    case .error: HTML(.span, .class("tag overdue")) { "error" }
    case .warning: HTML(.span, .class("tag attention")) { "warning" }
    case .info: HTML(.span, .class("tag resting")) { "note" }
    case nil: HTML(.span, .class("tag due")) { "due" }
    }
  }
}
