internal import Basics
internal import LeadModel

/// Which area a path belongs to.
enum AreaLookup {
  /// The areas of a survey, those with an invalid file included.
  static func paths(in survey: Survey) -> [ByteString] {
    survey.areas.map(\.path) + survey.invalidFiles.map(\.area)
  }

  /// The area whose directory, or one that it covers, is the nearest at or above `path`.
  static func owner(of path: ByteString, in survey: Survey) -> ByteString? {
    let own = paths(in: survey).map { ($0, $0) }
    let covered = survey.areas.flatMap { area in
      area.file.covers.map { ($0.value, area.path) }
    }
    return (own + covered)
      .filter { isInside(path, $0.0) }
      .max { ($0.0 == "." ? 0 : $0.0.count) < ($1.0 == "." ? 0 : $1.0.count) }?.1
  }

  /// The same for a path that was typed as `argument`.
  /// - Throws: `RunError` for a path that belongs to no area.
  static func owner(
    of path: ByteString, typedAs argument: String, in survey: Survey
  ) throws -> ByteString {
    if let owner = owner(of: path, in: survey) { return owner }
    throw RunError(
      problem: "\(RawArguments.bytes(argument)) belongs to no area",
      remedy: "add an OWNERS.lead to the directory, or to one above it")
  }

  /// Whether `path` is `directory` or below it; the root is `.` or empty.
  static func isInside(_ path: ByteString, _ directory: ByteString) -> Bool {
    directory.isEmpty || directory == "." || path == directory
      || path.hasPrefix(directory + "/")
  }
}
