internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What was there before the change that a survey judges.
struct FormerState {
  let files: FileSource
  /// The commits of the change, which count as made now.
  let pending: Set<CommitPosition>
  /// Where `OWNERS.lead` files stood before, by where they stand now; those that the change moves.
  var paths: [ByteString: ByteString] = [:]

  /// The same for the areas' directories.
  var movedAreas: [ByteString: ByteString] {
    Dictionary(uniqueKeysWithValues: paths.map { (Self.area(of: $0), Self.area(of: $1)) })
  }

  private static func area(of path: ByteString) -> ByteString {
    let directory = path.bytes.dropLast(OwnersFile.fileName.count + 1)
    return directory.isEmpty ? "." : ByteString(directory)
  }
}

extension SurveyPass {
  /// Finds where the areas stood that the change moves: they keep their settings, and what was found
  /// of them before is not new.
  mutating func followMovedAreas() throws(RunError) {
    guard var former else { return }
    var added: [ByteString] = []
    for path in try files.paths(named: OwnersFile.fileName, listing)
    where try former.files.content(of: path, limit: OwnersReader.sizeLimit) == .missing {
      added.append(path)
    }
    if added.isEmpty { return }
    let lineages = Lineages(
      history, SimilarMoves(history, repository), Set(history.keptPaths))
    for path in added {
      guard let number = history.paths.number(of: path) else { continue }
      for segment in lineages[number].segments.dropFirst() {
        let before = history.paths.path(segment.path)
        guard listing[before] == nil,
          try former.files.content(of: before, limit: OwnersReader.sizeLimit) != .missing
        else { continue }
        former.paths[path] = before
        break
      }
    }
    self.former = former
  }

  /// A file with the settings and waivers that the policy's version of it has. What the file would
  /// set for itself, and the handoffs that it adds, are noted.
  mutating func underPolicy(
    _ file: OwnersFile, _ path: ByteString
  ) throws(RunError) -> OwnersFile {
    guard let policyFiles, let former else { return file }
    let formerPath = former.paths[path] ?? path
    var policy = try valid(path, in: policyFiles)
    if policy == nil { policy = try valid(formerPath, in: policyFiles) }
    var result = file
    result.rules = policy?.rules ?? []
    result.waivers = policy?.waivers ?? []
    let before = try valid(formerPath, in: former.files)
    for addition in OwnTerms(of: file, beyond: before).sentences {
      notes.append("\(path): \(addition)")
    }
    return result
  }

  /// An `OWNERS.lead` of a state; nil where none stands there that can be read.
  private func valid(
    _ path: ByteString, in files: FileSource
  ) throws(RunError) -> OwnersFile? {
    guard case .bytes(let bytes) = try files.content(of: path, limit: OwnersReader.sizeLimit),
      let parsed = work.parse(bytes, file: path).value,
      settings.diagnose(parsed, path, bytes).isEmpty
    else { return nil }
    return parsed
  }
}
