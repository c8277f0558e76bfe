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

  /// The owners of many paths of one survey.
  struct Owners {
    private var areas: [ByteString: ByteString] = [:]

    init(of survey: Survey) {
      for area in survey.areas {
        for covered in area.file.covers { areas[covered.value] = area.path }
      }
      for path in AreaLookup.paths(in: survey) { areas[path] = path }
    }

    /// The area whose directory, or one that it covers, is the nearest at or above `path`.
    func owner(of path: ByteString) -> ByteString? {
      if let owner = areas[path] { return owner }
      for index in path.bytes.indices.reversed() where path.bytes[index] == UInt8(ascii: "/") {
        if let owner = areas[ByteString(path.bytes[..<index])] { return owner }
      }
      return areas["."]
    }
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

  /// The area that a path, as it was typed, belongs to.
  /// - Throws: `RunError` where there is none, or its file cannot be read.
  static func area(
    _ argument: String, in survey: Survey, isFromRoot: Bool
  ) throws -> Area {
    let asked = try PathArgument.resolve(argument, isFromRoot: isFromRoot)
    let owner = try owner(of: asked, typedAs: argument, in: survey)
    guard let area = survey.areas.first(where: { $0.path == owner }) else {
      throw RunError(
        problem: "the OWNERS.lead of \(owner) cannot be read",
        remedy: "`leadlint check` says what is wrong in it")
    }
    return area
  }

  /// Whether `path` is `directory` or below it; the root is `.` or empty.
  static func isInside(_ path: ByteString, _ directory: ByteString) -> Bool {
    directory.isEmpty || directory == "." || path == directory
      || path.hasPrefix(directory + "/")
  }
}
