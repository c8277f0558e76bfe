internal import Basics

/// What this process has learned from blobs beyond an index. All histories of one store share it.
final class BlobAnalysis {
  var findings = Findings()
  /// Findings about changes that the index does not hold, such as those of a commit that is about to be
  /// made: no later run will ask for them.
  var passing: [UInt64: UInt32] = [:]

  /// What reading blobs told about single changes and blobs. It depends on the blobs alone, and so
  /// stays true.
  struct Findings: Sendable {
    /// What comparing versions of docs told, by a hash of the changes; and what blobs by themselves did.
    var comparisons: [UInt64: UInt32] = [:]
    /// Additions, and the path that each continues; nil inside for none.
    var sources: [ChangeKey: PathID?] = [:]
    /// Blobs that hold more than front matter and white space, and state no date of their review.
    var texts: Set<ObjectID> = []

    /// How many findings an index can hold that has `commits` rows and `paths` paths.
    func count(commits: Int, paths: Int) -> Int {
      let isIndexed = { (key: ChangeKey) in key.row.index < commits && key.path.index < paths }
      return comparisons.count + sources.keys.count(where: isIndexed) + texts.count
    }

    mutating func merge(_ other: Findings) {
      comparisons.merge(other.comparisons) { $1 }
      sources.merge(other.sources) { $1 }
      texts.formUnion(other.texts)
    }
  }
}
