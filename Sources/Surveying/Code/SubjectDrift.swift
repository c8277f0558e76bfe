internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds the changes of what docs are about.
///
/// A commit that changes many files, few of them of what the doc is about, does not count: it was
/// written for something else.
final class SubjectDrift {
  private let subjects: DocSubjects
  private let credits: Credits
  /// What changed a subject, up to a position, newest first.
  private var known: [DocSubjects.Subject: (last: CommitPosition, commits: [CommitPosition])] = [:]
  /// Commits that change more files count only where this part of them is of the subject.
  private static let smallCommit = 10
  private static let leastShare = 4

  init(_ subjects: DocSubjects, _ credits: Credits) {
    self.subjects = subjects
    self.credits = credits
  }

  /// Credited, non-merge commits that a look did not see and that change what a doc is about, newest
  /// first.
  func drift(
    of doc: TreeFile, _ path: ByteString, since look: CommitPosition
  ) throws(RunError) -> [CommitPosition] {
    // What is gone altogether needs no description.
    if subjects.code.liveFiles == 0 { return [] }
    let subject = try subjects.subject(of: doc, path)
    let last = credits.history.ancestry.lastLanded(with: look)
    var commits = known[subject].flatMap { last <= $0.last ? $0.commits : nil }
    if commits == nil {
      commits = changes(of: subjects.files(of: subject), through: last)
      known[subject] = (last, commits ?? [])
    }
    return (commits ?? []).filter { credits.isUnseen($0, by: look) }
  }

  private func changes(
    of files: [PathID], through last: CommitPosition
  ) -> [CommitPosition] {
    // By commit: how many of the files it changes.
    var changed: [CommitPosition: Int] = [:]
    for file in files {
      credits.history.forEachChange(of: file, through: last) { commit, kind in
        if kind.isChange { changed[commit, default: 0] += 1 }
      }
    }
    let meant = changed.filter { commit, files in
      guard credits.isWork(commit) else { return false }
      if subjects.isSmall { return true }
      let count = credits.history.changeCount(of: commit)
      return count <= Self.smallCommit || files * Self.leastShare >= count
    }
    return credits.newestFirst(meant.keys)
  }
}
