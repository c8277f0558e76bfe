internal import ArgumentParser
internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports
internal import Stories
internal import Surveying

struct DemoCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes an example repository and checks it.",
    discussion: """
      The repository is an ordinary one, with a working tree: look around in it, change it, and \
      run the other commands there. It is checked as of a fixed day, so the findings stay the same.

      EXAMPLES
        leadlint demo
        leadlint demo --directory /tmp/widgets
      """)

  @Option(
    help: ArgumentHelp(
      "Where to make it: an empty directory or a new one. Default: a new temporary directory.",
      valueName: "directory"))
  var directory: String?

  @OptionGroup var colour: ColourOptions

  func execute() throws -> ExitStatus {
    let story = try DemoStory.parsed()
    let path = try directory.map(Self.emptyDirectory) ?? Self.temporaryDirectory()
    _ = try StoryWriter.write(story, to: path)
    let style = colour.style(isTerminal: Console.isOutputTerminal)

    try Console.print(introduction(path, commits: story.commits.count))
    let request = SurveyRequest(
      repositoryPath: path, now: try Instant(option: "--now", DemoStory.now) ?? .clock)
    let run = try CheckRun(request)
    let survey = run.survey
    survey.notes.forEach(Console.note)
    let areas = survey.areas.count + survey.invalidFiles.count
    let report = FindingsReport(
      run.judge().findings, of: survey, areas: areas, version: Version.program,
      rules: RuleCatalog.texts,
      show: .warning, subject: run.subject(of:))
    try Console.print(FindingsFormat.text.reporter(style: style).render(report))
    try Console.print(farewell(path))
    return .clean
  }

  private func introduction(_ path: String, commits: Int) -> ByteString {
    let width = DemoStory.highlights.map(\.area.count).max() ?? 0
    let rows = DemoStory.highlights.map { area, story in
      "  " + area + String(repeating: " ", count: width - area.count) + "  " + story + "\n"
    }
    return ByteString(
      """
      A made-up company's repository: \(commits) commits over eighteen months, in
      \(shown(path))

      \(rows.joined())
      $ leadlint check --now \(DemoStory.now)

      """)
  }

  private func farewell(_ path: String) -> ByteString {
    let program = Self.program
    return ByteString(
      """

      To go on:
        cd \(shown(path))
        \(program) report --now \(DemoStory.now) --format html=report.html
        \(program) status --now \(DemoStory.now)
        \(program) check --as-of 2026-07-01
        \(program) who services/payments
        \(program) explain silo

      """)
  }

  /// A path as it can be pasted into a shell.
  private func shown(_ path: String) -> String {
    let text = TerminalEscaper.escape(RawArguments.bytes(path))
    return text.contains(" ") ? "'\(text)'" : text
  }

  /// How this very program can be started again, from any directory.
  private static var program: String {
    let name = CommandLine.arguments.first ?? "leadlint"
    guard name.contains("/"), let path = FileSystem.realPath(ByteString(name)) else {
      return "leadlint"
    }
    return TerminalEscaper.escape(path)
  }

  private static func temporaryDirectory() throws -> String {
    let parent = Environment.text("TMPDIR") ?? ""
    let base = parent.isEmpty ? "/tmp" : parent
    var template = Array("\(base)/leadlint-demo-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw RunError(
        problem: "no temporary directory can be made in \(base): \(Console.lastError)",
        remedy: "name one with --directory")
    }
    return made
  }

  private static func emptyDirectory(_ path: String) throws -> String {
    try RawArguments.requireText(path)
    if let names = FileSystem.names(in: ByteString(path)) {
      guard names.isEmpty else {
        throw RunError(
          problem: "\(path) is not empty",
          remedy: "name an empty directory, or one that does not exist")
      }
    } else if errno != ENOENT {
      throw RunError(
        problem: "\(path) cannot be used: \(Console.lastError)",
        remedy: "name an empty directory, or one that does not exist")
    }
    return path
  }
}

extension DemoStory {
  /// The story, read.
  /// - Throws: `RunError` should the text in the program not be a story.
  fileprivate static func parsed() throws -> Story {
    do {
      return try Story(text).inDateOrder
    } catch {
      throw RunError(problem: "the demo's story cannot be read: \(error.description)", remedy: nil)
    }
  }
}
