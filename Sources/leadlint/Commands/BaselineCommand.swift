internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Surveying

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Lists the findings of today, so that only new ones fail.",
    discussion: """
      To adopt leadlint in a repository that has findings: write a baseline and commit it. \
      Only findings that it does not list fail. Writing it again removes what was settled \
      and adds nothing, unless --all is given.

      EXAMPLES
        leadlint baseline write           .lead-baseline.json, at the root
        leadlint baseline write --all     start over with today's findings
        leadlint check                    uses it
        leadlint check --no-baseline      does not
      """,
    subcommands: [Write.self])
}

extension BaselineCommand {
  struct Write: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: "Writes the baseline, or removes from it what was settled.",
      discussion: """
        Nothing is added to an existing baseline, unless --all is given. Findings that a waiver \
        covers are not listed.

        EXAMPLES
          leadlint baseline write
          leadlint baseline write --repo ../shop -o shop-baseline.json
        """)

    @OptionGroup var surveyOptions: SurveyOptions

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The baseline. Default: .lead-baseline.json at the repository's root.", valueName: "file"))
    var output: String?

    @Flag(help: "List all findings of today, also those that an existing baseline does not have.")
    var all = false

    func execute() throws -> ExitStatus {
      let path = try output ?? defaultPath()
      try RawArguments.requireText(path)
      let named = RawArguments.bytes(path)
      // With --all the old file need not even be readable: it is replaced.
      let old = all ? nil : try Baseline.load(named)
      let run = try CheckRun(surveyOptions.request())
      let present = run.judge().findings
      let unwaived = present.filter { $0.waiver == nil }
      let listed = old.map { old in unwaived.filter(old.contains) } ?? unwaived
      try OutputFile.write(BaselineJSON.render(listed), to: path)
      run.survey.notes.forEach(Console.note)
      var text: ByteString = "\(shown(named)): \(plural(listed.count, "finding")) listed"
      if let old {
        let settled = old.settled(by: unwaived)
        if settled > 0 {
          text.append("; \(plural(settled, "is", "are")) settled and removed")
        }
        let left = unwaived.count - listed.count
        if left > 0 {
          text.append(
            "\n\(plural(left, "finding")) left out that it did not list; --all would add ")
          text.append(left == 1 ? "it" : "them")
        }
      }
      if old == nil {
        let option: ByteString = output == nil ? "" : " --baseline \(named.shellWord)"
        text.append(
          "\nnext: commit it; from then on only what is new fails `leadlint check\(option)`")
      }
      try Console.print(ByteString(TerminalEscaper.lines(text) + "\n"))
      run.keepHistory()
      return .clean
    }

    /// The default file is shown as people know it: from the root.
    private func shown(_ path: ByteString) -> ByteString {
      output == nil ? BaselineFile.fileName : path
    }

    private func defaultPath() throws -> String {
      let path = try surveyOptions.repository.path()
      let repository: Repository
      do {
        repository = try Repository.around(path)
      } catch {
        // Nothing is written: what cannot be opened is explained where it is judged.
        return BaselineFile.fileName.lossyText
      }
      guard let root = repository.workDirectory else {
        throw RunError(
          problem: "a bare repository has no root to write \(BaselineFile.fileName) to",
          remedy: "name a file:  leadlint baseline write -o FILE")
      }
      guard let path = (root + BaselineFile.fileName).text else {
        throw RunError(
          problem: "\(root) is not UTF-8 and cannot be opened by that name",
          remedy: "change to that directory, and name the file:  "
            + "leadlint baseline write -o \(BaselineFile.fileName)")
      }
      return path
    }
  }
}
