internal import Basics
internal import LeadModel

/// What changed since a lead looked at an area's docs last: what the lead signs.
struct LastLook {
  let text: ByteString

  init(_ area: Area, _ edit: AreaEdit) {
    var lines: [ByteString] = ["\(area.path) · \(area.name)"]
    if let attention = area.attention {
      let who =
        area.leads.first { $0.person.email == attention.by }?.person.displayName ?? attention.by
      let what: ByteString =
        switch attention.how {
        case .edit: "\(who) last changed the docs"
        case .review: "\(who) last reviewed the docs"
        case .tenure: "\(who) took the lead and has not touched the docs since"
        case .never: "\(who) has not touched the docs since leadlint came"
        }
      lines.append("\(what): \(Self.shown(attention.commit, edit))")
    }
    switch (area.driftCommits, area.newestDrift.first) {
    case (0, _) where area.attention != nil: lines.append("the code has not changed since")
    case (let count, let newest?):
      let commits: ByteString =
        count == 1
        ? "1 commit changed the code since:"
        : "\(count) commits changed the code since; the newest:"
      lines.append("\(commits) \(Self.shown(newest, edit))")
    default: break
    }
    lines += Self.changedByOthers(area, edit)
    if area.docs.isEmpty { lines.append("the area has no docs to review") }
    text = ByteString(lines.map(\.bytes).joined(separator: Array("\n  ".utf8)))
  }

  private static func shown(_ commit: CommitReference, _ edit: AreaEdit) -> ByteString {
    let date = commit.date.map { "\($0.date)" as ByteString } ?? "undated"
    return "\(commit.id.short) \(date) \(edit.run.subject(of: commit.id))"
  }

  /// Docs whose newest change a lead has not seen, as far as history shows.
  private static func changedByOthers(_ area: Area, _ edit: AreaEdit) -> [ByteString] {
    guard let seen = area.attention?.date else { return [] }
    let unread = area.docs.filter { doc in
      guard let change = doc.lastChange, let date = change.date, date > seen else { return false }
      return !area.leads.contains { change.people.contains($0.person.email) }
    }
    guard let first = unread.first, let change = first.lastChange else { return [] }
    let more: ByteString = unread.count > 1 ? " (and \(unread.count - 1) more)" : ""
    return ["changed by others since: \(first.path)\(more): \(shown(change, edit))"]
  }
}
