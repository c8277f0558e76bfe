internal import Basics
internal import GitHistory
internal import LeadModel

/// The areas that a survey looks at closely, where a small change is judged: the others are as they
/// were.
struct SurveyScope {
  /// By path.
  let areas: Set<ByteString>
  /// Whether something was taken away that docs of any area may lead to.
  let checksAllLinks: Bool

  func holds(_ entry: OwnersEntry) -> Bool { areas.contains(entry.displayPath) }
}

extension SurveyBuilder {
  /// The paths of the areas that own one of some paths, or have it among their docs.
  mutating func areasTouched(by paths: [ByteString]) throws(RunError) -> Set<ByteString> {
    var found: Set<ByteString> = []
    var claims: [ByteString: ByteString] = [:]
    let entries = try readEntries()
    for entry in entries {
      claims[entry.directory] = entry.displayPath
      for cover in entry.file?.covers ?? [] where claims[cover.value] == nil {
        claims[cover.value] = entry.displayPath
      }
    }
    for path in paths {
      var above = path
      while !above.isEmpty {
        let slash = above.bytes.lastIndex(of: UInt8(ascii: "/"))
        above = ByteString(above.bytes[..<(slash ?? 0)])
        if let area = claims[above] {
          found.insert(area)
          break
        }
      }
      for entry in entries {
        guard let file = entry.file else { continue }
        let patterns = file.docs?.map(\.value) ?? session.rules.docs
        if patterns.select(path, in: entry.directory) { found.insert(entry.displayPath) }
      }
    }
    return found
  }
}
