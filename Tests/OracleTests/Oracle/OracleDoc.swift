import Basics

/// One doc's changes, and which of them refresh it.
struct OracleDoc {
  let history: OracleHistory
  let path: ByteString
  let names: [OracleMoves.Name]
  let steps: [OracleMoves.Step]

  init(_ history: OracleHistory, path: ByteString) {
    self.history = history
    self.path = path
    names = history.moves.names(of: path, similar: true)
    steps = history.moves.steps(names, similar: true).filter { history.isThere($0.commit) }
  }

  /// A change that may count, and what it does to the words.
  private struct Change {
    let commit: Int
    let difference: WordCounts
    /// The doc came into being with it.
    let isCreation: Bool
    /// It refreshes nothing by itself: nothing but white space, or restored.
    let isNothing: Bool
  }

  /// A substantive edit: the commit by which it is dated, and whose it is.
  struct Edit {
    let commit: Int
    let person: ByteString
  }

  /// Every person's substantive edits, by which docs are refreshed; and the credited creations by
  /// sweeping commits, which refresh a doc only where nothing newer does.
  func edits() throws -> (edits: [Edit], sweptCreations: [Int]) {
    let changes = try changes().filter { !history.credited[$0.commit].isEmpty }
    let isSwept = { (change: Change) in history.sweepsDocs(change.commit) }
    let people = Set(changes.flatMap { history.credited[$0.commit] }).sorted()
    let edits = people.flatMap { person -> [Edit] in
      let own = changes.filter { !isSwept($0) && history.credited[$0.commit].contains(person) }
      return dates(of: own).map { Edit(commit: $0, person: person) }
    }
    return (edits, changes.filter { isSwept($0) && $0.isCreation }.map(\.commit))
  }

  /// "A person's own changes of a doc in the 30 days up to the last of them are one edit: their words
  /// are added up, … and it is dated by the last of its commits that is substantive by itself, else by
  /// its last."
  private func dates(of own: [Change]) -> [Int] {
    var rest = own.sorted { history.graph.isNewer($0.commit, than: $1.commit) }
    var dated: [Int] = []
    while let last = rest.first {
      let end = history.graph.dates[last.commit]
      let isInEdit = { (change: Change) -> Bool in
        guard change.commit != last.commit else { return true }
        guard let end, let date = history.graph.dates[change.commit] else { return false }
        return end - date <= 30 * Instant.secondsPerDay
      }
      let edit = rest.filter(isInEdit)
      rest.removeAll(where: isInEdit)
      // Adding differences up, words that go and come again cancel out: no more than differ from first
      // to last, without what others changed between.
      let sum = edit.map(\.difference).reduce(WordCounts(), +)
      guard edit.contains(where: \.isCreation) || sum.size >= history.rules.trivialWords else {
        continue
      }
      let byItself = edit.first { change in
        !change.isNothing
          && (change.isCreation || change.difference.size >= history.rules.trivialWords)
      }
      if let commit = (byItself ?? edit.first { !$0.isNothing })?.commit { dated.append(commit) }
    }
    return dated
  }

  /// All but deletions, which refresh nothing.
  private func changes() throws -> [Change] {
    try steps.compactMap { step in
      guard let after = step.change.after, after.isFile,
        let text = try text(after)
      else { return nil }
      let ancestors = history.graph.ancestors(of: step.commit)
      let earlier = steps.filter { ancestors.contains($0.commit) }
      // "one that gives the doc an object that it had in an ancestor (restored, reverted)"
      let isRestored = earlier.contains { $0.change.after == after }
      if history.commits[step.commit].isMerge {
        guard let difference = try mergeDifference(step, text) else { return nil }
        return Change(
          commit: step.commit, difference: difference, isCreation: false, isNothing: isRestored)
      }
      var before: OracleText?
      if let entry = (step.movedFrom ?? step.change.before).first.flatMap({ $0 }), entry.isFile {
        before = try self.text(entry)
      } else {
        // "a doc that comes back is compared with its last text"
        let versions = earlier.filter { $0.change.after?.isFile == true }.map(\.commit)
        let last = history.graph.newest(versions)
        before = try earlier.first { $0.commit == last }?.change.after.flatMap { try self.text($0) }
      }
      let isCreation = before == nil && !text.substance.isEmpty
      let isEqual = text.substance == (before ?? .none).substance
      return Change(
        commit: step.commit,
        difference: isEqual ? WordCounts() : text.words - (before ?? .none).words,
        isCreation: isCreation, isNothing: isRestored || isEqual)
    }
  }

  /// What a merge does beyond "what merging the parents by itself gives"; nil where it is nothing.
  private func mergeDifference(_ step: OracleMoves.Step, _ text: OracleText) throws -> WordCounts? {
    let parents = history.graph.parents[step.commit]
    // "Octopus merges, one side without the file …: nothing."
    guard parents.count == 2, let ours = try side(parents[0]), let theirs = try side(parents[1])
    else { return nil }
    let ids = parents.map { history.commits[$0].id }
    let bases = try history.git.mergeBases(ids[0], ids[1]).compactMap { history.index(of: $0) }
    var differences: [WordCounts] = []
    for base in bases.isEmpty ? [nil] : bases.map(Optional.some) {
      let original = try base.flatMap { try side($0) } ?? .none
      if let merged = try history.git.merged(ours.bytes, base: original.bytes, theirs.bytes) {
        let expected = OracleText(merged)
        // "Equal over any base: nothing."
        if expected.substance == text.substance { return nil }
        differences.append(text.words - expected.words)
      } else {
        differences.append(afterConflict(text.words, ours.words, theirs.words))
      }
    }
    return differences.min { $0.size < $1.size }
  }

  /// "After a conflict only words that stand in neither side, or that stood in both, count".
  private func afterConflict(_ result: WordCounts, _ ours: WordCounts, _ theirs: WordCounts)
    -> WordCounts
  {
    var difference = WordCounts()
    let words = Set(result.counts.keys).union(ours.counts.keys).union(theirs.counts.keys)
    for word in words {
      let sides = [ours.count(word), theirs.count(word)]
      let come = max(0, result.count(word) - sides[0] - sides[1])
      let go = max(0, min(sides[0], sides[1]) - result.count(word))
      difference.counts[word] = come - go
    }
    return difference
  }

  /// The doc by its name in a commit.
  private func side(_ commit: Int) throws -> OracleText? {
    guard let entry = history.moves.entry(names, at: commit)?.entry, entry.isFile else {
      return nil
    }
    return try text(entry)
  }

  private func text(_ entry: Entry) throws -> OracleText? {
    try history.text(entry.object)
  }
}
