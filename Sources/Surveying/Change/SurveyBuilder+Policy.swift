internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

extension SurveyBuilder {
  /// Finds where the areas stood that the change moves: they keep their settings, and what was found
  /// of them before is not new.
  /// - Parameter paths: of the `OWNERS.lead` files that are there now.
  mutating func followMovedAreas(_ paths: [ByteString]) throws(RunError) {
    guard var base else { return }
    var added: [ByteString] = []
    for path in paths
    where try base.files.content(of: path, limit: OwnersReader.sizeLimit) == .missing {
      added.append(path)
    }
    if added.isEmpty { return }
    let lineages = Lineages(
      history, SimilarMoves(history, repository), Set(history.recordedPaths))
    for path in added {
      guard let pathID = history.paths.id(of: path) else { continue }
      for name in lineages[pathID].names.dropFirst() {
        let before = history.paths.path(name.path)
        guard listing[before] == nil,
          try base.files.content(of: before, limit: OwnersReader.sizeLimit) != .missing
        else { continue }
        base.paths[path] = before
        break
      }
    }
    self.base = base
  }

  /// A file with the settings and waivers that the policy's version of it has. What the file would
  /// set for itself, and the handoffs that it adds, are noted.
  mutating func underPolicy(
    _ file: OwnersFile, _ path: ByteString
  ) throws(RunError) -> OwnersFile {
    guard let policyFiles, let base else { return file }
    let basePath = base.paths[path] ?? path
    var policy = try valid(path, in: policyFiles)
    if policy == nil { policy = try valid(basePath, in: policyFiles) }
    var result = file
    result.rules = policy?.rules ?? []
    result.waivers = policy?.waivers ?? []
    let before = try valid(basePath, in: base.files)
    for addition in SelfServingChanges(of: file, since: before).sentences {
      notes.append("\(path): \(addition)")
    }
    return result
  }

  /// An `OWNERS.lead` of a state; nil where none stands there that can be read.
  private func valid(
    _ path: ByteString, in files: FileSource
  ) throws(RunError) -> OwnersFile? {
    guard case .bytes(let bytes) = try files.content(of: path, limit: OwnersReader.sizeLimit),
      let parsed = session.parse(bytes, file: path).value,
      settings.diagnose(parsed, path, bytes).isEmpty
    else { return nil }
    return parsed
  }
}
