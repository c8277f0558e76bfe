internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// `leadlint check` as a function of values: surveys, runs the rules, prints, and says how it ended.
struct Check {
  var request: SurveyRequest
  let output: FindingsOutput
  /// Areas, or paths in them, as they were typed; empty: all.
  var paths: [String] = []
  /// The rules to run; nil: all.
  var rules: Set<String>?
  /// The least severity that ends with status 1; nil: none does.
  var failOn: Severity? = .error
  /// Whether findings that a change did not cause count too.
  var countsAll = false
  /// The file of known findings, as it was typed; nil: `.lead-baseline.json` at the root, if it is there.
  var baseline: String?
  var usesBaseline = true
  /// Whether only what one change can bring about counts, as where a hook judges the whole tree.
  var countsChangesOnly = false
  /// What git goes on to do unless the check fails, as in `git commit`; nil outside of hooks.
  var gitCommand: ByteString?

  init(_ request: SurveyRequest, _ output: FindingsOutput) {
    self.request = request
    self.output = output
  }

  func run() throws -> ExitStatus {
    let clock = ContinuousClock()
    let start = clock.now
    let run = try CheckRun(request, rules: rules, showsAll: countsAll)
    let survey = run.survey
    let selection = try AreaSelection(
      paths, in: run, isFromRoot: request.repositoryPath != nil)
    let baseline = try usesBaseline ? Baseline.find(baseline, for: run) : nil
    let (all, notes) = run.judge()
    let findings = (baseline?.marking(all) ?? all).filter {
      selection.contains($0) && ($0.isByChange || !countsChangesOnly)
    }
    let elapsed = clock.now - start
    Console.notes(notes)
    if let note = baseline?.noteOfSettled(by: all, rules: rules) { Console.note(note) }
    let areas = AreaLookup.paths(in: survey).count(where: selection.contains)
    func report(_ findings: [Finding], failOn: Severity?) -> FindingsReport {
      FindingsReport(
        findings, of: survey, areas: areas, base: run.baseCommit, version: Version.program,
        rules: RuleCatalog.texts, failOn: failOn, allFindings: countsAll, show: output.show,
        notes: notes,
        subject: run.subject(of:))
    }
    if case .staged = request.change, !countsAll {
      if PreCommitRange.isRunByHand, try run.isNothingStaged {
        Console.note("nothing is staged: the whole tree is checked for what a change can break")
        return try ofTree.run()
      }
      let verdict = run.hookVerdict(findings, failOn: failOn)
      // A commit that nothing is wrong with prints nothing.
      if !verdict.blocking.isEmpty || !output.isPlainText {
        try output.emit(
          report(verdict.blocking, failOn: failOn == nil ? nil : .info), elapsed: elapsed)
      }
      Console.notes(verdict.hints)
      if try run.isNothingStaged {
        Console.note("nothing is staged, and so nothing was judged; all there is:  leadlint check")
      }
      run.keepHistory()
      return ending(with: failOn == nil ? nil : verdict.blocking.first)
    }
    let report = report(findings, failOn: failOn)
    try output.emit(report, elapsed: elapsed)
    run.keepHistory()
    return ending(with: findings.first(where: report.fails))
  }

  /// The same for all there is: `pre-commit run --all-files` asks for it, and nothing is staged then.
  private var ofTree: Check {
    var check = self
    check.request.change = nil
    check.countsChangesOnly = true
    check.gitCommand = nil
    return check
  }

  /// The exit status, and how to go on where a hook stops git.
  private func ending(with failure: Finding?) -> ExitStatus {
    guard let failure else { return .clean }
    if let gitCommand {
      Console.aside(
        "leadlint stopped this \(gitCommand); why: leadlint explain \(ByteString(failure.rule)); "
          + "go on all the same: git \(gitCommand) --no-verify\n")
    }
    return .findings
  }
}
