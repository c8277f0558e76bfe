internal import Basics

/// Orders path ids by the bytes of their paths, building each path once.
final class PathOrder {
  private let paths: PathTable
  private var built: [PathID: ByteString] = [:]

  init(_ paths: PathTable) { self.paths = paths }

  func path(_ id: PathID) -> ByteString {
    if let path = built[id] { return path }
    let path = paths.path(id)
    built[id] = path
    return path
  }

  func precedes(_ left: PathID, _ right: PathID) -> Bool {
    path(left) < path(right)
  }
}
