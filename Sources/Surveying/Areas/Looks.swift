internal import Basics
internal import GitHistory
internal import LeadModel

/// The newest looks of an area's leads at its docs.
struct Looks {
  struct Look {
    let how: Attention.How
    let commit: CommitPosition
    /// The lead's canonical e-mail.
    let by: ByteString
  }

  /// By lead.
  private var byLead: [ByteString: Look] = [:]
  /// The newest of all, nil where no lead ever looked.
  private(set) var newest: Look?
  /// The newest review of a lead.
  private(set) var newestReview: CommitPosition?

  /// - Parameters:
  ///   - edits: the newest substantive change of a doc by each lead.
  ///   - reviews: commits that set `reviewed:` in the area's `OWNERS.lead`.
  init(
    _ area: Int, _ entry: OwnersEntry, _ inputs: AreaInputs,
    edits: [ByteString: CommitPosition], reviews: [CommitPosition]
  ) {
    let credits = inputs.credits
    let history = inputs.history
    var lines = inputs.reviews.commits(for: entry.displayPath)
    for former in inputs.former where former.area == area {
      let directory = history.paths.path(former.directory)
      lines += inputs.reviews.commits(for: directory.isEmpty ? "." : directory)
    }
    let (reviews, written) = (credits.newestFirst(reviews), credits.newestFirst(lines))
    for lead in entry.leads {
      let id = inputs.identities.id(of: lead)
      var look = edits[lead].map { Look(how: .edit, commit: $0, by: lead) }
      let found = [
        reviews.first { credits.people(of: $0).contains(id) },
        written.first { inputs.reviews.isWritten($0, by: id) },
      ]
      if let review = credits.newestFirst(found.compactMap(\.self)).first {
        if newestReview.map({ credits.isNewer(review, than: $0) }) ?? true { newestReview = review }
        let reviewed = Look(how: .review, commit: review, by: lead)
        if look.map({ isBetter(reviewed, than: $0, credits) }) ?? true { look = reviewed }
      }
      guard let look else { continue }
      byLead[lead] = look
      if let newest, !isBetter(look, than: newest, credits) { continue }
      newest = look
    }
  }

  /// Whether a look is newer than another; an edit comes before a review at the same time.
  private func isBetter(_ look: Look, than other: Look, _ credits: Credits) -> Bool {
    if look.how != other.how, credits.areSimultaneous(look.commit, other.commit) {
      return look.how == .edit
    }
    if look.commit != other.commit { return credits.isNewer(look.commit, than: other.commit) }
    return look.by < other.by
  }

  func newest(of lead: ByteString) -> Look? { byLead[lead] }

  func reference(_ look: Look, _ references: CommitReferences) -> Attention {
    Attention(how: look.how, commit: references[look.commit], by: look.by)
  }
}
