import Basics

/// Who looked at an area's docs, and when.
struct OracleAttention {
  enum How: Int { case edit, review, tenure, none }

  struct Look {
    let how: How
    let commit: Int
    let by: ByteString
    /// The day that `since:` says, in place of the commit's date.
    var stated: Int64?
  }

  private let area: OracleArea
  private let history: OracleHistory
  /// Every look of every current lead.
  private let looks: [Look]
  private let turns: [OracleArea.Turn]

  init(_ area: OracleArea, docs: [OracleArea.DocFacts], turns: [OracleArea.Turn]) throws {
    self.area = area
    history = area.history
    self.turns = turns
    let edits = docs.flatMap { doc in
      doc.lastLeadChanges.map { Look(how: .edit, commit: $0.value, by: $0.key) }
    }
    looks = edits + (try Self.dated(area)) + Self.trailers(area)
  }

  /// "the newest …; on equal dates `edit`, then `review`, then `tenure`"
  private func newest(_ looks: [Look]) -> Look? {
    looks.min { left, right in
      guard left.commit != right.commit else {
        return (left.how.rawValue, left.by) < (right.how.rawValue, right.by)
      }
      let graph = history.graph
      if graph.landings[left.commit] == graph.landings[right.commit],
        graph.dates[left.commit] == graph.dates[right.commit], left.how != right.how
      {
        return left.how.rawValue < right.how.rawValue
      }
      return graph.isNewer(left.commit, than: right.commit)
    }
  }

  var lastLook: Look? { newest(looks) }

  func lastLook(of lead: ByteString) -> Look? { newest(looks.filter { $0.by == lead }) }

  var attention: Look? {
    let tenures = turns.filter { !$0.isFirst }
      .map { Look(how: .tenure, commit: $0.commit, by: $0.lead) }
    if let newest = newest(looks + tenures) { return newest }
    // "First leads have no tenure; where they have no look either: `how: none`, dated by `since:` or
    // the first version."
    let first = turns.filter(\.isFirst).map {
      Look(how: .none, commit: $0.commit, by: $0.lead, stated: $0.stated)
    }
    return newest(first)
  }

  func drift(_ look: Look) -> Int {
    look.stated.map { area.drift(sinceDay: $0) } ?? area.drift(since: look.commit)
  }

  // MARK: Reviews

  /// "a commit credited to the lead that changes `reviewed:` to a date"
  private static func dated(_ area: OracleArea) throws -> [Look] {
    let history = area.history
    // A first version that has a date changes it, as any other.
    var commits = try area.versions.changes(of: \.reviewed).filter { $0.to.reviewed != nil }
      .map(\.commit)
    commits += area.versions.firstVersions.filter { area.versions.sayings[$0].reviewed != nil }
    let directories = [(area.path, nil)] + area.former.map { ($0.directory, Optional($0.scope)) }
    return commits.flatMap { commit -> [Look] in
      // Before a move that was none of the area "only the file's turns" went along.
      let then = history.moves.entry(area.versions.names, at: commit)?.path
      let isArea = directories.contains { path, scope in
        then.map { directory($0) == path } ?? true && scope?.contains(commit) ?? true
      }
      guard isArea else { return [] }
      return area.leads.filter { history.credited[commit].contains($0) }
        .map { Look(how: .review, commit: commit, by: $0) }
    }
  }

  /// "a commit *written* by the lead whose message has a line `Docs-reviewed: AREA[, AREA…]`"
  private static func trailers(_ area: OracleArea) -> [Look] {
    let history = area.history
    func names(_ commit: Int) -> Bool {
      let written = Set(
        history.commits[commit].lines("Docs-reviewed").flatMap { line in
          line.split(separator: UInt8(ascii: ",")).map { name -> ByteString in
            let name = name.trimmed
            return name.count > 1 && name.hasSuffix("/") ? ByteString(name.bytes.dropLast()) : name
          }
        })
      let former = area.former.map(\.directory)
      return ([area.path] + former).contains { written.contains($0.isEmpty ? "." : $0) }
    }
    let named = history.commits.indices.filter { history.isThere($0) && names($0) }
    func author(_ commit: Int) -> ByteString {
      history.people.email(history.commits[commit].author)
    }
    return named.compactMap { commit in
      let message = history.commits[commit].message
      // "a copy … counts nothing"
      let isCopy =
        message.contains("cherry picked from") || message.contains("This reverts")
        || named.contains { other in
          history.graph.isNewer(commit, than: other) && author(other) == author(commit)
            && history.commits[other].authorDate == history.commits[commit].authorDate
        }
      guard !isCopy, area.leads.contains(author(commit)) else { return nil }
      return Look(how: .review, commit: commit, by: author(commit))
    }
  }
}
