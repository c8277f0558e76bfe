internal import Basics
internal import LeadModel

/// The areas that somebody asked about.
struct AreaSelection {
  /// Nil: all of them.
  private let paths: Set<ByteString>?

  /// Areas at or below one of `arguments`, or the nearest one above it; all, where there are none
  /// or one is the root.
  /// - Throws: `RunError` for a path that belongs to no area.
  init(_ arguments: [String], in survey: Survey, isFromRoot: Bool) throws {
    guard !arguments.isEmpty else {
      paths = nil
      return
    }
    let resolved = try arguments.map { try PathArgument.resolve($0, isFromRoot: isFromRoot) }
    guard !resolved.contains("") else {
      paths = nil
      return
    }
    let known = AreaLookup.paths(in: survey)
    var selected: Set<ByteString> = []
    for (argument, path) in zip(arguments, resolved) {
      let below = known.filter { AreaLookup.isInside($0, path) }
      selected.formUnion(
        below.isEmpty
          ? [try AreaLookup.owner(of: path, typedAs: argument, in: survey)] : below)
    }
    paths = selected
  }

  /// Whether an area was asked about. A finding that belongs to no area is part of the whole only.
  func contains(_ area: ByteString?) -> Bool {
    guard let paths else { return true }
    return area.map(paths.contains) ?? false
  }
}
