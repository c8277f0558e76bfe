internal import Basics

/// What a report says, in the order in which it says it, for formats that are mostly text.
///
/// Text from the repository is visible and of bounded length in it; each format escapes it for its
/// own reader.
struct WeeklyOutline {
  /// A stretch of text, and where it comes from.
  enum Run: Hashable {
    /// Our own words: letters, digits, spaces and ordinary punctuation.
    case ours(String)
    /// Words that may be the repository's.
    case foreign(String)
    /// The same, emphasised.
    case strong(String)
    /// A path, a command, a commit or a rule.
    case code(String)
  }

  typealias Words = [Run]

  /// One thing to tell, and what belongs to it.
  struct Entry {
    var words: Words
    var details: [Words] = []
    /// How much is told: more than one thing where it also says how many there are beyond.
    var units = 1
  }

  /// A row of a table.
  struct Row {
    var cells: [Words]
    var units = 1
  }

  /// Entries with a line above them; without one, where it is empty.
  struct Block {
    var heading: Words
    var entries: [Entry]
  }

  /// Blocks with a label above them; without one, where it is empty.
  struct List {
    var label: String
    var blocks: [Block]
    /// A line below them; none, where it is empty.
    var closing: Words = []
  }

  /// Lists with a heading above them; without one, where it is empty.
  struct Group {
    var heading: Words
    var lists: [List]
  }

  struct Column: Equatable {
    var name: String
    var isNumber = false
    /// Whether a narrow table goes without it, and without those after it.
    var isExtra = false
  }

  enum Content {
    case groups([Group])
    case table([Column], [Row])
  }

  struct Section {
    var heading: String
    /// A sentence of explanation; empty where the heading says it all.
    var about: Words = []
    var content: Content
    /// What is counted where some of it is left out: `doc`, `docs`.
    var unit: (one: String, many: String)
    /// What is said where there is nothing to tell; empty: nothing is.
    var whenEmpty = ""

    var isEmpty: Bool {
      switch content {
      case .groups(let groups): groups.isEmpty
      case .table(_, let rows): rows.isEmpty
      }
    }
  }

  let report: WeeklyReport
  /// Those that have something to tell.
  let sections: [Section]
  /// What is said instead of sections that have nothing to tell: `No silos. Nothing was settled this
  /// week.`
  let nothing: String

  init(_ report: WeeklyReport) {
    self.report = report
    let all = Self.sections(of: report)
    sections = all.filter { !$0.isEmpty }
    // What has no lead belongs to no lead's report, and to no area's.
    let isPart = report.scope.lead != nil || report.scope.area != nil
    nothing = all.filter { $0.isEmpty && !(isPart && $0.heading.hasSuffix("without a lead")) }
      .map(\.whenEmpty).filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: - The beginning

  /// `Leads and docs, 2026-W47`.
  var heading: String { Self.visible(report.title, 200) + ", " + report.week.label }

  /// What a mail is called: the heading, and the least that one has to know.
  var subject: String {
    if report.areas.isEmpty { return heading }
    if report.scope.lead != nil {
      let overdue = report.leads.reduce(0) { $0 + $1.overdueCount }
      let due = report.leads.reduce(0) { $0 + $1.dueCount }
      return heading + ": " + Self.counts(overdue: overdue, due: due)
    }
    guard let health = report.figures.first else { return heading }
    return heading + ": " + Self.visible(health.text + " " + health.label, 100)
  }

  var sentence: String { Self.visible(report.sentence, 600) + "." }

  var days: String { "\(report.week.from) to \(report.week.to)" }

  /// Which part of the repository the report is about; empty where it is about all.
  var scope: Words {
    var parts: [Words] = []
    if let team = report.scope.team { parts.append([.ours("of the team "), Self.path(team)]) }
    if let lead = report.scope.lead {
      parts.append([.ours("that "), Self.name(lead), .ours(" leads")])
    }
    if let area = report.scope.area {
      if parts.isEmpty { return [.ours("Only the area "), Self.path(area), .ours(".")] }
      parts.append([.ours("in "), Self.path(area)])
    }
    guard !parts.isEmpty else { return [] }
    return [.ours("Only the areas ")] + Self.joined(parts, " ") + [.ours(".")]
  }

  /// A figure's name, what it is, and where it went.
  var figures: [(label: String, text: String, change: String)] {
    guard !report.areas.isEmpty else { return [] }
    let isPart = report.scope.lead != nil || report.scope.area != nil
    // How leading is spread cannot be said of one lead or one area.
    return report.figures.filter { !isPart || $0.id != .spread }.map { figure in
      var change = Self.visible(figure.changeText ?? "not known", 100)
      if figure.direction == .better || figure.direction == .worse {
        change += ", \(figure.direction.rawValue)"
      }
      return (Self.visible(figure.label, 100), Self.visible(figure.text, 100), change)
    }
  }

  /// When and where the report was made.
  var judged: Words {
    let tip: Words =
      report.tip.map { [.ours(" ("), .code(Self.visible(String($0.prefix(7)), 7)), .ours(")")] }
      ?? [.ours(" (no commit yet)")]
    return [
      .ours("Judged at \(report.now.date) on "), .code(Self.visible(report.tipName, 200)),
    ] + tip + [.ours(".")]
  }

  /// The same, and how the report came to be.
  var origin: Words {
    let weeks =
      report.trend.count > 1 ? " Each week is judged by its own files and by today's rules." : ""
    let names = report.scope.hasPseudonyms ? " People have other names here." : ""
    return judged + [
      .ours("\(weeks)\(names) Written by leadlint "), Self.message(report.version), .ours("."),
    ]
  }

  // MARK: - Words

  /// Text on one line, with what a reader could not see made visible, of so many UTF-16 units.
  static func visible(_ text: String, _ limit: Int) -> String {
    Wording.cut(TerminalEscaper.sentence(ByteString(text)), to: limit)
  }

  static func name(_ person: PersonName) -> Run {
    .foreign(TerminalEscaper.field(ByteString(person.name)))
  }

  static func path(_ path: String) -> Run { .code(visible(path, 300)) }

  static func message(_ text: String) -> Run { .foreign(visible(text, 600)) }

  static func joined(_ parts: [Words], _ separator: String) -> Words {
    parts.enumerated().flatMap { index, part in
      index == 0 ? part : [.ours(separator)] + part
    }
  }

  /// At most three names, and how many there are beyond those.
  static func names(_ people: [PersonName], none: String) -> Words {
    if people.isEmpty { return [.ours(none)] }
    let shown = people.prefix(3).map { [name($0)] }
    let more = people.count - shown.count
    return joined(shown, ", ") + (more > 0 ? [.ours(" and \(more) more")] : [])
  }

  /// `3 overdue, 1 due by 2026-12-06`.
  static func counts(
    overdue: Int, due: Int, number: (Int) -> String = { "\($0)" }
  ) -> String {
    switch (overdue, due) {
    case (0, 0): "nothing to do"
    case (_, 0): "\(number(overdue)) overdue"
    case (0, _): "\(number(due)) due soon"
    default: "\(number(overdue)) overdue, \(number(due)) due soon"
    }
  }
}
