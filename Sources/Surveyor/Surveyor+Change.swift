package import Basics
package import Git
package import History
internal import LeadFiles
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
  let files: FileSource
  /// Where configuration, settings and waivers are taken from, where not from the change.
  let policyFiles: FileSource?
  /// The change, where it is not committed yet.
  let pending: PendingCommit?

  /// Nil where the request is for a state by itself.
  init?(
    _ request: SurveyRequest, in repository: Repository, tip: ObjectID?
  ) throws(CannotJudge) {
    switch request.change {
    case nil: return nil
    case .staged:
      commit = tip
      do {
        pending = try repository.pendingCommit(on: tip, at: request.now.seconds)
      } catch {
        throw CannotJudge.readingIndex(error)
      }
    case .since(let revision, let usesMergeBase, _):
      pending = nil
      do {
        let named = try repository.commit(named: revision)
        guard usesMergeBase, let tip else {
          commit = named
          break
        }
        guard let found = try repository.mergeBase(of: named, tip) else {
          throw CannotJudge(
            problem: "\(revision) and the commit judged have no commit in common",
            mend: "name a base that the change began at:  --base REV")
        }
        commit = found
      } catch let error as CannotJudge {
        throw error
      } catch let error as GitError {
        throw CannotJudge.naming(revision, error)
      } catch {
        throw CannotJudge(problem: "\(revision) cannot be found", mend: nil)
      }
    }
    files = FileSource(
      repository, tree: try Surveyor.tree(of: commit, in: repository), readsWorkTree: false)
    if case .since(_, _, .base) = request.change { policyFiles = files } else { policyFiles = nil }
  }
}

extension Surveyor {
  /// The commit that the change is compared with; nil for a first commit, or without a change.
  package var baseCommit: ObjectID? { base?.commit }

  /// What is staged, path by path, against the commit that it would be made on; nil where no such
  /// change was asked for.
  /// - Throws: `CannotJudge` where a tree cannot be read.
  package func stagedChanges() throws(CannotJudge) -> [StagedChange]? {
    guard let base, let pending = base.pending else { return nil }
    let before = try Self.tree(of: base.commit, in: repository)
    do {
      return try repository.changes(from: before, to: pending.tree)
    } catch {
      throw CannotJudge.reading(
        "a tree of what is staged", error, isPartialClone: repository.isPartialClone)
    }
  }

  /// Surveys both sides of the change that was asked for, at the same instant and by the same
  /// configuration. Commits that the base does not have count as made now: the dates that they
  /// carry are the change's own word.
  /// - Parameter isFocused: whether areas that what is staged does not touch may be left out, but for
  ///   links into what it takes away. Rules that count over all areas cannot be run then.
  /// - Throws: `CannotJudge` where something that is needed cannot be read.
  package func comparison(
    _ settings: Settings, isFocused: Bool = false,
    progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(CannotJudge) -> SurveyComparison? {
    guard let base else { return nil }
    // The base first: what is new is laid over it.
    let before = try work.history(of: base.commit, keepsHistory: request.usesCache, progress)
    let history = try work.history(of: tip, keepsHistory: request.usesCache, progress)
    let configuration = base.policyFiles ?? files

    var basePass = SurveyPass(
      settings: settings, work: work, files: base.files, now: request.now, history: before)
    basePass.configurationFiles = configuration

    var pass = SurveyPass(
      settings: settings, work: work, files: files, now: request.now, history: history)
    pass.configurationFiles = configuration
    pass.policyFiles = base.policyFiles
    pass.settled = before
    pass.pending = base.pending?.id
    pass.notes = notes
    if let policy = base.policyFiles { pass.notes += try policyNotes(policy) }
    if isFocused, base.pending != nil,
      let changes = PendingChanges(history, rules: rules)
    {
      let touched = try basePass.areasTouched(by: changes.paths)
        .union(pass.areasTouched(by: changes.paths))
      let focus = Focus(areas: touched, checksAllLinks: changes.takesAway)
      basePass.focus = focus
      pass.focus = focus
      pass.notes = notes
    }
    let baseSurvey = try basePass.survey(tip: base.commit, tipName: tipName)
    var survey = try pass.survey(tip: base.pending == nil ? tip : base.commit, tipName: tipName)
    if let author = base.pending?.author {
      survey.pendingAuthor = pass.person(author)
    }
    // How much others commit is no matter of the change.
    survey.creditedDates = baseSurvey.creditedDates
    return SurveyComparison(base: baseSurvey, head: survey)
  }

  /// What the change does to the files that it is not judged by.
  private func policyNotes(_ policy: FileSource) throws(CannotJudge) -> [ByteString] {
    var notes: [ByteString] = []
    let paths = [RulesFile.fileName, ".mailmap"] + rules.ignoreRevisionFiles
    for path in paths {
      let limit = OwnersReader.sizeLimit
      if try policy.content(of: path, limit: limit) != files.content(of: path, limit: limit) {
        notes.append(
          "this change edits \(path), and is judged by the base's; --policy head takes its own")
      }
    }
    return notes
  }
}
