internal import Basics
internal import LeadModel
internal import Reports

/// Writes one run's findings in all formats that were asked for.
struct FindingsOutput {
  let targets: [FormatTarget<FindingsFormat>]
  let colour: Style.Choice
  /// Whether the text format leaves out the summary.
  let isQuiet: Bool
  /// The least severity that is listed for people.
  var show = Severity.warning
  var detail = FindingsDetail.fitting

  /// Whether the only output is text on standard output.
  var isPlainText: Bool {
    targets.count == 1 && targets.allSatisfy { $0.file == nil && $0.format == .text }
  }

  /// Writes all formats, files first, and with the `github` format the step's summary.
  /// - Parameter elapsed: how long the check took.
  /// - Throws: `RunError` where a file cannot be written.
  func emit(_ report: FindingsReport, elapsed: Duration) throws {
    try FormatTarget.write(targets) { target in
      let isTerminal = target.isTerminal
      let style = Style(
        choice: colour, isTerminal: isTerminal, environment: Console.environment)
      return target.format.reporter(
        style: style, isQuiet: isQuiet, detail: detail,
        elapsed: isTerminal ? elapsed / .seconds(1) : nil
      ).render(report)
    }
    if targets.contains(where: { $0.format == .github }) {
      appendStepSummary { MarkdownSummary(limit: $0).render(report) }
    }
  }

  /// Says in the formats that have words for it that the run could not judge.
  /// - Throws: `RunError` where a file cannot be written.
  func emit(_ error: RunError) throws {
    let document = FailureDocument(error, version: Version.program)
    try FormatTarget.write(targets.filter { document.render($0.format) != nil }) { target in
      document.render(target.format) ?? ""
    }
    if targets.contains(where: { $0.format == .github }) {
      appendStepSummary { _ in document.render(.markdown) ?? "" }
    }
  }

  /// The log has the findings in any case, so a failure to write the summary does not end the run.
  /// - Parameter document: made for so many bytes at most.
  private func appendStepSummary(_ document: (Int) -> ByteString) {
    guard let file = Environment.text("GITHUB_STEP_SUMMARY"), !file.isEmpty else { return }
    let limit = MarkdownSummary.stepLimit - OutputFile.size(of: file)
    guard limit > 10_000 else {
      Console.note("the step's summary is full; the findings stand above")
      return
    }
    do {
      try OutputFile.append(document(limit), to: file)
    } catch {
      Console.note("the step's summary at \(ByteString(file)) cannot be written")
    }
  }
}
