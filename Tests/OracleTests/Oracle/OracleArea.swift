import Basics
import Foundation

/// The facts of one area, each worked out from lists that hold the whole answer.
struct OracleArea {
  let history: OracleHistory
  /// Empty for the root.
  let path: ByteString
  let owners: OracleOwners
  let versions: OracleOwnersHistory
  /// Commits that change a path of the area but `OWNERS.lead`, and those that change its code.
  let touched: [Int]
  let local: [Int]
  let docs: [OracleDoc]
  /// All files at the tip but `OWNERS.lead`, links and submodules; and those among them that are text
  /// and not auxiliary.
  let files: [ByteString]
  let textFiles: [ByteString]
  /// Directories that the area had before it moved, with the commits for which it had them.
  let former: [OracleOwnership.Former]
  let isFollowed: (ByteString) -> Bool

  var printedPath: ByteString { path.isEmpty ? "." : path }
  var ownersPath: ByteString {
    path.isEmpty ? OracleHistory.ownersName : "\(path)/\(OracleHistory.ownersName)"
  }
  var leads: [ByteString] { owners.leads.map { history.people.email(of: $0) } }

  // MARK: Docs

  struct DocFacts {
    let path: ByteString
    let lastChange: Int?
    /// By lead.
    let lastLeadChanges: [ByteString: Int]
    let lastLeadChange: Int?
  }

  func docFacts() throws -> [DocFacts] {
    let versions = docs.flatMap(\.steps).flatMap { step in
      step.change.before + [step.change.after] + (step.movedFrom ?? [])
    }
    try history.prefetch(Set(versions.compactMap { $0 }.filter(\.isFile).map(\.object)))
    return try docs.map { doc in
      let (edits, swept) = try doc.edits()
      var byLead: [ByteString: Int] = [:]
      for lead in leads {
        byLead[lead] = history.graph.newest(edits.filter { $0.person == lead }.map(\.commit))
      }
      return DocFacts(
        path: doc.path,
        lastChange: history.graph.newest(edits.map(\.commit) + swept),
        lastLeadChanges: byLead, lastLeadChange: history.graph.newest(byLead.values))
    }
  }

  // MARK: Turns

  struct Turn {
    let lead: ByteString
    let commit: Int
    /// Whether it began with a first version, and `since:`'s day where that says so.
    let isFirst: Bool
    let stated: Int64?
  }

  func turns() throws -> [Turn] {
    try leads.compactMap { lead in
      guard let commit = try versions.turn(of: lead) else { return nil }
      let isFirst = versions.firstVersions.contains(commit)
      var stated: Int64?
      // "a day no later than that commit's … the day's beginning, never later than that commit"
      if isFirst, let day = owners.since, let date = history.graph.dates[commit],
        day <= Instant(seconds: date).date
      {
        stated = min(day.start.seconds, date)
      }
      return Turn(lead: lead, commit: commit, isFirst: isFirst, stated: stated)
    }
  }

  /// Whether `handoffs` tells of a change; nil where nobody left.
  func isRecorded(_ change: OracleOwnersHistory.Change) throws -> Bool? {
    let left = change.from.leads.subtracting(change.to.leads)
    let joined = change.to.leads.subtracting(change.from.leads)
    guard !left.isEmpty else { return nil }
    let days = history.rules.value(
      \.match, area: printedPath, own: owners.settings, default: 30)
    guard let date = history.graph.dates[change.commit] else { return false }
    let near = try owners.handoffs.filter { entry in
      try abs(entry.date.end.seconds - date) <= Int64(days) * 86_400 && saySomething(entry.notes)
    }
    // "two handoffs before one commit pass": what A gave to B, and B to C, is one from A to C.
    var givers = left
    for _ in near {
      let passed = near.filter { givers.contains(history.people.email(of: $0.from)) }
      givers.formUnion(passed.map { history.people.email(of: $0.to) })
    }
    let takers = joined.isEmpty ? change.to.leads : joined
    return near.contains {
      givers.contains(history.people.email(of: $0.from))
        && takers.contains(history.people.email(of: $0.to))
    }
  }

  /// "a path that exists, or text; at least 20 words, not the untouched template".
  private func saySomething(_ notes: ByteString?) throws -> Bool {
    guard let notes = notes?.trimmed, !notes.isEmpty else { return false }
    var text = notes.bytes
    if !notes.bytes.contains(where: \.isASCIISpace) {
      let file: ByteString = path.isEmpty ? notes : "\(path)/\(notes)"
      if let entry = history.tree[file], entry.isFile {
        text = try history.blob(entry.object) ?? []
      }
    }
    return OracleText(text).words.size >= 20
  }

  // MARK: Activity

  /// Credited commits that are no merges.
  private func counted(_ commits: [Int]) -> [Int] {
    commits.filter { !history.credited[$0].isEmpty && !history.commits[$0].isMerge }
  }

  /// "local commits that are no ancestors of the attention's commit and landed with it or later"
  func drift(since commit: Int) -> Int {
    local.count { other in
      other != commit && !history.graph.isAncestor(other, of: commit)
        && history.graph.landings[other] <= history.graph.landings[commit]
    }
  }

  /// "for a `since:` date: landed at or after that day"
  func drift(sinceDay start: Int64) -> Int {
    local.count { history.graph.landed($0) ?? -1 >= start }
  }

  struct Activity {
    let since: Instant
    let commits: Int
    let assisted: Int
    /// Highest share first.
    let people: [(email: ByteString, commits: Int, share: Double)]
    /// Of the current leads together; nil without a lead or without activity.
    let leadShare: Double?
  }

  func activity() -> Activity {
    let window = history.rules.value(
      \.window, area: printedPath, own: owners.settings, default: 180)
    let since = history.now.earlier(days: window)
    let commits = counted(touched).filter { commit in
      history.graph.dates[commit].map { $0 >= since.seconds } ?? false
    }
    // Shares are whole numbers of a part that all of them share, so that equal ones are equal.
    let parts = commits.map { history.credited[$0].count }.reduce(1, leastCommonMultiple)
    var sums: [ByteString: (commits: Int, parts: Int)] = [:]
    for commit in commits {
      let persons = history.credited[commit]
      for person in persons {
        let sum = sums[person] ?? (0, 0)
        sums[person] = (sum.commits + 1, sum.parts + parts / persons.count)
      }
    }
    let sorted = sums.sorted { left, right in
      left.value.parts != right.value.parts
        ? left.value.parts > right.value.parts : left.key < right.key
    }
    let whole = Double(parts * commits.count)
    let byLeads = Set(leads).compactMap { sums[$0]?.parts }.reduce(0, +)
    return Activity(
      since: since, commits: commits.count,
      assisted: commits.count { history.people.isAssisted(history.commits[$0]) },
      people: sorted.map { ($0.key, $0.value.commits, Double($0.value.parts) / whole) },
      leadShare: leads.isEmpty || commits.isEmpty ? nil : Double(byLeads) / whole)
  }
}

private func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
  var (a, b) = (left, right)
  while b != 0 { (a, b) = (b, a % b) }
  return left / a * right
}

/// To four places, as C prints `%.4f`.
func rounded(_ share: Double) -> Double { Double(String(format: "%.4f", share)) ?? share }
