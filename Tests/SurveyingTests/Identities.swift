import Basics
import Git
import LeadModel

@testable import GitHistory
@testable import Surveying

/// Makes maps of identities that no repository holds.
enum Identities {
  /// - Parameter signatures: the first is by the newest commit. Person ids are their indices.
  static func map(
    _ signatures: [Signature], mailmap: String = "", rules: RulesFile = RulesFile()
  ) -> IdentityMap {
    var persons = PersonTable(.empty)
    for signature in signatures { _ = persons.insert(signature) }
    return IdentityMap(
      persons, Sightings(persons: persons), of: nil, mailmap: Mailmap(Array(mailmap.utf8)),
      rules: rules)
  }

  /// Reads `Name <email>` lines.
  static func map(
    _ lines: [String], mailmap: String = "", rules: RulesFile = RulesFile()
  ) -> IdentityMap {
    map(lines.compactMap { Signature(ByteString($0)) }, mailmap: mailmap, rules: rules)
  }
}
