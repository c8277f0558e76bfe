internal import Basics
internal import LeadModel

/// The areas that somebody asked about.
struct AreaSelection {
  /// As typed, from the root; nil: everything was asked about.
  private let paths: [ByteString]?
  private let areas: Set<ByteString>

  /// Areas at or below one of `arguments`, or the nearest one above it; all, where there are none
  /// or one is the root.
  /// - Throws: `RunError` for a path that does not exist, or that belongs to no area.
  init(_ arguments: [String], in run: CheckRun, isFromRoot: Bool) throws {
    let resolved = try arguments.map { try PathArgument.resolve($0, isFromRoot: isFromRoot) }
    guard !resolved.isEmpty, !resolved.contains("") else {
      paths = nil
      areas = []
      return
    }
    let survey = run.survey
    let known = AreaLookup.paths(in: survey)
    let leadless = survey.unledDirectories.map(\.path) + survey.removedAreas.map(\.path)
    var selected: Set<ByteString> = []
    for (argument, path) in zip(arguments, resolved) {
      let below = (known + leadless).filter { AreaLookup.isInside($0, path) }
      selected.formUnion(below)
      guard below.isEmpty, path != RulesFile.fileName else { continue }
      if let owner = AreaLookup.owner(of: path, in: survey), try run.holds(path) {
        selected.insert(owner)
      } else {
        throw try Self.refusal(of: path, typedAs: RawArguments.bytes(argument), known, run)
      }
    }
    areas = selected
    paths = resolved
  }

  /// Whether an area was asked about.
  func contains(_ area: ByteString) -> Bool { paths == nil || areas.contains(area) }

  /// Whether a finding is about what was asked about, in whatever file it stands. One that belongs to no
  /// area is part of the whole only.
  func contains(_ finding: Finding) -> Bool {
    guard let paths else { return true }
    if let area = finding.area ?? finding.namedArea, areas.contains(area) { return true }
    return paths.contains(finding.path)
  }

  private static func refusal(
    of path: ByteString, typedAs typed: ByteString, _ known: [ByteString], _ run: CheckRun
  ) throws -> RunError {
    if try run.holds(path) {
      return RunError(
        problem: "\(typed) belongs to no area",
        remedy: "add an OWNERS.lead to the directory, or to one above it")
    }
    let near = nearest(to: path, among: known.sorted())
    return RunError(
      problem: "\(typed) does not exist",
      remedy: near.map { "did you mean \($0)?" } ?? "`leadlint status` lists the areas")
  }
}

extension Finding {
  /// The area that a finding in .lead-rules is about.
  fileprivate var namedArea: ByteString? {
    for datum in data where datum.key == "area" {
      if case .text(let area) = datum.value { return area }
    }
    return nil
  }
}
