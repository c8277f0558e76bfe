internal import Testing

/// A history in which a handoff is missing for one reason, or is not missing for one.
struct HandoffStory: Sendable, CustomTestStringConvertible {
  /// The fixture is `handoff-NAME.history`.
  let name: String
  /// What it shows, in a sentence.
  let shows: String
  /// The reasons of `missing-handoff`, in the order found; empty: the rule is content.
  let reasons: [String]
  let text: String

  static let now = "2026-11-22T00:00:00Z"

  var fileName: String { "handoff-\(name).history" }
  var testDescription: String { name }

  private init(_ name: String, _ shows: String, _ reasons: [String] = [], _ text: String) {
    self.name = name
    self.shows = shows
    self.reasons = reasons
    self.text = text
  }

  /// The first commit of nearly every story: Ari leads, Andy is known.
  private static let beginning = """
    on 2026-01-05 Ari Lund <ari@example.com>: Describe the ledger
      led ledger by Ari Lund <ari@example.com>
      write ledger/README.md
        # Ledger
    on 2026-01-06 Andy Holm <andy@example.com>: Begin the ledger
      change ledger/book.swift

    """

  /// A commit that writes the ledger's `OWNERS.lead` with these lines.
  private static func owners(_ date: String, _ who: String, _ lines: [String]) -> String {
    let content = ["---", "kind: service"] + lines + ["---"]
    return "on \(date) \(who): Change who leads the ledger\n  write ledger/OWNERS.lead\n"
      + content.map { "    \($0)\n" }.joined()
  }

  /// Enough to say something.
  private static let notes = """
    The accounts are due in January, the auditors write in March, and whoever asks for numbers before \
    that gets those of the year before.
    """

  private static let ari = "Ari Lund <ari@example.com>"
  private static let andy = "Andy Holm <andy@example.com>"

  private static func record(_ date: String, _ notes: String, to: String = "andy") -> [String] {
    ["handoffs:", "  - {date: \(date), from: ari@example.com, to: \(to)@example.com\(notes)}"]
  }

  static let all: [HandoffStory] = changed + departed + planned + removed

  // MARK: The lead changed

  private static let changed = [
    HandoffStory(
      "changed", "The lead changed, and no handoff was recorded.", ["changed"],
      beginning + owners("2026-10-02", andy, ["lead: \(andy)"])),
    HandoffStory(
      "changed-empty-notes", "A handoff was recorded, but its notes say nothing.", ["changed"],
      beginning
        + owners("2026-10-02", andy, ["lead: \(andy)"] + record("2026-10-02", ", notes: \"\""))),
    HandoffStory(
      "changed-notes-not-there", "The handoff's notes are a path at which no file stands.",
      ["changed"],
      beginning
        + owners(
          "2026-10-02", andy,
          ["lead: \(andy)"] + record("2026-10-02", ", notes: handoffs/2026-10-02.md"))),
    HandoffStory(
      "changed-too-late", "The handoff was recorded for a day 31 days after the change.",
      ["changed"],
      beginning
        + owners(
          "2026-10-02", andy,
          ["lead: \(andy)"] + record("2026-11-02", ", notes: \"\(notes)\""))),
    HandoffStory(
      "changed-someone-else", "The handoff that was recorded went to somebody else.",
      ["changed"],
      beginning
        + owners(
          "2026-10-02", andy,
          ["lead: \(andy)"]
            + record("2026-10-02", ", notes: \"\(notes)\"", to: "mina"))),
    HandoffStory(
      "recorded-text", "The lead changed, with a handoff whose notes are text.", [],
      beginning
        + owners(
          "2026-10-02", andy,
          ["lead: \(andy)"] + record("2026-10-02", ", notes: \"\(notes)\""))),
    HandoffStory(
      "recorded-file", "The lead changed, with a handoff whose notes are a file that holds text.",
      [],
      beginning
        + """
        on 2026-10-01 \(ari): Write down what is open
          write ledger/handoffs/2026-10-01.md
            \(notes)

        """
        + owners(
          "2026-10-02", andy,
          ["lead: \(andy)"] + record("2026-10-01", ", notes: handoffs/2026-10-01.md"))),
    HandoffStory(
      "recorded-later", "The handoff was recorded in a later commit, within 30 days.", [],
      beginning + owners("2026-10-02", andy, ["lead: \(andy)"])
        + owners(
          "2026-11-10", andy,
          ["lead: \(andy)"] + record("2026-10-31", ", notes: \"\(notes)\""))),
    HandoffStory(
      "co-lead-joined", "Somebody joined the lead; nobody left, so nothing was handed over.", [],
      beginning + owners("2026-10-02", andy, ["lead: [\(ari), \(andy)]"])),
    HandoffStory(
      "same-person", "The lead is written in another way; it is the same person.", [],
      beginning + owners("2026-10-02", ari, ["lead: ARI@example.com"])),
    HandoffStory(
      "moved", "The directory moved; its lead stayed.", [],
      beginning + "on 2026-10-02 \(andy): Move the ledger\n  move ledger -> services/ledger\n"),
    HandoffStory(
      "long-ago", "The lead changed without a record, longer ago than the rule looks back.", [],
      beginning + owners("2026-03-02", andy, ["lead: \(andy)"])),
  ]

  // MARK: The lead is gone from the repository

  private static func commits(_ count: Int, _ date: String, _ who: String) -> String {
    "\(count) times every 1 day from \(date) \(who): Go on\n  change elsewhere/work.swift\n"
  }

  private static let departed = [
    HandoffStory(
      "departed", "The lead has made no commit for 180 days, while others made 60.", ["departed"],
      beginning
        + owners(
          "2026-01-07", andy,
          ["lead: \(ari)", "rules: {missing-handoff: {departed-days: 180}}"])
        + commits(60, "2026-09-01", andy)),
    HandoffStory(
      "departed-quiet", "The lead has made no commit for long, but hardly anybody has.", [],
      beginning + commits(48, "2026-09-01", andy)),
    HandoffStory(
      "not-seen", "The lead was not seen for long, and not for long enough to have left.",
      ["quiet"], beginning + commits(60, "2026-09-01", andy)),
    HandoffStory(
      "departed-elsewhere", "The lead works in another directory, and so is not gone.", [],
      beginning + commits(60, "2026-09-01", andy)
        + "on 2026-10-20 \(ari): Mend a typo\n  change elsewhere/notes.md\n"),
    HandoffStory(
      "departed-away", "The lead is away, as planned, with somebody to stand in.", [],
      beginning + commits(60, "2026-09-01", andy)
        + owners(
          "2026-08-01", andy,
          [
            "lead: \(ari)",
            "away: [{from: 2026-08-10, to: 2026-12-31, cover: \(andy)}]",
          ])),
  ]

  // MARK: What was planned

  private static func away(_ name: String, _ shows: String, _ reasons: [String], _ entry: String)
    -> HandoffStory
  {
    HandoffStory(
      name, shows, reasons,
      beginning
        + owners("2026-11-02", ari, ["lead: \(ari)", "away:", "  - {\(entry)}"]))
  }

  private static let planned = [
    HandoffStory(
      "until-passed", "The planned end of the turn has passed, and the lead is the same.",
      ["until-passed"],
      beginning + owners("2026-05-04", ari, ["lead: \(ari)", "until: 2026-10-31"])),
    HandoffStory(
      "until-ahead", "The planned end of the turn lies ahead.", [],
      beginning + owners("2026-05-04", ari, ["lead: \(ari)", "until: 2027-03-31"])),
    away(
      "away-uncovered", "The lead is away, and nobody stands in.", ["away-uncovered"],
      "from: 2026-11-16, to: 2026-12-06"),
    away(
      "away-soon", "The lead will be away in less than a week, and nobody will stand in.",
      ["away-uncovered"], "from: 2026-11-27, to: 2026-12-06"),
    away(
      "away-cover-is-lead", "The lead is away, and is to stand in for the lead.",
      ["away-uncovered"], "from: 2026-11-16, to: 2026-12-06, cover: \(ari)"),
    away(
      "away-covered", "The lead is away, and somebody stands in.", [],
      "from: 2026-11-16, to: 2026-12-06, cover: \(andy)"),
    away(
      "away-later", "The lead will be away, but there is time to ask somebody.", [],
      "from: 2026-12-20, to: 2027-01-04"),
    away(
      "away-over", "The lead was away, and is back.", [], "from: 2026-11-03, to: 2026-11-20"),
  ]

  // MARK: The post is gone

  private static let removed = [
    HandoffStory(
      "removed", "OWNERS.lead was deleted, while the directory still holds files.", ["removed"],
      beginning + "on 2026-10-02 \(andy): Tidy up\n  delete ledger/OWNERS.lead\n"),
    HandoffStory(
      "removed-emptied", "The post was declared vacant.", ["removed"],
      beginning + owners("2026-10-02", ari, ["lead: none"])),
    HandoffStory(
      "removed-with-directory", "OWNERS.lead went together with its directory.", [],
      beginning + "on 2026-10-02 \(andy): Drop the ledger\n  delete ledger\n"
        + "  change elsewhere/work.swift\n"),
    HandoffStory(
      "removed-long-ago", "OWNERS.lead was deleted, longer ago than the rule looks back.", [],
      beginning + "on 2026-02-02 \(andy): Tidy up\n  delete ledger/OWNERS.lead\n"),
  ]
}
