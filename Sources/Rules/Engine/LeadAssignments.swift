internal import Basics
internal import LeadModel

extension Area {
  /// Whether leading it counts as work on something: an active service or initiative. To be a tech
  /// lead is a post of another sort.
  var isPostOfWork: Bool { isActive && kind != .team }
}

extension Survey {
  /// When somebody's turns in some areas began, newest first, at most 3, and how many there are
  /// beyond those.
  func turns(of leads: [(person: ByteString, area: ByteString)]) -> (
    shown: [Finding.Evidence], further: Int
  ) {
    var seen: Set<CommitReference> = []
    var commits: [CommitReference] = []
    for (person, path) in leads {
      let lead = index(ofArea: path).flatMap { index in
        areas[index].leads.first { $0.person.email == person }
      }
      if let since = lead?.since, seen.insert(since).inserted { commits.append(since) }
    }
    let newestFirst = commits.enumerated().sorted { left, right in
      let dates = (left.element.date?.seconds ?? .min, right.element.date?.seconds ?? .min)
      return dates.0 != dates.1 ? dates.0 > dates.1 : left.offset < right.offset
    }
    let shown = newestFirst.prefix(3).map { Finding.Evidence("lead since", $0.element) }
    return (shown, commits.count - shown.count)
  }
}
