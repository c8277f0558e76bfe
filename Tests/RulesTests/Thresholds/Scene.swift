import Basics

/// What the stories about limits are put together from.
enum Scene {
  /// The last second of its day, so that days of the calendar and ages in days fall together.
  static let now = "2026-11-22T23:59:59Z"

  /// In seconds.
  static let day = Int(Instant.secondsPerDay)

  static let anna = "Anna Okafor <anna@example.com>"
  static let ben = "Ben Ito <ben@example.com>"
  static let cleo = "Cleo Dahl <cleo@example.com>"
  static let ari = "Ari Lund <ari@example.com>"
  static let eva = "Eva Stone <eva@example.com>"
  static let people = [anna, ben, cleo, ari, eva]

  static let checkout = "services/checkout"
  static let readme = "\(checkout)/README.md"
  static let cache = "\(checkout)/cache.swift"

  /// A file of the area's code, made on its first change.
  static let work = "change \(cache)"
  /// A file that belongs to no area.
  static let elsewhere = "change tools/format.swift"
  /// A doc of the area.
  static let describe = "change \(readme)"
  /// The same with so many words that it can fall behind.
  static let explain = "write \(readme)\n    " + (1...90).map { "word\($0)" }.joined(separator: " ")

  private static let judged = Instant(now) ?? Instant(seconds: 0)

  /// The moment so many seconds before `now`.
  static func moment(_ age: Int) -> String { "\(Instant(seconds: judged.seconds - Int64(age)))" }

  /// The day so many days after that of `now`.
  static func date(in days: Int) -> String {
    "\(CalendarDate(daysSince1970: judged.date.daysSince1970 + Int64(days)))"
  }

  /// The parts of a story, in their order.
  static func tell(_ commits: String...) -> String { commits.joined() }

  /// A commit of so many seconds ago.
  static func commit(_ age: Int, _ author: String, _ operations: String...) -> String {
    commits(1, age, author, operations)
  }

  /// Some commits at once, so many seconds ago.
  static func commits(
    _ count: Int, _ age: Int, _ author: String, _ operations: String...
  ) -> String {
    commits(count, age, author, operations)
  }

  static func commits(
    _ count: Int, _ age: Int, _ author: String, _ operations: [String]
  ) -> String {
    guard count > 0 else { return "" }
    return "\(count) times every 0 days from \(moment(age)) \(author): Go on\n"
      + operations.map { "  \($0)\n" }.joined()
  }

  /// `write` for an `OWNERS.lead` with these lines; the kind follows from the directory.
  static func owners(_ directory: String, _ lines: String...) -> String {
    let kind =
      directory.hasPrefix("teams/")
      ? "team" : directory.hasPrefix("initiatives/") ? "initiative" : "service"
    return (["write \(directory)/OWNERS.lead", "---", "kind: \(kind)"] + lines + ["---"])
      .joined(separator: "\n    ")
  }

  /// Checkout's `OWNERS.lead`, with these lines more.
  static func led(by lead: String, _ lines: String...) -> String {
    (["led \(checkout) by \(lead)"] + lines).joined(separator: "\n    ")
  }

  /// A story whose first commit writes a `.lead-rules` with these lines, where there are any.
  static func configured(_ story: String, _ lines: [String]) -> String {
    guard !lines.isEmpty, let end = story.firstIndex(of: "\n") else { return story }
    let file = (["  write .lead-rules", "version: 1"] + lines).joined(separator: "\n    ")
    return story[...end] + file + story[end...]
  }
}
