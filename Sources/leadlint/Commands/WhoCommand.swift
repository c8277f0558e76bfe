internal import ArgumentParser
internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports
internal import Surveying

struct WhoCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Says who leads a path, who can stand in, and where to ask.",
    discussion: """
      A path belongs to the nearest area at or above it, or to the area that covers it. It need not \
      exist: a deleted path, or one that is yet to be, gets an answer too. That nobody leads a path is \
      also an answer: the exit status is 0.

      EXAMPLES
        leadlint who services/checkout/src/cache.swift
        leadlint who --changed origin/main --format json
        git diff --name-only | leadlint who --stdin
      """)

  @Argument(help: "Files or directories; they need not exist.")
  var paths: [String] = []

  @Flag(help: "Read more paths from standard input, a line each, from the repository's root.")
  var stdin = false

  @Option(
    help: ArgumentHelp(
      "Ask about all paths that were changed since HEAD left this commit.", valueName: "revision"))
  var changed: String?

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if paths.isEmpty, !stdin, changed == nil {
      throw ValidationError("name a path, or give --stdin or --changed REVISION")
    }
  }

  func execute() throws -> ExitStatus {
    let run = try CheckRun(surveyOptions.request(), rules: [])
    let survey = run.survey
    let asked = try asked(run)
    survey.notes.forEach(Console.note)
    var answers: [Ownership] = []
    let areas = Dictionary(
      survey.areas.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { $1 })
    let lookup = AreaLookup.Owners(of: survey)
    for path in asked {
      let owner = lookup.owner(of: path)
      if let owner, areas[owner] == nil {
        throw RunError(
          problem: "the OWNERS.lead of \(owner) cannot be read",
          remedy: "`leadlint check` says what is wrong in it")
      }
      answers.append(
        Ownership(
          asked: path, exists: try path.isEmpty || run.holds(path),
          area: owner.flatMap { areas[$0] }.map { survey.areas[$0] }))
    }
    switch output.format {
    case .text: try output.emit(WhoText.render(answers, of: survey, style: output.style))
    case .json: try output.emit(WhoJSON.render(answers, of: survey, version: Version.program))
    }
    run.keepHistory()
    return .clean
  }

  /// Each path once, in the order asked: those of the command line, of standard input, those changed.
  private func asked(_ run: CheckRun) throws -> [ByteString] {
    var asked = try paths.map {
      try PathArgument.resolve($0, isFromRoot: surveyOptions.repository.isNamed)
    }
    if stdin {
      guard let text = FileSystem.readAll(STDIN_FILENO, limit: 1 << 26) else {
        throw RunError(
          problem: "standard input cannot be read, or holds more than 64 MiB", remedy: nil)
      }
      for line in ByteString(text).split(separator: UInt8(ascii: "\n")) {
        let path = line.hasSuffix("\r") ? ByteString(line.bytes.dropLast()) : line
        if !path.isEmpty { asked.append(path == "." ? "" : path) }
      }
    }
    if let changed { asked += try run.changedPaths(since: RawArguments.bytes(changed)) }
    var met: Set<ByteString> = []
    return asked.filter { met.insert($0).inserted }
  }
}
