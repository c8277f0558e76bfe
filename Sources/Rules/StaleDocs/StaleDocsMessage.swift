internal import Basics
internal import LeadModel

/// What `stale-docs` says of an area.
struct StaleDocsMessage {
  let area: Area
  let attention: Attention
  /// Of the attention, in days; nil where it is not known.
  let age: Int?
  let limit: Int
  /// For how many days nobody changed a doc and no lead looked; nil where that is not known.
  let unchanged: Int?

  var text: FindingMessage {
    guard area.driftCommits > 0 else { return "\(look); the code has not changed since" }
    let unfollowed = area.docsDrift ?? area.driftCommits
    guard unfollowed > 0 else {
      return """
        \(look); others kept the docs up with the \(plural(area.driftCommits, "commit")) that \
        changed the code since
        """
    }
    let length: ByteString = unchanged.map { " for \(plural($0, "day"))" } ?? ""
    return """
      nobody has changed the docs\(length) while \(plural(unfollowed, "commit")) changed the code; \
      \(look)
      """
  }

  /// One of several leads is not to stand there for all.
  private var look: ByteString {
    let lead =
      area.leads.first { $0.person.email == attention.by }?.person.displayName ?? attention.by
    let ago: ByteString =
      switch age {
      case nil: "at an unknown date (limit \(plural(limit, "day")))"
      case limit: "more than \(plural(limit, "day")) ago (limit \(limit))"
      case let age?: "\(plural(age, "day")) ago (limit \(limit))"
      }
    let isStated = attention.date != attention.commit.date
    let beginning: ByteString =
      isStated ? attention.date.map { "since \($0.date)" } ?? "" : "since leadlint came"
    switch (attention.how, area.leads.count) {
    case (.edit, 1), (.review, 1): return "\(lead) last looked \(ago)"
    case (.edit, let count), (.review, let count):
      return "of the \(count) leads, \(lead) was the last to look, \(ago)"
    case (.tenure, 1):
      guard let age else {
        return "\(lead) has not looked at the docs since taking the lead \(ago)"
      }
      return "\(lead) has led for \(span(age, over: limit)) and has not looked at the docs yet "
        + "(limit \(limit))"
    case (.tenure, let count):
      return "none of the \(count) leads has looked at the docs since \(lead) became one \(ago)"
    case (.never, 1): return "\(lead) has not looked at the docs \(beginning), \(ago)"
    case (.never, let count):
      return "none of the \(count) leads has looked at the docs \(beginning), \(ago)"
    }
  }
}
