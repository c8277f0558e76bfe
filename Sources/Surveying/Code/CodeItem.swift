internal import GitHistory

/// A directory of an area's code, by its index there, or a file.
enum CodeItem: Hashable {
  case directory(Int)
  case file(PathTable.Number)

  var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}
