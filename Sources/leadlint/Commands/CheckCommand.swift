internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Surveying

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

  @Argument(
    help: "Areas, or paths in them. Default: all.", completion: Completions.areas)
  var paths: [String] = []

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var findingsOptions: FindingsOptions

  @Option(help: "The lowest severity that ends with status 1.")
  var failOn: FailOn = .error

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Run this rule only; may be repeated.", valueName: "id"),
    completion: .list(RuleCatalog.ids))
  var onlyRules: [String] = []

  @OptionGroup var change: ChangeOptions

  @Option(
    help: ArgumentHelp(
      "Findings in this file do not fail the run; `leadlint baseline write` writes it. "
        + "Default: .lead-baseline.json at the root, if it is there.",
      valueName: "file"))
  var baseline: String?

  @Flag(help: "Use no baseline, though there is one at the root.")
  var noBaseline = false

  func validate() throws {
    if change.staged, surveyOptions.rev != nil || surveyOptions.asOf != nil {
      throw ValidationError("--staged checks what is staged now; leave out --rev and --as-of")
    }
    if noBaseline, baseline != nil {
      throw ValidationError("--baseline names a baseline; leave out --no-baseline")
    }
  }

  func execute() throws -> ExitStatus {
    try RuleCatalog.check(onlyRules)
    let output = try findingsOptions.output()
    var request = try surveyOptions.request()
    request.change = change.request
    let range = change.staged ? PreCommitRange.fromEnvironment : nil
    if let range {
      request.revision = range.to
      request.change = .since(base: range.from, usesMergeBase: false, policy: .base)
    }
    var check = Check(request, output)
    check.paths = paths
    check.rules = onlyRules.isEmpty ? nil : Set(onlyRules)
    check.failOn = failOn.severity
    check.countsAll = change.allFindings
    check.baseline = baseline
    check.usesBaseline = !noBaseline
    if change.staged, range == nil, !change.allFindings {
      check.gitCommand = "commit"
      if output.isPlainText, !HookRepository.isConcerned(request.repositoryPath) { return .clean }
    }
    do {
      return try check.run()
    } catch let error as RunError {
      try output.emit(error)
      throw error
    }
  }
}
