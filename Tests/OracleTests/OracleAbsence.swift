import Basics
import Foundation

extension OracleArea {
  /// How few people, gone, would leave most files without an author; nil without files.
  func absenceFactor() throws -> Int? {
    guard !files.isEmpty else { return nil }
    var authors = try files.map { file in Set(try self.authors(of: file)) }
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
  func authors(of file: ByteString) throws -> [ByteString] {
    let isFollowed = history.rules.followsSimilarCode || everyDoc.contains(file)
    let changes = try history.steps(of: file, similar: isFollowed).reversed().filter {
      !history.credited[$0.commit].isEmpty && !history.commits[$0.commit].isMerge
    }
    var creators: [ByteString] = []
    var later = changes[...]
    if let first = changes.first, first.change.appears, first.movedFrom == nil {
      creators = history.emails(first.commit)
      later = changes.dropFirst()
    }
    let persons = Set(changes.flatMap { history.emails($0.commit) })
    let degrees = persons.map { person in
      let delivered = later.count { history.emails($0.commit).contains(person) }
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
