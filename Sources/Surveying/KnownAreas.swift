internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What surveys found out of areas that holds as long as the same files belong to them.
final class KnownAreas {
  private var byNumber: [Int: KnownArea] = [:]

  func forgetAll() { byNumber = [:] }

  /// What is known of an area that holds these files.
  /// - Parameters:
  ///   - files: all at the tip that belong to it, ascending by path.
  ///   - docs: wherever they stand, ascending by path.
  func area(
    _ number: Int, files: [PathTable.Number], docs: [PathTable.Number]
  ) -> KnownArea {
    if let known = byNumber[number], known.files == files, known.docs == docs { return known }
    let area = KnownArea(files: files, docs: docs)
    byNumber[number] = area
    return area
  }
}

/// What was found out of an area and depends on nothing but which files and docs it has.
final class KnownArea {
  let files: [PathTable.Number]
  let docs: [PathTable.Number]
  /// What its docs are about, once somebody asked.
  var subjects: DocSubjects?
  /// Its parts by the patterns that somebody asked with.
  var parts: (patterns: [ByteString], parts: Components.Parts)?

  init(files: [PathTable.Number], docs: [PathTable.Number]) {
    self.files = files
    self.docs = docs
  }

  /// The files that are no docs, ascending by path.
  var code: [PathTable.Number] {
    let docs = Set(docs)
    return files.filter { !docs.contains($0) }
  }
}
