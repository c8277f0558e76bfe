internal import ArgumentParser
internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveyor

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// In which formats findings are written, and where to.
struct FindingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The output's format, and the file to write it to; may be repeated. Formats: "
        + FindingsFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "format[=file]"),
    completion: .list(FindingsFormat.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file instead of standard output; it is replaced as a whole or not at all.",
      valueName: "file"))
  var output: String?

  @OptionGroup var colour: ColourOptions

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  /// Whether nothing but text on standard output was asked for.
  var isPlainText: Bool { output == nil && (format.isEmpty || format == ["text"]) }
}

/// One run's findings in all formats that were asked for.
struct FindingsOutput {
  /// A format, and the file that it is written to; nil: standard output.
  private struct Target {
    let format: FindingsFormat
    let file: String?
  }

  private let targets: [Target]
  private let options: FindingsOptions

  /// Reads what was asked for, before anything is judged.
  /// - Throws: `CannotJudge` for a format that there is none of, and where two documents would go
  ///   to the same place.
  init(_ options: FindingsOptions) throws {
    self.options = options
    var targets = try (options.format.isEmpty ? ["text"] : options.format).map(Self.target)
    if let output = options.output {
      let open = targets.indices.filter { targets[$0].file == nil }
      guard let index = open.first else {
        throw CannotJudge(
          problem: "each format has its file already, so that nothing is left for --output",
          mend: "leave out --output, or one =FILE")
      }
      if open.count == 1 {
        targets[index] = Target(format: targets[index].format, file: output)
      }
    }
    let open = targets.filter { $0.file == nil }
    if let format = open.dropFirst().first?.format {
      throw CannotJudge(
        problem: "two formats cannot both go to standard output",
        mend: "name a file for one of them: --format \(format.rawValue)=FILE")
    }
    let files = targets.compactMap(\.file)
    if let twice = files.enumerated().first(where: { files[..<$0].contains($1) })?.element {
      throw CannotJudge(
        problem: "two formats cannot both go to \(RawArguments.bytes(twice))",
        mend: "name a file for each")
    }
    self.targets = targets
  }

  private static func target(_ argument: String) throws -> Target {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let format = FindingsFormat(rawValue: name) else {
      let formats = FindingsFormat.allCases.map { ByteString($0.rawValue) }
      let asked = RawArguments.bytes(name)
      throw CannotJudge(
        problem: asked.isEmpty ? "--format names no format" : "no format is called \(asked)",
        mend: nearest(to: asked, among: formats).map { "did you mean \($0)?" }
          ?? "write one of \(FindingsFormat.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard parts.count == 2 else { return Target(format: format, file: nil) }
    guard !parts[1].isEmpty else {
      throw CannotJudge(
        problem: "--format \(name)= names no file", mend: "write --format \(name)=FILE")
    }
    return Target(format: format, file: String(parts[1]))
  }

  /// Writes all formats, files first, and the summary of a step of GitHub's workflows where the
  /// format is GitHub's.
  /// - Parameter elapsed: how long judging took.
  /// - Throws: `CannotJudge` where a place cannot be written to.
  func emit(_ report: FindingsReport, elapsed: Duration) throws {
    // All are made before the first is written.
    let documents = try targets.map { target in
      let isTerminal = target.file == nil && Console.isOutputTerminal
      let text = FindingsText(
        style: options.colour.style(isTerminal: isTerminal), isQuiet: options.quiet,
        elapsed: isTerminal ? elapsed / .seconds(1) : nil, allFindings: report.allFindings,
        subject: report.subject)
      return (target.file, try target.format.render(report, text: text))
    }
    for case (let file?, let document) in documents { try OutputFile.write(document, to: file) }
    for case (nil, let document) in documents { try Console.print(document) }
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
