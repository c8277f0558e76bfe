package import Basics
package import LeadModel

/// Who could take an area over or stand in, as `leadlint.suggest/1`.
package enum SuggestionJSON {
  /// The document, ended by a line feed.
  package static func render(
    _ suggestion: Suggestion, for area: Area, of survey: Survey, version: String
  ) -> ByteString {
    let document: JSONValue = [
      "area": area.path.json,
      "now": survey.now.json,
      "passedOver": .list(
        suggestion.passedOver.map { passed in
          [
            "email": passed.candidate.person.email.json,
            "name": passed.candidate.person.name?.json, "reason": passed.reason.rawValue.json,
          ]
        }),
      "schema": "leadlint.suggest/1",
      "suggested": .list(suggestion.suggested.map(candidate)),
      "tip": survey.tip?.json,
      "version": version.json,
    ]
    return document.document
  }

  private static func candidate(_ candidate: Suggestion.Candidate) -> JSONValue {
    let facts = candidate.familiarity
    return [
      "docs": Familiarity.total(facts.docs).json,
      "email": candidate.person.email.json,
      "leadsNearby": .list(candidate.leadsNearby.map(\.json)),
      "name": candidate.person.name?.json,
      "named": candidate.isNamed.json,
      "nearby": Familiarity.total(facts.nearby).json,
      "newest": facts.newest.map { ["commit": $0.id.json, "date": $0.date?.json] },
      "posts": .number((candidate.posts * 100).rounded() / 100),
      "reviews": Familiarity.total(facts.reviews).json,
      "score": .number((candidate.score * 1000).rounded() / 1000),
      "work": Familiarity.total(facts.work).json,
    ]
  }
}
