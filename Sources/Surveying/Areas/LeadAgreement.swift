internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds out whether leads have agreed to lead: whether anything shows that they know of it.
struct LeadAgreement {
  let inputs: AreaInputs
  let area: SurveyedArea
  /// Whether somebody is credited with any change in the area, whenever.
  let hasWorked: (IdentityMap.ID) -> Bool

  /// Says of each lead whose turn began since a time, in seconds since 1970, whether they agreed.
  func add(to facts: inout Area, since time: Int64) throws(RunError) {
    for index in facts.leads.indices {
      let email = facts.leads[index].person.email
      guard let lead = area.entry.leads.firstIndex(of: email), let turn = area.turns[lead],
        inputs.credits.time(of: turn) >= time
      else { continue }
      facts.leads[index].hasAgreed = try hasAgreed(
        inputs.identities.id(of: email), named: turn)
    }
  }

  /// Whether a lead is credited with the commit that named them, or signed it, was ever at work in the
  /// area, or reviewed its docs.
  private func hasAgreed(
    _ lead: IdentityMap.ID, named turn: CommitPosition
  ) throws(RunError) -> Bool {
    if inputs.credits.people(of: turn).contains(lead) || hasWorked(lead) { return true }
    if let review = area.newestReview, inputs.credits.people(of: review).contains(lead) {
      return true
    }
    return try signers(of: turn).contains(lead)
  }

  /// Who stands in the trailers of a commit that say that its author was not alone with it.
  private func signers(of commit: CommitPosition) throws(RunError) -> [IdentityMap.ID] {
    let id = inputs.history.id(of: commit)
    let repository = inputs.docHistory.repository
    let trailers: [Trailer]
    do {
      let (header, object) = try repository.commitHeader(id)
      trailers = object.withBytes { bytes in
        header.withText(of: bytes) { Trailers.parse($1[$0.message...]) }
      }
    } catch {
      throw RunError.reading("commit \(id)", error, isPartialClone: repository.isPartialClone)
    }
    return trailers.compactMap { trailer in
      guard ["Acked-by", "Reviewed-by", "Signed-off-by"].contains(where: trailer.isNamed),
        let person = Signature(trailer.value)
      else { return nil }
      return inputs.identities.id(
        of: inputs.identities.email(of: PersonReference(name: person.name, email: person.email)))
    }
  }
}
