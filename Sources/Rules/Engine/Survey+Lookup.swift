internal import Basics
internal import LeadModel

extension Area {
  /// Where a finding about one lead stands: at `lead:`, or, where there are several, at the person.
  func position(of lead: Lead) -> SourcePosition {
    leads.count > 1 ? lead.declared.position : file.leadPosition
  }
}

extension Survey {
  /// The area at a path; nil where none is.
  func area(at path: ByteString) -> Area? { place(ofArea: path).map { areas[$0] } }

  /// Where the area at a path stands among all: of much use where one thing is asked of many areas,
  /// for an area is large to hand on.
  func place(ofArea path: ByteString) -> Int? {
    let place = firstPlace(notBefore: path)
    return place < areas.count && areas[place].path == path ? place : nil
  }

  /// Whether an area at a path is a post of work.
  func holdsPostOfWork(at path: ByteString) -> Bool {
    place(ofArea: path).map { areas[$0].isPostOfWork } ?? false
  }

  // Not by a closure that is handed areas: each would be copied, with all that it holds.
  private func firstPlace(notBefore path: ByteString) -> Int {
    areas.withUnsafeBufferPointer { areas in
      var low = 0
      var high = areas.count
      while low < high {
        let middle = (low + high) / 2
        if areas[middle].path < path { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private func hasAreas(below area: Area) -> Bool {
    if area.path == "." { return areas.count > 1 }
    let prefix = area.path + "/"
    let place = firstPlace(notBefore: prefix)
    return place < areas.count && areas[place].path.hasPrefix(prefix)
  }

  /// Whether an area further down has a doc among its own: patterns reach into nested areas, and
  /// what is wrong with one doc is to be reported once.
  func isNearer(to doc: ByteString, than area: Area) -> Bool {
    if !hasAreas(below: area) { return false }
    let prefix = area.path == "." ? "" : area.path + "/"
    var directory = parent(of: doc)
    while directory != area.path, directory != "." {
      if let nested = place(ofArea: directory), areas[nested].isActive,
        directory.hasPrefix(prefix), areas[nested].holdsDoc(at: doc)
      {
        return true
      }
      directory = parent(of: directory)
    }
    return false
  }
}

extension Area {
  fileprivate func holdsDoc(at path: ByteString) -> Bool {
    let place = docs.count(ofFirst: { $0.path < path })
    return place < docs.count && docs[place].path == path
  }
}

/// The directory that holds a path; `.` for the root's own.
private func parent(of path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return ByteString(path.bytes[..<slash])
}
