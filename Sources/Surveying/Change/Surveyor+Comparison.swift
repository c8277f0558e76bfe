package import Basics
package import Git
package import GitHistory
package import LeadModel

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
    let before = try session.history(of: base.commit, keepsHistory: keepsHistory, progress)
    var history = try session.history(of: tip, keepsHistory: keepsHistory, progress)
    let pending = history.positions(notIn: before)
    history.spare(pending)
    let configuration = base.policyFiles ?? files

    var baseBuilder = SurveyBuilder(
      settings: settings, session: session, files: base.files, now: request.now, history: before)
    baseBuilder.configurationFiles = configuration
    baseBuilder.policyFiles = base.policyFiles
    baseBuilder.base = BaseState(files: base.files, pending: [])

    var builder = SurveyBuilder(
      settings: settings, session: session, files: files, now: request.now, history: history)
    builder.configurationFiles = configuration
    builder.policyFiles = base.policyFiles
    builder.base = BaseState(files: base.files, pending: pending)
    builder.pending = base.pending?.id
    builder.notes = notes
    if base.policyFiles != nil { builder.notes += try policyNotes(base.files) }
    if isFocused, base.pending != nil, let changes = PendingChanges(history, rules: rules) {
      let touched = try baseBuilder.areasTouched(by: changes.paths)
        .union(builder.areasTouched(by: changes.paths))
      let scope = SurveyScope(areas: touched, checksAllLinks: changes.takesAway)
      baseBuilder.scope = scope
      builder.scope = scope
    }
    let baseSurvey = try baseBuilder.survey(tip: base.commit, tipName: tipName)
    var survey = try builder.survey(tip: base.pending == nil ? tip : base.commit, tipName: tipName)
    if let author = base.pending?.author {
      survey.pendingAuthor = builder.person(author)
    }
    survey.baseName = base.name
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
          "this change edits \(path), but the base's is used; --policy head uses its own")
      }
    }
    return notes
  }
}
