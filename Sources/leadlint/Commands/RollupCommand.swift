internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports

struct RollupCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: "Joins the reports of many repositories into one.",
    discussion: """
      Each file is what `leadlint report --format json` or `leadlint status --format json` wrote in \
      one repository; both can be given, and a report says more. A directory means every .json file \
      in it, - means standard input. People are matched across repositories by e-mail address. Of \
      several documents of one repository the newest counts.

      A repository's name is what is written before the file (payments=out/report.json), else the \
      report's own title, else the file's name, or its directory's where the file is called \
      report.json or status.json. Write a path that contains = as ./a=b.json.

      Repositories are ranked by \(Ranking.words)

      EXAMPLES
        leadlint rollup */report.json
        leadlint rollup reports/ --format markdown -o fleet.md
        leadlint rollup payments=a.json search=b.json --format json

      EXIT STATUS
        0  the report is written, whatever it says
        2  usage, or a file that cannot be read
      """)

  @Argument(
    help: ArgumentHelp("Files, or directories of files; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var files: [String]

  @OptionGroup var form: FormatOptions<RollupFormat>

  @Option(help: ArgumentHelp("How many items each list of a lead shows.", valueName: "number"))
  var maxPerLead = 5

  @Option(help: ArgumentHelp("The report's heading.", valueName: "text"))
  var title = WeeklyReport.defaultTitle + " of all repositories"

  @Flag(help: "Skip files that cannot be read, and say so in the report.")
  var skipUnreadable = false

  @OptionGroup var colour: ColourOptions

  func validate() throws {
    guard (1...1000).contains(maxPerLead) else {
      throw ValidationError("--max-per-lead takes a number from 1 to 1000")
    }
  }

  func execute() throws -> ExitStatus {
    let targets = try form.targets()
    try RawArguments.requireText(title)
    let (documents, unread) = try RollupFiles.read(files)
    if !skipUnreadable || documents.isEmpty, let first = unread.first {
      throw RunError(
        problem: ByteString(
          unread.prefix(20).map { "\($0.file) cannot be read: \($0.problem)" }
            .joined(separator: "\n") + (unread.count > 20 ? "\nand \(unread.count - 20) more" : "")),
        remedy: documents.isEmpty
          ? "write it again with `leadlint report --format json`"
          : "write \(ByteString(first.file)) again, or skip such files: --skip-unreadable")
    }
    let options = RollupBuilder.Options(
      title: title, version: Version.program, maxPerLead: maxPerLead)
    let rollup: Rollup
    do {
      rollup = try RollupBuilder.rollup(documents, unread: unread, options)
    } catch {
      throw RunError(
        problem: error.problem,
        remedy: "if they are two repositories, give them names: NAME=FILE; else leave one out")
    }
    // Text on standard output has the notes already.
    if !targets.contains(where: { $0.file == nil && $0.format == .text }) {
      Console.notes(rollup.notes.map { ByteString($0) })
    }
    try FormatTarget.write(targets) { target in
      try target.format.render(rollup, style: colour.style(isTerminal: target.isTerminal))
    }
    return .clean
  }
}
