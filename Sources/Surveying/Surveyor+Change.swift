package import Basics
package import Git
package import GitHistory
package import LeadModel

/// Two states at one instant: without a change and with it.
package struct SurveyComparison: Sendable {
  package let base: Survey
  package let head: Survey
}

/// What a change is compared with.
struct ComparedBase {
  /// Nil where the change is the first commit of all.
  let commit: ObjectID?
  /// What it was called; nil where the change is what is staged.
  let name: ByteString?
  let files: FileSource
  /// Where configuration, settings and waivers are taken from, where not from the change.
  let policyFiles: FileSource?
  /// The change, where it is not committed yet.
  let pending: PendingCommit?

  /// Nil where the request is for a state by itself.
  init?(
    _ request: SurveyRequest, in repository: Repository, tip: ObjectID?
  ) throws(RunError) {
    var policyCommit: ObjectID?
    switch request.change {
    case nil: return nil
    case .staged:
      commit = tip
      do {
        pending = try repository.pendingCommit(on: tip, at: request.now.seconds)
      } catch {
        throw RunError.readingIndex(error)
      }
    case .since(let revision, let usesMergeBase, _):
      pending = nil
      do {
        let named = try repository.commit(named: revision)
        policyCommit = named
        // Where the base has gone on since, what it settled or did meanwhile is no fault of the
        // change, which is compared with the commit that it began at.
        let shared = try tip.map { tip throws in try repository.mergeBase(of: named, tip) }
        if usesMergeBase, shared == .some(nil) {
          throw RunError(
            problem: "\(revision) and the commit judged have no commit in common",
            remedy: "name a base that the change began at:  --base REV")
        }
        commit = (shared ?? nil) ?? named
      } catch let error as RunError {
        throw error
      } catch let error as GitError {
        throw RunError.naming(revision, error)
      } catch {
        throw RunError(problem: "\(revision) cannot be found", remedy: nil)
      }
    }
    files = FileSource(
      repository, tree: try Surveyor.tree(of: commit, in: repository), readsWorkTree: false)
    guard case .since(let revision, _, let policy) = request.change else {
      policyFiles = nil
      name = nil
      return
    }
    name = revision
    policyFiles =
      policy == .head
      ? nil
      : FileSource(
        repository, tree: try Surveyor.tree(of: policyCommit, in: repository),
        readsWorkTree: false)
  }
}

extension Surveyor {
  /// The commit that the change is compared with; nil for a first commit, or without a change.
  package var baseCommit: ObjectID? { base?.commit }

  /// What is staged, path by path, against the commit that it would be made on; nil where no such
  /// change was asked for.
  /// - Throws: `RunError` where a tree cannot be read.
  package func stagedChanges() throws(RunError) -> [StagedChange]? {
    guard let base, let pending = base.pending else { return nil }
    let before = try Self.tree(of: base.commit, in: repository)
    do {
      return try repository.changes(from: before, to: pending.tree)
    } catch {
      throw RunError.reading(
        "a tree of what is staged", error, isPartialClone: repository.isPartialClone)
    }
  }

  /// What it was called; nil where the change is what is staged, or there is none.
  package var baseName: ByteString? { base?.name }

  /// Surveys both sides of the change that was asked for, at the same instant and by the same
  /// configuration. Commits that the base does not have count as made now: the dates that they
  /// carry are the change's own word.
  /// - Parameter isFocused: whether areas that what is staged does not touch may be left out, but for
  ///   links into what it takes away. Rules that count over all areas cannot be run then.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func comparison(
    _ settings: Settings, isFocused: Bool = false,
    progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(RunError) -> SurveyComparison? {
    guard let base else { return nil }
    // The base first: what is new is laid over it.
    // The floor is no hiding place: what the change dates before it must be read too.
    let keepsHistory = request.usesCache || rules.since != nil
    let before = try work.history(of: base.commit, keepsHistory: keepsHistory, progress)
    var history = try work.history(of: tip, keepsHistory: keepsHistory, progress)
    let pending = history.positions(notIn: before)
    history.spare(pending)
    let configuration = base.policyFiles ?? files

    var basePass = SurveyPass(
      settings: settings, work: work, files: base.files, now: request.now, history: before)
    basePass.configurationFiles = configuration
    basePass.policyFiles = base.policyFiles
    basePass.former = FormerState(files: base.files, pending: [])

    var pass = SurveyPass(
      settings: settings, work: work, files: files, now: request.now, history: history)
    pass.configurationFiles = configuration
    pass.policyFiles = base.policyFiles
    pass.former = FormerState(files: base.files, pending: pending)
    pass.pending = base.pending?.id
    pass.notes = work.kept.notes + notes
    if base.policyFiles != nil { pass.notes += try policyNotes(base.files) }
    if isFocused, base.pending != nil, let changes = PendingChanges(history, rules: rules) {
      let noted = pass.notes
      let touched = try basePass.areasTouched(by: changes.paths)
        .union(pass.areasTouched(by: changes.paths))
      let focus = Focus(areas: touched, checksAllLinks: changes.takesAway)
      basePass.focus = focus
      pass.focus = focus
      pass.notes = noted
    }
    let baseSurvey = try basePass.survey(tip: base.commit, tipName: tipName)
    var survey = try pass.survey(tip: base.pending == nil ? tip : base.commit, tipName: tipName)
    if let author = base.pending?.author {
      survey.pendingAuthor = pass.person(author)
    }
    survey.baseName = base.name
    // How much others commit is no matter of the change.
    survey.creditedDates = baseSurvey.creditedDates
    return SurveyComparison(base: baseSurvey, head: survey)
  }

  /// What the change does to the files that it is not judged by.
  private func policyNotes(_ former: FileSource) throws(RunError) -> [ByteString] {
    var notes: [ByteString] = []
    let paths = [RulesFile.fileName, ".mailmap"] + rules.ignoreRevisionFiles
    for path in paths {
      let limit = OwnersReader.sizeLimit
      if try former.content(of: path, limit: limit) != files.content(of: path, limit: limit) {
        notes.append(
          "this change edits \(path), and is judged by the base's; --policy head takes its own")
      }
    }
    return notes
  }
}
