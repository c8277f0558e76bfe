internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Surveying

struct ReportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the weekly report on stale docs.",
    discussion: """
      How the week went, what is overdue and whose it is, what is due next, and whether things \
      get better: from history alone, without a database. Each week is checked with its own \
      OWNERS.lead files and with the rules as they are now. Only what is committed is reported.

      EXAMPLES
        leadlint report
        leadlint report --format html=report.html --format json=report.json
        leadlint report --lead anna@example.com
        leadlint report --format badge --area services/checkout -o docs.svg
        leadlint report --split-by lead --output mail/

      EXIT STATUS
        0  the report is written, whatever it says
        2  cannot judge: usage, configuration or repository
      """)

  enum Split: String, CaseIterable, ExpressibleByArgument {
    case lead
  }

  @OptionGroup var surveyOptions: SurveyOptions

  @OptionGroup var form: FormatOptions<ReportFormat>

  @Option(help: ArgumentHelp("How many weeks the trend shows.", valueName: "number"))
  var weeks = 12

  @Option(
    help: ArgumentHelp("Only the areas of this team, and the team's own.", valueName: "directory"))
  var team: String?

  @Option(
    help: ArgumentHelp(
      "Only the areas that this person leads: an e-mail address, a name or a @handle.",
      valueName: "person"),
    completion: Completions.people)
  var lead: String?

  @Option(
    help: ArgumentHelp(
      "Only this area. Default, for a badge too: all areas.", valueName: "directory"),
    completion: Completions.areas)
  var area: String?

  @Option(help: ArgumentHelp("How many items each list of a lead shows.", valueName: "number"))
  var maxPerLead = 5

  @Flag(help: "Replace people's names by pseudonyms, the same each week. Paths stay as they are.")
  var pseudonyms = false

  @Option(help: ArgumentHelp("The report's heading.", valueName: "text"))
  var title = WeeklyReport.defaultTitle

  @Option(help: ArgumentHelp("A report for each lead; needs --output.", valueName: "lead"))
  var splitBy: Split?

  func validate() throws {
    guard (1...260).contains(weeks) else {
      throw ValidationError("--weeks takes a number from 1 to 260")
    }
    guard (1...1000).contains(maxPerLead) else {
      throw ValidationError("--max-per-lead takes a number from 1 to 1000")
    }
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--title is empty")
    }
    if splitBy != nil {
      guard form.output != nil else {
        throw ValidationError("--split-by needs --output with a directory to write to")
      }
      guard lead == nil else {
        throw ValidationError("--split-by lead and --lead exclude each other")
      }
    }
  }

  func execute() throws -> ExitStatus {
    let split = try splitBy.map { _ in try ReportSplit(form.format, directory: form.output ?? "") }
    let targets = split == nil ? try form.targets() : []
    try RawArguments.requireText(title)
    let run = try TrendRun(surveyOptions.request(), weeks: weeks)
    let isFromRoot = surveyOptions.repository.isNamed
    let options = WeeklyReportBuilder.Options(
      title: title, version: Version.program,
      selection: ReportSelection(
        team: try team.map { try run.team($0, isFromRoot: isFromRoot) },
        lead: try lead.map(run.lead),
        area: try area.map { try run.area($0, isFromRoot: isFromRoot) }),
      maxPerLead: maxPerLead, weeks: weeks)
    let names = try run.names(pseudonyms: pseudonyms)
    Console.notes(run.survey.notes)
    if let split {
      try split.write(run, options, names: names)
      run.keepHistory()
      return .clean
    }
    let report = run.report(options, names: names)
    try FormatTarget.write(targets) { try $0.format.render(report) }
    run.keepHistory()
    return .clean
  }
}
