package import Basics

/// What would be left bare if some people went.
package struct Departure: Hashable, Sendable {
  /// Who would go, in the order asked.
  package let people: [Person]
  /// Areas that lose something, ascending by path.
  package let losses: [Loss]

  package init(people: [Person], losses: [Loss]) {
    self.people = people
    self.losses = losses
  }

  /// Whether any area is left bare of something.
  package var leavesBare: Bool { losses.contains { !$0.bare.isEmpty } }

  /// What one area would lose.
  package struct Loss: Hashable, Sendable {
    package let area: ByteString
    package let name: ByteString
    /// In the order of the cases.
    package let bare: [Bareness]
    /// Docs that nobody else ever changed, ascending by path.
    package let docs: [ByteString]
    /// Who could take over, of those who stay; at most three.
    package let suggested: [Person]

    package init(
      area: ByteString, name: ByteString, bare: [Bareness], docs: [ByteString],
      suggested: [Person]
    ) {
      self.area = area
      self.name = name
      self.bare = bare
      self.docs = docs
      self.suggested = suggested
    }
  }

  /// What an area had thanks to those who go, and would have no more.
  package enum Bareness: String, Hashable, Sendable, CaseIterable {
    /// A lead who stays.
    case lead
    /// A cover for an absence that is under way or to come.
    case cover
    /// A lead or deputy who is present.
    case standIn = "stand-in"
    /// Somebody present who worked there within two years.
    case author

    /// What is not there, as sentences have it.
    package var phrase: String {
      switch self {
      case .lead: "no lead"
      case .cover: "no cover for an absence"
      case .standIn: "nobody to stand in"
      case .author: "nobody present who worked there"
      }
    }
  }
}
