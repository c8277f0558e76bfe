internal import Basics

/// The blobs that a scan met, by the rows and paths of the index that was made of it. The index does
/// not hold them: they are many, and few are asked for.
final class ScanBlobIDs {
  private let overlay: Overlay
  /// By the index's rows and paths: what they were in the scan.
  private let rows: [CommitRow]
  private let paths: [PathID]

  init(_ overlay: Overlay, rows: [CommitRow], paths: [PathID]) {
    self.overlay = overlay
    self.rows = rows
    self.paths = paths
  }

  func blobs(row: CommitRow, path: PathID) -> (old: ObjectID, new: ObjectID)? {
    overlay.blobs(row: rows[row.index], path: paths[path.index])
  }
}
