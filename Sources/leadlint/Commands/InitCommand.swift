internal import ArgumentParser
internal import Basics
internal import CSystem
internal import Git
internal import LeadModel
internal import Reports
internal import Surveying

struct InitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes the first OWNERS.lead files, from ownership files and history.",
    discussion: """
      Areas are the directories that --areas names, else those with a manifest such as \
      Package.swift, go.mod or Chart.yaml. Leads are taken from OWNERS, CODEOWNERS, \
      catalog-info.yaml, metadata.yaml, component_owners.yml and package.json, else from who did \
      most of the work of the last year. Each file says why, and how sure that is; where it is not \
      sure it says 'lead: none'. Nothing that exists is overwritten.

      EXAMPLES
        leadlint init                        show the files, and ask
        leadlint init --areas 'services/*'   these directories
        leadlint init --dry-run              show the files as a diff
        leadlint init --yes                  write without asking
      """)

  @Option(
    help: ArgumentHelp(
      "Which directories are areas, from the root; may be repeated.", valueName: "glob"))
  var areas: [String] = []

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  @Option(help: "The output's format.")
  var format: OutputOptions.Format = .text

  @OptionGroup var options: EditOptions

  func execute() throws -> ExitStatus {
    let adoption = try Adoption(options.request(), areas: areas)
    guard let root = adoption.workDirectory else {
      throw RunError(
        problem: "the repository is bare: it has no files to write",
        remedy: "do this in a clone that has a work tree; to look only:  leadlint survey")
    }
    adoption.plan.notes.forEach(Console.note)
    let files = adoption.files
    let isJSON = format == .json
    if isJSON { try Console.print(adoption.json.document) }
    guard !files.isEmpty else {
      try say("nothing to write: \(nothing(adoption))", isJSON)
      return .clean
    }
    let isAsking = !yes && !options.dryRun
    if isAsking, isJSON || isatty(STDIN_FILENO) != 1 || !Console.isOutputTerminal {
      throw RunError(
        problem: "\(plural(files.count, "file") as ByteString) would be written, and nobody can be "
          + "asked here; nothing was written",
        remedy: "look at them:  leadlint init --dry-run;  write them:  leadlint init --yes")
    }
    if !isJSON, !yes { try show(files) }
    Console.aside(ByteString(TerminalEscaper.lines(adoption.summary) + "\n"))
    let unmatched = adoption.unmatched
    for line in unmatched.prefix(20) { Console.note("not matched: \(line)") }
    if unmatched.count > 20 {
      Console.note(
        "and \(unmatched.count - 20) more owners; all:  leadlint init --dry-run --format json")
    }
    if options.dryRun { return .clean }
    if isAsking, !confirmed(files.count) {
      Console.aside("nothing was written\n")
      return .clean
    }
    try WorkTreeWriter(root: root).write(files)
    try say("\(plural(files.count, "file") as ByteString) written", isJSON)
    if !isJSON { try judge() }
    return .clean
  }

  private func nothing(_ adoption: Adoption) -> ByteString {
    adoption.plan.existing.isEmpty
      ? "no directory looks like an area; name some:  leadlint init --areas 'services/*'"
      : "every area that was found has an OWNERS.lead"
  }

  private func show(_ files: [WorkTreeWriter.File]) throws {
    for file in files {
      let diff = try UnifiedDiff.render(file.path, from: nil, to: file.new)
      try Console.print(
        Console.isOutputTerminal
          ? ByteString(
            diff.split(separator: 0x0A).map(TerminalEscaper.escape).joined(separator: "\n")) : diff)
    }
  }

  private func confirmed(_ count: Int) -> Bool {
    Console.aside("write \(plural(count, "file") as ByteString)? [y/N] ")
    guard let answer = readLine() else { return false }
    return ["y", "yes"].contains(answer.lowercased())
  }

  /// What `check` says now, as counts, and what to do about it.
  private func judge() throws {
    var output = FindingsOutput(
      targets: [FormatTarget(format: .text, file: nil)], colour: .auto, isQuiet: false)
    output.detail = .statistics
    _ = try Check(options.request(), output).run()
    try say(
      "next: read the files, then list what is known:  leadlint baseline write;  and commit both",
      false)
  }

  private func say(_ text: ByteString, _ isAside: Bool) throws {
    let line = ByteString(TerminalEscaper.lines(text) + "\n")
    if isAside { Console.aside(line) } else { try Console.print(line) }
  }
}
