internal import Basics

/// What this process has learned from blobs beyond an index. All histories of one store share it.
final class BlobAnalysis {
  var findings = Findings()

  /// What reading blobs told about single changes and blobs. It depends on the blobs alone, and so
  /// stays true.
  struct Findings: Sendable {
    /// Whether changes are substantive.
    var substantive: [ChangeKey: Bool] = [:]
    /// Additions, and the path that each continues; nil inside for none.
    var sources: [ChangeKey: PathID?] = [:]
    /// Blobs that hold more than front matter and white space, and state no date of their review.
    var texts: Set<ObjectID> = []

    /// How many findings an index can hold that has `commits` rows and `paths` paths.
    func count(commits: Int, paths: Int) -> Int {
      let isIndexed = { (key: ChangeKey) in key.row.index < commits && key.path.index < paths }
      return substantive.keys.count(where: isIndexed) + sources.keys.count(where: isIndexed)
        + texts.count
    }

    mutating func merge(_ other: Findings) {
      substantive.merge(other.substantive) { $1 }
      sources.merge(other.sources) { $1 }
      texts.formUnion(other.texts)
    }
  }
}
