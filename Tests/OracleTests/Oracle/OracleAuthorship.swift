import Basics
import Foundation

/// Who are the authors of an area's files, and how few people, gone, would leave most without one.
extension OracleArea {
  /// Nil without files.
  func absenceFactor() -> Int? {
    files.isEmpty ? nil : Self.factor(files.map { Set(authors(of: $0)) })
  }

  /// "the same over text files that are not auxiliary and have an author who is present, with those
  /// authors; null … where no file has one"
  func knowledgeFactor(isPresent: (ByteString) -> Bool) -> Int? {
    let authors = textFiles.map { Set(self.authors(of: $0).filter(isPresent)) }
      .filter { !$0.isEmpty }
    return authors.isEmpty ? nil : Self.factor(authors)
  }

  /// "Remove the person with the most files (among equals the first by e-mail), again and again, until
  /// fewer than half of the files have an author; the number removed is the factor."
  private static func factor(_ files: [Set<ByteString>]) -> Int {
    var authors = files
    var removed = 0
    while authors.count(where: { !$0.isEmpty }) * 2 >= files.count {
      var counts: [ByteString: Int] = [:]
      for person in authors.joined() { counts[person, default: 0] += 1 }
      let gone = counts.min { left, right in
        left.value != right.value ? left.value > right.value : left.key < right.key
      }
      guard let gone else { break }
      for index in authors.indices { authors[index].remove(gone.key) }
      removed += 1
    }
    return removed
  }

  /// Those whose degree of authorship is high enough, by itself and beside the highest.
  private func authors(of file: ByteString) -> [ByteString] {
    let similar = isFollowed(file)
    let steps = history.moves.steps(
      history.moves.names(of: file, similar: similar), similar: similar)
    // "moves followed, whole history, credited non-merge changes, deletions aside"
    let changes = steps.reversed().filter {
      !history.credited[$0.commit].isEmpty && !history.commits[$0.commit].isMerge
        && !$0.change.disappears
    }
    // "*Created*: the first such change in history order, if it added the file."
    var creators: [ByteString] = []
    var later = changes[...]
    if let first = changes.first, first.change.appears, first.movedFrom == nil {
      creators = history.credited[first.commit]
      later = changes.dropFirst()
    }
    let persons = Set(changes.flatMap { history.credited[$0.commit] })
    let degrees = persons.map { person in
      let delivered = later.count { history.credited[$0.commit].contains(person) }
      let accepted = later.count - delivered
      let created = creators.contains(person) ? 1.0 : 0.0
      return (
        person: person,
        degree: 3.293 + 1.098 * created + 0.164 * Double(delivered)
          - 0.321 * log(1 + Double(accepted))
      )
    }
    let highest = degrees.map(\.degree).max() ?? 0
    return degrees.filter { $0.degree >= 3.293 && $0.degree / highest > 0.75 }.map(\.person)
  }
}
