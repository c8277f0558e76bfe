internal import GitHistory

/// A directory of an area's code, by its index there, or a file.
enum CodeItem: Hashable {
  case directory(Int)
  case file(PathID)

  var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}
