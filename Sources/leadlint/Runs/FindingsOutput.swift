internal import ArgumentParser
internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// In which formats findings are written, and where to.
struct FindingsOptions: ParsableArguments {
  @OptionGroup var form: FormatOptions<FindingsFormat>

  @OptionGroup var colour: ColourOptions

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  /// Whether nothing but text on standard output was asked for.
  var isPlainText: Bool {
    form.output == nil && (form.format.isEmpty || form.format == ["text"])
  }
}

/// One run's findings in all formats that were asked for.
struct FindingsOutput {
  private let targets: [FormatTarget<FindingsFormat>]
  private let options: FindingsOptions

  /// Reads what was asked for, before anything is judged.
  /// - Throws: `RunError` for a format that there is none of, and where two documents would go
  ///   to the same place.
  init(_ options: FindingsOptions) throws {
    self.options = options
    targets = try options.form.targets()
  }

  /// Writes all formats, files first, and the summary of a step of GitHub's workflows where the
  /// format is GitHub's.
  /// - Parameter elapsed: how long judging took.
  /// - Throws: `RunError` where a place cannot be written to.
  func emit(_ report: FindingsReport, elapsed: Duration) throws {
    try FormatTarget.write(targets) { target in
      let isTerminal = target.isTerminal
      return target.format.reporter(
        style: options.colour.style(isTerminal: isTerminal), isQuiet: options.quiet,
        elapsed: isTerminal ? elapsed / .seconds(1) : nil
      ).render(report)
    }
    if targets.contains(where: { $0.format == .github }) { appendStepSummary(report) }
  }

  /// The findings stand in the log all the same, so that no problem with the summary ends a run.
  private func appendStepSummary(_ report: FindingsReport) {
    guard let place = getenv("GITHUB_STEP_SUMMARY"), place.pointee != 0 else { return }
    let path = String(cString: place)
    let room = MarkdownSummary.stepLimit - OutputFile.size(of: path)
    guard room > 10_000 else {
      Console.note("the step's summary is full; the findings stand above")
      return
    }
    do {
      try OutputFile.append(MarkdownSummary(limit: room).render(report), to: path)
    } catch {
      Console.note("the step's summary at \(ByteString(path)) cannot be written")
    }
  }
}

extension RuleCatalog {
  /// What the rules say of themselves, for formats that describe them; ascending by id.
  static var texts: [FindingsReport.RuleText] {
    RuleRegistry.rules.map(\.description).map {
      FindingsReport.RuleText(
        id: $0.id, severity: $0.severity, principle: $0.principle.rawValue,
        summary: $0.summary, rationale: $0.rationale, remedy: $0.remedy)
    }
  }
}
