internal import ArgumentParser
internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Surveying

struct SurveyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Looks at a repository that has no OWNERS.lead yet, and writes nothing.",
    discussion: """
      Proposes areas and leads as `leadlint init` would, judges them as if they were written, and \
      shows who seems to lead what, how sure that is, and what is wrong. It always ends with \
      status 0, unless it cannot judge.

      EXAMPLES
        leadlint survey
        leadlint survey --areas 'services/*' --repo ../shop
        leadlint survey --format json
      """)

  @Option(
    help: ArgumentHelp(
      "Which directories are areas, from the root; may be repeated.", valueName: "glob"))
  var areas: [String] = []

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let adoption = try Adoption(surveyOptions.request(), areas: areas)
    adoption.plan.notes.forEach(Console.note)
    guard !adoption.plan.proposals.isEmpty || !adoption.plan.existing.isEmpty else {
      throw RunError(
        problem: "no directory looks like an area",
        remedy: "name some:  leadlint survey --areas 'services/*'")
    }
    if output.format == .json {
      try output.emit(adoption.json.document)
      return .clean
    }
    try output.emit(page(adoption))
    var findings = FindingsOutput(
      targets: [FormatTarget(format: .text, file: output.output.map { $0 + ".findings" })],
      colour: output.colour.color, isQuiet: output.quiet)
    findings.detail = .statistics
    if output.output == nil {
      var check = Check(adoption.judged, findings)
      check.failOn = nil
      check.usesBaseline = false
      _ = try check.run()
    }
    if !output.quiet {
      Console.aside("next: look at the files that would be written:  leadlint init --dry-run\n")
    }
    return .clean
  }

  /// Who seems to lead what: one line an area, forty at most.
  private func page(_ adoption: Adoption) -> ByteString {
    let proposals = adoption.plan.proposals
    var text: ByteString = ""
    let shown = proposals.prefix(40)
    let width = min(48, shown.map(\.path.count).max() ?? 0)
    for proposal in shown {
      let path = TerminalEscaper.escape(proposal.path)
      let gap = String(repeating: " ", count: max(0, width - path.count) + 2)
      text.append(ByteString(path + gap))
      if let lead = proposal.lead {
        text.append(ByteString(TerminalEscaper.escape(lead.displayName)))
        for deputy in proposal.deputies {
          text.append(ByteString(", " + TerminalEscaper.escape(deputy.displayName)))
        }
        let source = TerminalEscaper.escape(proposal.source)
        text.append(ByteString(" (\(proposal.certainty.rawValue): \(source))"))
      } else {
        text.append(ByteString(TerminalEscaper.escape(proposal.draft.reasons.first ?? "nobody")))
      }
      text.append("\n")
    }
    if proposals.count > shown.count {
      text.append("and \(proposals.count - shown.count) more; all:  --format json\n")
    }
    return text + "\n" + ByteString(TerminalEscaper.lines(adoption.summary)) + "\n\n"
  }
}
