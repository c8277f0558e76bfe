internal import Basics

/// A history told in words; ``init(_:)`` shows the language.
package struct Story: Hashable, Sendable {
  /// In the order told, each on top of the one before.
  package let commits: [StoryCommit]

  /// Reads a story.
  ///
  ///     on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
  ///       led services/checkout by Anna Okafor <anna@example.com>
  ///         until: 2027-03-31
  ///       write services/checkout/README.md
  ///         The address cache sits before the database.
  ///       change services/checkout/src/cache.swift
  ///       move services/checkout/old.md -> services/checkout/new.md
  ///       append services/checkout/README.md: one more line
  ///       delete services/checkout/notes.txt
  ///       trailer Co-authored-by: Ben Ito <ben@example.com>
  ///
  ///     30 times every 2 days from 2026-03-05 Ben Ito <ben@example.com>: Work on the cache
  ///       change services/checkout/src/cache.swift
  ///
  /// `led` writes the `OWNERS.lead` of one or more directories (`led a, b by …`): the kind follows from
  /// the directory above (`services`, `initiatives` or `teams`), what stands after `by` becomes `lead:`,
  /// the lines below are further keys, and what follows a line `---` is the text after the front matter.
  ///
  /// A bare date is noon, UTC. Blank lines and lines that begin with `#` are skipped, except within
  /// what is written to a file.
  /// - Throws: `StoryError` for the first line that cannot be understood.
  package init(_ text: String) throws(StoryError) {
    var parser = StoryParser(text)
    commits = try parser.parse()
  }

  package init(commits: [StoryCommit]) { self.commits = commits }

  /// The same commits, oldest first; those of one instant stay as they were told. For stories that
  /// tell one area after the other.
  package var inDateOrder: Story {
    let ordered = commits.enumerated().sorted {
      ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
    }
    return Story(commits: ordered.map(\.element))
  }
}

private struct StoryParser {
  private let lines: [ByteString]
  private var index = 0

  init(_ text: String) { lines = ByteString(text).split(separator: UInt8(ascii: "\n")) }

  mutating func parse() throws(StoryError) -> [StoryCommit] {
    var commits: [StoryCommit] = []
    while index < lines.count {
      let line = lines[index]
      if isSkipped(line) {
        index += 1
      } else if line.hasPrefix(" ") {
        throw error("an operation stands before the first commit")
      } else {
        commits += try parseCommits()
      }
    }
    return commits
  }

  private func isSkipped(_ line: ByteString) -> Bool {
    line.trimmed.isEmpty || line.hasPrefix("#")
  }

  private func error(_ message: ByteString) -> StoryError {
    StoryError(line: index + 1, message: message)
  }

  // MARK: Commits

  private mutating func parseCommits() throws(StoryError) -> [StoryCommit] {
    var words = Words(lines[index])
    let first = words.next()
    var count = 1
    var step = 0
    if first != "on" {
      guard let number = first.text.flatMap({ Int($0) }), number > 0, number <= 100_000,
        words.next() == "times", words.next() == "every",
        let days = words.next().text.flatMap({ Int($0) }), (0...10_000).contains(days),
        ["day", "days"].contains(words.next()), words.next() == "from"
      else { throw error("a commit begins with `on DATE` or `N times every D days from DATE`") }
      count = number
      step = days
    }
    let date = try parseDate(words.next())
    let (name, email, subject) = try parseHeadline(words.rest)
    index += 1
    let (operations, trailers) = try parseBody()
    return (0..<count).map { turn in
      StoryCommit(
        date: date.later(days: turn * step), name: name, email: email, subject: subject,
        operations: operations, trailers: trailers)
    }
  }

  private func parseDate(_ word: ByteString) throws(StoryError) -> Instant {
    if let day = CalendarDate(word) { return Instant(seconds: day.start.seconds + 43_200) }
    guard let text = word.text, let instant = Instant(text) else {
      throw error("\(word) is not a date such as 2026-03-02 or 2026-03-02T09:00:00Z")
    }
    return instant
  }

  /// `Name <email>: Subject`.
  private func parseHeadline(
    _ rest: ByteString
  ) throws(StoryError) -> (name: ByteString, email: ByteString, subject: ByteString) {
    let bytes = rest.bytes
    guard let open = bytes.firstIndex(of: UInt8(ascii: "<")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")),
      bytes[close...].dropFirst().first == UInt8(ascii: ":")
    else { throw error("after the date comes `Name <email>: Subject`") }
    let subject = ByteString(bytes[(close + 2)...]).trimmed
    if subject.isEmpty { throw error("the commit has no subject") }
    return (
      ByteString(bytes[..<open]).trimmed, ByteString(bytes[(open + 1)..<close]), subject
    )
  }

  // MARK: Operations

  private mutating func parseBody() throws(StoryError) -> ([StoryCommit.Operation], [ByteString]) {
    var operations: [StoryCommit.Operation] = []
    var trailers: [ByteString] = []
    while index < lines.count {
      let text = lines[index]
      if isSkipped(text) {
        index += 1
        continue
      }
      guard text.hasPrefix(" ") else { break }
      guard text.hasPrefix("  "), !text.hasPrefix("   ") else {
        throw error("operations are indented by two spaces")
      }
      let line = index + 1
      var words = Words(text)
      let verb = words.next()
      if verb == "trailer" {
        trailers.append(words.rest)
        index += 1
      } else {
        let actions = try parseActions(verb, words.rest)
        operations += actions.map { StoryCommit.Operation($0, line: line) }
      }
    }
    return (operations, trailers)
  }

  private mutating func parseActions(
    _ verb: ByteString, _ rest: ByteString
  ) throws(StoryError) -> [StoryCommit.Action] {
    let action: StoryCommit.Action
    switch verb {
    case "led": return try parseLed(rest)
    case "write":
      let path = try checked(rest)
      index += 1
      return [.write(path, content: parseContent())]
    case "append":
      guard let colon = rest.firstRange(of: ": ") else {
        throw error("`append` is followed by `PATH: TEXT`")
      }
      action = .append(
        try checked(ByteString(rest.bytes[..<colon.lowerBound])),
        text: ByteString(rest.bytes[colon.upperBound...]))
    case "change": action = .change(try checked(rest))
    case "delete": action = .delete(try checked(rest))
    case "move":
      guard let arrow = rest.firstRange(of: " -> ") else {
        throw error("`move` is followed by `OLD -> NEW`")
      }
      action = .move(
        try checked(ByteString(rest.bytes[..<arrow.lowerBound])),
        to: try checked(ByteString(rest.bytes[arrow.upperBound...])))
    default:
      throw error(
        "\(verb) is none of led, write, append, change, delete, move and trailer")
    }
    index += 1
    return [action]
  }

  private mutating func parseLed(_ rest: ByteString) throws(StoryError) -> [StoryCommit.Action] {
    guard let by = rest.firstRange(of: " by ") else {
      throw error("`led` is followed by `DIRECTORY by LEAD`")
    }
    var directories: [ByteString] = []
    for directory in ByteString(rest.bytes[..<by.lowerBound]).split(separator: UInt8(ascii: ",")) {
      directories.append(try checked(directory.trimmed))
    }
    index += 1
    let keys = parseContent()
    let end: ByteString = ("\n" + keys).contains("\n---\n") ? "" : "---\n"
    let lead = ByteString(rest.bytes[by.upperBound...])
    return directories.map { directory in
      .write(
        directory + "/OWNERS.lead",
        content: "---\nkind: \(kind(of: directory))\nlead: \(lead)\n\(keys)\(end)")
    }
  }

  private func kind(of directory: ByteString) -> ByteString {
    if directory.hasPrefix("teams/") { return "team" }
    return directory.hasPrefix("initiatives/") ? "initiative" : "service"
  }

  /// Refuses what git would not store.
  private func checked(_ path: ByteString) throws(StoryError) -> ByteString {
    let parts = path.split(separator: UInt8(ascii: "/"))
    let refused: [ByteString] = ["", ".", "..", ".git"]
    guard parts.allSatisfy({ !refused.contains($0) }) else {
      throw error("\(path) is not a path from the repository's root")
    }
    return path
  }

  /// Lines indented by four spaces or more; blank lines belong to them when more such lines follow.
  private mutating func parseContent() -> ByteString {
    var content: [ByteString] = []
    var blanks = 0
    while index < lines.count {
      let line = lines[index]
      if line.hasPrefix("    ") {
        content += Array(repeating: ByteString(), count: blanks)
        blanks = 0
        content.append(ByteString(line.bytes.dropFirst(4)))
      } else if line.trimmed.isEmpty {
        blanks += 1
      } else {
        break
      }
      index += 1
    }
    return content.reduce(ByteString()) { $0 + $1 + "\n" }
  }
}

/// The words of a line, taken one by one.
private struct Words {
  private var remaining: ArraySlice<UInt8>

  init(_ line: ByteString) { remaining = line.trimmed.bytes[...] }

  /// The next word; empty at the end.
  mutating func next() -> ByteString {
    let word = remaining.prefix { $0 != UInt8(ascii: " ") }
    remaining = remaining.dropFirst(word.count).drop { $0 == UInt8(ascii: " ") }
    return ByteString(word)
  }

  var rest: ByteString { ByteString(remaining) }
}

extension ByteString {
  /// Where `other`, not empty, occurs first.
  fileprivate func firstRange(of other: ByteString) -> Range<Int>? {
    guard other.count <= count else { return nil }
    return (0...(count - other.count)).first { start in
      bytes[start..<start + other.count].elementsEqual(other.bytes)
    }.map { $0..<($0 + other.count) }
  }
}
