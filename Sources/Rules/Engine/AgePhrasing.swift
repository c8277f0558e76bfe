internal import Basics
internal import LeadModel

extension CommitReference {
  /// Whether it was made more than `days` days ago. A date that nobody can read counts as the oldest
  /// there is.
  func isOlder(than days: Int, at now: Instant) -> Bool {
    date.map { $0 < now.earlier(days: days) } ?? true
  }

  /// Whole days since it was made; nil without a date that can be read.
  func age(at now: Instant) -> Int? { date.map { now.days(since: $0) } }

  /// `on 2026-10-02`, or that nobody knows when.
  var day: ByteString { date.map { "on \($0.date)" } ?? "at an unknown date" }
}

extension Lead {
  /// Whether the turn is committed and began more than `days` days ago. A date that nobody can read
  /// counts as the oldest there is.
  func hasLed(longerThan days: Int, at now: Instant) -> Bool {
    since != nil && (began.map { $0 < now.earlier(days: days) } ?? true)
  }
}

/// `141 days`, or, where only hours are over the limit, `more than 90 days`.
func span(_ days: Int, over limit: Int) -> ByteString {
  days == limit ? "more than \(plural(limit, "day"))" : plural(days, "day")
}

/// `141 days ago (limit 90)`; nil stands for an age that nobody knows.
func ago(_ age: Int?, limit: Int) -> ByteString {
  guard let age else { return "at an unknown date (limit \(plural(limit, "day")))" }
  return "\(span(age, over: limit)) ago (limit \(limit))"
}

extension Finding.Datum.Value {
  /// A number of days, or null where it is not known.
  static func days(_ number: Int?) -> Self { number.map { .integer($0) } ?? .null }

  /// When a commit was made, or null where there is none or its date cannot be read.
  static func date(of commit: CommitReference?) -> Self {
    commit?.date.map { .text("\($0)") } ?? .null
  }
}

extension Area {
  /// The lead's e-mail, where there is exactly one.
  var soleLead: ByteString? { leads.count == 1 ? leads[0].person.email : nil }

  /// Whether every lead's turn has begun: nobody stands only in a file that is not committed.
  var leadIsCommitted: Bool { !leads.isEmpty && leads.allSatisfy { $0.since != nil } }
}
