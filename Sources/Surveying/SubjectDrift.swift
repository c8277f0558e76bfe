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
  /// What changed a subject after a time, in seconds since 1970, newest first by date.
  private var known: [DocSubjects.Subject: (after: Int64, commits: [CommitPosition])] = [:]
  /// Commits that change more files count only where this part of them is of the subject.
  private static let smallCommit = 10
  private static let leastShare = 4

  init(_ subjects: DocSubjects, _ credits: Credits) {
    self.subjects = subjects
    self.credits = credits
  }

  /// Credited, non-merge commits later than `time`, in seconds since 1970, that change what a doc is
  /// about, newest first by date.
  func drift(
    of doc: TreeFile, _ path: ByteString, after time: Int64
  ) throws(RunError) -> ArraySlice<CommitPosition> {
    // What is gone altogether needs no description.
    if subjects.code.liveFiles == 0 { return [] }
    let subject = try subjects.subject(of: doc, path)
    var found = known[subject]
    if found.map({ time < $0.after }) ?? true {
      found = (time, changes(of: subjects.files(of: subject), after: time))
      known[subject] = found
    }
    return found.map { credits.later(than: time, in: $0.commits) } ?? []
  }

  private func changes(
    of files: [PathID], after time: Int64
  ) -> [CommitPosition] {
    var found: [CommitPosition] = []
    let credits = credits
    // By commit: how many of the files it changes, twice; odd where it does not count.
    let changed = credits.tally.counts
    let history = credits.history
    let start = credits.writtenDate(of: time)
    for file in files {
      history.forEachChange(of: file, since: start) { commit, kind in
        if !kind.isChange { return }
        if changed[Int(commit)] == 0 {
          found.append(commit)
          let counts = credits.time(of: commit) > time && credits.isWork(commit)
          changed[Int(commit)] = counts ? 0 : 1
        }
        changed[Int(commit)] += 2
      }
    }
    let meant = found.filter {
      let files = changed[Int($0)]
      changed[Int($0)] = 0
      if files & 1 == 1 { return false }
      if subjects.isSmall { return true }
      let count = history.changeCount(of: $0)
      return count <= Self.smallCommit || Int(files / 2) * Self.leastShare >= count
    }
    return credits.newestFirst(meant)
  }
}
