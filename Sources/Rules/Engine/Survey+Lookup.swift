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
  func area(at path: ByteString) -> Area? { index(ofArea: path).map { areas[$0] } }

  /// The index of the area at a path; nil where none is. An area is large to copy: where one field of
  /// many areas is read, this is faster than `area(at:)`.
  func index(ofArea path: ByteString) -> Int? {
    let index = firstIndex(notBefore: path)
    return index < areas.count && areas[index].path == path ? index : nil
  }

  /// Whether an area at a path is a post of work.
  func holdsPostOfWork(at path: ByteString) -> Bool {
    index(ofArea: path).map { areas[$0].isPostOfWork } ?? false
  }

  private func firstIndex(notBefore path: ByteString) -> Int {
    areas.count(ofFirst: { $0.path < path })
  }

  private func hasAreas(below area: Area) -> Bool {
    if area.path == "." { return areas.count > 1 }
    let prefix = area.path + "/"
    let index = firstIndex(notBefore: prefix)
    return index < areas.count && areas[index].path.hasPrefix(prefix)
  }

  /// Whether an area further down has a doc among its own: patterns reach into nested areas, and
  /// what is wrong with one doc is to be reported once.
  func isNearer(to doc: ByteString, than area: Area) -> Bool {
    if !hasAreas(below: area) { return false }
    let prefix = area.path == "." ? "" : area.path + "/"
    var directory = parent(of: doc)
    while directory != area.path, directory != "." {
      if let nested = index(ofArea: directory), areas[nested].isActive,
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
    let index = docs.count(ofFirst: { $0.path < path })
    return index < docs.count && docs[index].path == path
  }
}

/// The directory that holds a path; `.` for the root's own.
private func parent(of path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return ByteString(path.bytes[..<slash])
}
