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
      How the week went, what is overdue and whose it is, what falls due next, and whether it \
      gets better: from history alone, so that no database is kept. Each week is judged by its \
      own OWNERS.lead files and by the rules as they are now. The report is of what is committed.

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

  @OptionGroup var question: SurveyOptions

  @OptionGroup var form: FormatOptions<ReportFormat>

  @Option(help: ArgumentHelp("How many weeks the trend shows.", valueName: "number"))
  var weeks = 12

  @Option(
    help: ArgumentHelp("Only the areas of this team, and the team's own.", valueName: "directory"))
  var team: String?

  @Option(
    help: ArgumentHelp(
      "Only the areas that this person leads: an e-mail address, a name or a @handle.",
      valueName: "person"))
  var lead: String?

  @Option(
    help: ArgumentHelp("Only this area; a badge without it is of all.", valueName: "directory"))
  var area: String?

  @Option(help: ArgumentHelp("How many things each list of a lead shows.", valueName: "number"))
  var maxPerLead = 5

  @Flag(help: "Call people by other names, the same each week. Paths stay as they are.")
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
      throw ValidationError("--title needs a word")
    }
    if splitBy != nil {
      guard form.output != nil else {
        throw ValidationError("--split-by needs --output and the directory to write to")
      }
      guard lead == nil else { throw ValidationError("--split-by lead goes without --lead") }
    }
  }

  func execute() throws -> ExitStatus {
    let split = try splitBy.map { _ in try ReportSplit(form.format, directory: form.output ?? "") }
    let targets = split == nil ? try form.targets() : []
    try RawArguments.requireText(title)
    let judgement = try PeriodJudgement(question, weeks: weeks)
    let isFromRoot = question.repo != nil
    let options = WeeklyReportBuilder.Options(
      title: title, version: Version.program,
      selection: ReportSelection(
        team: try team.map { try judgement.team($0, isFromRoot: isFromRoot) },
        lead: try lead.map(judgement.lead),
        area: try area.map { try judgement.area($0, isFromRoot: isFromRoot) }),
      maxPerLead: maxPerLead, weeks: weeks)
    let names = try judgement.names(pseudonyms: pseudonyms)
    Console.notes(judgement.survey.notes)
    if let split {
      try split.write(judgement, options, names: names)
      judgement.keepHistory()
      return .clean
    }
    let report = judgement.report(options, names: names)
    try FormatTarget.write(targets) { try $0.format.render(report) }
    judgement.keepHistory()
    return .clean
  }
}
