internal import Basics
internal import LeadModel

/// One format that was asked for, and the file that it is written to; nil: standard output.
struct FormatTarget<Format: OutputFormat>: Sendable {
  let format: Format
  let file: String?

  /// Whether a person reads it at once.
  var isTerminal: Bool { file == nil && Console.isOutputTerminal }

  /// Reads `FORMAT` and `FORMAT=FILE`, as often as they were written, and `--output`, which is the
  /// file of the format that has none.
  /// - Throws: `RunError` for a format that there is none of, and where two documents would go
  ///   to the same file.
  static func read(_ arguments: [String], output: String?) throws -> [FormatTarget] {
    var targets =
      arguments.isEmpty
      ? [FormatTarget(format: Format.standard, file: nil)] : try arguments.map(target)
    if let output {
      let open = targets.indices.filter { targets[$0].file == nil }
      guard let index = open.first else {
        throw RunError(
          problem: "every format has a file of its own: nothing is left for --output",
          remedy: "leave out --output or one =FILE")
      }
      if open.count == 1 {
        targets[index] = FormatTarget(format: targets[index].format, file: output)
      }
    }
    let open = targets.filter { $0.file == nil }
    if let format = open.dropFirst().first?.format {
      throw RunError(
        problem: "two formats cannot both go to standard output",
        remedy: "name a file for one of them: --format \(format.rawValue)=FILE")
    }
    let files = targets.compactMap(\.file)
    if let twice = files.enumerated().first(where: { files[..<$0].contains($1) })?.element {
      throw RunError(
        problem: "two formats cannot both go to \(RawArguments.bytes(twice))",
        remedy: "name a file for each")
    }
    return targets
  }

  /// Writes a document for each, files first.
  /// - Throws: `RunError` where a file cannot be written.
  static func write(
    _ targets: [FormatTarget], _ document: (FormatTarget) throws -> ByteString
  ) throws {
    // All are made before the first is written.
    let documents = try targets.map { ($0.file, try document($0)) }
    for case (let file?, let document) in documents { try OutputFile.write(document, to: file) }
    for case (nil, let document) in documents { try Console.print(document) }
  }

  private static func target(_ argument: String) throws -> FormatTarget {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let format = Format(rawValue: name) else {
      let asked = RawArguments.bytes(name)
      throw RunError(
        problem: asked.isEmpty ? "--format is empty" : "there is no format '\(asked)'",
        remedy: nearest(to: asked, among: Format.allCases.map { ByteString($0.rawValue) })
          .map { "did you mean \($0)?" }
          ?? "write one of \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard parts.count == 2 else { return FormatTarget(format: format, file: nil) }
    guard !parts[1].isEmpty else {
      throw RunError(
        problem: "--format \(name)= names no file", remedy: "write --format \(name)=FILE")
    }
    return FormatTarget(format: format, file: String(parts[1]))
  }
}
