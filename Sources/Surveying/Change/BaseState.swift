internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What was there before the change that a survey judges.
struct BaseState {
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
