internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Rules

struct CheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports what is wrong, and fails when it matters.",
    discussion: """
      Each finding is one line, PATH:LINE:COL: severity: [rule] message, with the commits that \
      show it and the next step below it.

      EXAMPLES
        leadlint check                        everything, in the working tree
        leadlint check services/checkout      one area, or all below a directory
        leadlint check --rule silo            one rule
        leadlint check --fail-on warning      be stricter
        leadlint check --as-of 2026-06-30     as it was then
        leadlint check --format json -o findings.json
        leadlint check --format github --format sarif=leadlint.sarif
      """)

  enum FailOn: String, CaseIterable, ExpressibleByArgument {
    case error, warning, info, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Argument(help: "Areas, or paths in them; all where none is given.")
  var paths: [String] = []

  @OptionGroup var question: SurveyOptions
  @OptionGroup var answer: FindingsOptions

  @Option(help: "The least severity that ends with status 1.")
  var failOn: FailOn = .error

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Run this rule only; may be repeated.", valueName: "id"))
  var onlyRules: [String] = []

  @OptionGroup var change: ChangeOptions

  @Option(
    help: ArgumentHelp(
      "Findings that this file lists are known, and fail no run; `leadlint baseline` writes it.",
      valueName: "file"))
  var baseline: String?

  func execute() throws -> ExitStatus {
    if change.listStaged { return try StagedList.print(question) }
    try RuleCatalog.check(onlyRules)
    let output = try FindingsOutput(answer)
    let clock = ContinuousClock()
    let start = clock.now
    let judgement = try Judgement(
      question, rules: onlyRules.isEmpty ? nil : Set(onlyRules), change: change.request,
      showsAll: change.allFindings)
    let survey = judgement.survey
    let selection = try AreaSelection(paths, in: survey, isFromRoot: question.repo != nil)
    let baseline = try baseline.flatMap { try Baseline.named($0, for: judgement) }
    let all = judgement.findings
    let findings = (baseline?.marking(all) ?? all).filter { selection.contains($0.area) }
    let elapsed = clock.now - start
    Console.notes(survey.notes)
    if let note = baseline?.noteOfSettled(
      by: all, rules: onlyRules.isEmpty ? nil : Set(onlyRules))
    {
      Console.note(note)
    }
    let areas = survey.areas.map(\.path) + survey.invalidFiles.map(\.area)
    func report(_ findings: [Finding], failOn: Severity?) -> FindingsReport {
      FindingsReport(
        findings, of: survey, areas: areas.count(where: selection.contains),
        base: judgement.baseCommit, version: Version.program, rules: RuleCatalog.texts,
        failOn: failOn, allFindings: change.allFindings, subject: judgement.subject(of:))
    }
    if change.staged, !change.allFindings {
      let verdict = judgement.hookVerdict(findings)
      // A commit that nothing is wrong with is let pass in silence.
      if !verdict.blocking.isEmpty || !answer.isPlainText {
        try output.emit(
          report(verdict.blocking, failOn: failOn == .never ? nil : .info), elapsed: elapsed)
      }
      Console.notes(verdict.hints)
      judgement.keepHistory()
      return verdict.blocking.isEmpty || failOn == .never ? .clean : .findings
    }
    let report = report(findings, failOn: failOn.severity)
    try output.emit(report, elapsed: elapsed)
    judgement.keepHistory()
    return report.findings.contains(where: report.fails) ? .findings : .clean
  }
}
