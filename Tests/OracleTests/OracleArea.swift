import Basics
import Foundation

/// The facts of one area, each worked out from lists that hold the whole answer.
struct OracleArea {
  let history: OracleHistory
  /// Empty for the root.
  let path: ByteString
  let owners: OracleOwners
  /// Commits that change a path of the area, `OWNERS.lead` aside; and those that change its code.
  let touched: [Int]
  let codeTouched: [Int]
  let docs: [ByteString]
  /// All files at the tip, `OWNERS.lead` aside.
  let files: [ByteString]
  /// The docs of all areas, whose moves with an edit are followed.
  let everyDoc: Set<ByteString>

  var printedPath: ByteString { path.isEmpty ? "." : path }
  var ownersPath: ByteString {
    path.isEmpty ? OracleHistory.ownersName : "\(path)/\(OracleHistory.ownersName)"
  }
  var leads: [ByteString] { owners.leads.map { history.people.email(of: $0) } }

  private func isByLead(_ commit: Int) -> Bool {
    history.emails(commit).contains { leads.contains($0) }
  }

  // MARK: Docs

  struct DocFacts {
    let path: ByteString
    let lastChange: Int?
    let lastLeadChange: Int?
  }

  func docFacts() throws -> [DocFacts] {
    let histories = try docs.map { try history.steps(of: $0, similar: true) }
    let versions = histories.joined().flatMap { step in
      step.change.before + [step.change.after] + (step.movedFrom ?? [])
    }
    try history.prefetch(Set(versions.compactMap { $0 }.filter { !$0.isGitlink }.map(\.object)))
    return try zip(docs, histories).map { path, steps in
      let counted = try steps.filter { step in
        let commit = history.commits[step.commit]
        let isSweeping =
          history.rules.sweeping > 0 && commit.changes.count > history.rules.sweeping
        guard !history.credited[step.commit].isEmpty, !isSweeping else { return false }
        return try isSubstantive(step)
      }.map(\.commit)
      return DocFacts(
        path: path, lastChange: history.newest(counted),
        lastLeadChange: history.newest(counted.filter(isByLead)))
    }
  }

  private func isSubstantive(_ step: OracleMoves.Step) throws -> Bool {
    guard let after = step.change.after else { return true }
    return try (step.movedFrom ?? step.change.before).allSatisfy { before in
      guard let before, !before.isGitlink, !after.isGitlink,
        let old = try history.blob(before.object), let new = try history.blob(after.object)
      else { return true }
      return substance(old) != substance(new)
    }
  }

  // MARK: Turns

  struct LeadChange {
    let commit: Int
    let from: Set<ByteString>
    let to: Set<ByteString>
  }

  private func leads(of version: OracleHistory.OwnersVersion) -> Set<ByteString> {
    Set((version.file?.leads ?? []).map { history.people.email(of: $0) })
  }

  func leadChanges(_ versions: [OracleHistory.OwnersVersion]) -> [LeadChange] {
    zip(versions, versions.dropFirst()).compactMap { before, after in
      let (from, to) = (leads(of: before), leads(of: after))
      return from == to ? nil : LeadChange(commit: after.commit, from: from, to: to)
    }
  }

  /// The commit with which a lead's turn began.
  func since(_ lead: ByteString, _ versions: [OracleHistory.OwnersVersion]) -> Int? {
    let newestFirst = versions.reversed().drop { !leads(of: $0).contains(lead) }
    return newestFirst.prefix { leads(of: $0).contains(lead) }.last?.commit
  }

  /// Whether `handoffs` tells of a change; nil where nobody left.
  func isRecorded(_ change: LeadChange) throws -> Bool? {
    let left = change.from.subtracting(change.to)
    let joined = change.to.subtracting(change.from)
    guard !left.isEmpty else { return nil }
    let days = history.rules.value(
      \.match, area: printedPath, own: owners.settings, default: 30)
    guard let date = history.date(change.commit) else { return false }
    return try owners.handoffs.contains { entry in
      let to = history.people.email(of: entry.to)
      guard left.contains(history.people.email(of: entry.from)),
        (joined.isEmpty ? change.to : joined).contains(to),
        abs(entry.date.end.seconds - date) <= Int64(days) * 86_400
      else { return false }
      return try holdsText(entry.notes)
    }
  }

  /// Notes with white space in them are text; anything else is a path from the area's directory.
  private func holdsText(_ notes: ByteString?) throws -> Bool {
    guard let notes = notes?.trimmed, !notes.isEmpty else { return false }
    guard !notes.bytes.contains(where: \.isASCIISpace) else { return true }
    let place: ByteString = path.isEmpty ? notes : "\(path)/\(notes)"
    guard let entry = history.tree[place], entry.isFile, let bytes = try history.blob(entry.object)
    else { return false }
    return bytes.contains { !$0.isASCIISpace }
  }

  // MARK: Attention

  struct Attention {
    let how: String
    let commit: Int
    let by: ByteString
  }

  func attention(
    docs: [DocFacts], versions: [OracleHistory.OwnersVersion]
  ) throws -> Attention? {
    func lead(creditedOn commit: Int) -> ByteString? {
      history.emails(commit).filter { leads.contains($0) }.min()
    }
    let turns = leads.compactMap { lead in since(lead, versions).map { (lead: lead, commit: $0) } }
    let edit = history.newest(docs.compactMap(\.lastLeadChange))
    let review = history.newest(try reviews(versions).filter(isByLead))
    let tenure = history.newest(turns.map(\.commit))
    guard let newest = history.newest([edit, review, tenure].compactMap { $0 }) else { return nil }
    if newest == edit || newest == review {
      guard let by = lead(creditedOn: newest) else { return nil }
      return Attention(how: newest == edit ? "edit" : "review", commit: newest, by: by)
    }
    guard let by = turns.filter({ $0.commit == newest }).map(\.lead).min() else { return nil }
    return Attention(how: "tenure", commit: newest, by: by)
  }

  private func reviews(_ versions: [OracleHistory.OwnersVersion]) throws -> [Int] {
    var commits: [Int] = []
    var names: [(path: ByteString, commits: ClosedRange<Int>)] = []
    _ = try history.steps(of: ownersPath, similar: true) { names.append(($0, $1)) }
    var previous: CalendarDate?
    for version in versions {
      let reviewed = version.file?.reviewed
      if let reviewed, reviewed != previous { commits.append(version.commit) }
      previous = reviewed
    }
    for (index, commit) in history.commits.enumerated() {
      let named = commit.reviewed.map { value in
        let text = value.trimmed
        return text.count > 1 && text.hasSuffix("/") ? ByteString(text.bytes.dropLast()) : text
      }
      let then = names.first { $0.commits.contains(index) }.map { directory($0.path) }
      let places = [printedPath] + [then].compactMap { $0 }.map { $0.isEmpty ? "." : $0 }
      if !places.filter(named.contains).isEmpty { commits.append(index) }
    }
    return commits
  }

  // MARK: Activity

  /// Credited commits that are no merges.
  private func counted(_ commits: [Int]) -> [Int] {
    commits.filter { !history.credited[$0].isEmpty && !history.commits[$0].isMerge }
  }

  func driftCommits(since attention: Attention?) -> Int {
    guard let attention else { return 0 }
    let start = history.date(attention.commit) ?? -1
    return counted(codeTouched).count { history.date($0) ?? -1 > start }
  }

  var window: Int {
    history.rules.value(\.window, area: printedPath, own: owners.settings, default: 180)
  }

  struct Activity {
    let since: Instant
    let commits: Int
    /// Highest share first.
    let people: [(email: ByteString, commits: Int, share: Double)]
  }

  func activity() -> Activity {
    let since = history.now.earlier(days: window)
    let commits = counted(touched).filter { history.date($0).map { $0 >= since.seconds } ?? false }
    // Shares are whole numbers of a part that all of them share, so that equal ones are equal.
    let parts = commits.map { history.credited[$0].count }.reduce(1, leastCommonMultiple)
    var sums: [ByteString: (commits: Int, parts: Int)] = [:]
    for commit in commits {
      let persons = history.emails(commit)
      for person in persons {
        let sum = sums[person] ?? (0, 0)
        sums[person] = (sum.commits + 1, sum.parts + parts / persons.count)
      }
    }
    let sorted = sums.sorted { left, right in
      left.value.parts != right.value.parts
        ? left.value.parts > right.value.parts : left.key < right.key
    }
    return Activity(
      since: since, commits: commits.count,
      people: sorted.map { email, sum in
        (email, sum.commits, Double(sum.parts) / Double(parts * commits.count))
      })
  }
}

private func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
  var (a, b) = (left, right)
  while b != 0 { (a, b) = (b, a % b) }
  return left / a * right
}

/// To four places, as C prints `%.4f`.
func rounded(_ share: Double) -> Double { Double(String(format: "%.4f", share)) ?? share }
