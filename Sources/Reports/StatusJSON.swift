package import Basics
internal import LeadFiles
package import LeadModel

/// A survey as `leadlint.status/1`: the contract that other tools build on.
package enum StatusJSON {
  /// The document, ended by a line feed.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(_ survey: Survey, version: String) throws -> ByteString {
    try JSONText.encode(
      Document(
        version: version, now: survey.now.description, tip: Nullable(survey.tip?.description),
        areas: survey.areas.map(AreaItem.init), people: survey.people.map(PersonItem.init),
        spread: SpreadItem(survey.spread)))
  }

  private struct Document: Encodable {
    let schema = "leadlint.status/1"
    let version: String
    let now: String
    let tip: Nullable<String>
    let areas: [AreaItem]
    let people: [PersonItem]
    let spread: SpreadItem
  }

  private struct AreaItem: Encodable {
    let path: String
    let kind: String
    let name: String
    let status: String
    let team: Nullable<String>
    let leads: [LeadItem]
    let deputies: [NamedItem]
    let docs: [DocItem]
    let attention: Nullable<AttentionItem>
    let driftCommits: Int
    let activity: ActivityItem
    let leadShare: Nullable<Double>
    let absenceFactor: Nullable<Int>
    let leadChanges: [LeadChangeItem]

    init(_ area: Area) {
      path = JSONText.string(area.path)
      kind = area.kind.rawValue
      name = JSONText.string(area.name)
      status = area.file.status.rawValue
      team = Nullable(area.file.team.map { JSONText.string($0.value) })
      leads = area.leads.map(LeadItem.init)
      deputies = area.deputies.map { NamedItem($0.person) }
      docs = area.docs.map(DocItem.init)
      attention = Nullable(area.attention.map(AttentionItem.init))
      driftCommits = area.driftCommits
      activity = ActivityItem(area.activity)
      leadShare = Nullable(area.leadShare.map(Rounding.fourPlaces))
      absenceFactor = Nullable(area.absenceFactor)
      leadChanges = area.leadChanges.map(LeadChangeItem.init)
    }
  }

  private struct NamedItem: Encodable {
    let name: Nullable<String>
    let email: String

    init(_ person: Person) {
      name = Nullable(person.name.map(JSONText.string))
      email = JSONText.string(person.email)
    }
  }

  private struct LeadItem: Encodable {
    let name: Nullable<String>
    let email: String
    let since: Nullable<String>

    init(_ lead: Lead) {
      name = Nullable(lead.person.name.map(JSONText.string))
      email = JSONText.string(lead.person.email)
      since = Nullable(lead.since?.date?.description)
    }
  }

  private struct CommitItem: Encodable {
    let commit: String
    let date: Nullable<String>
    let people: [String]

    init(_ reference: CommitReference) {
      commit = reference.id.description
      date = Nullable(reference.date?.description)
      people = reference.people.map(JSONText.string)
    }
  }

  private struct DocItem: Encodable {
    let path: String
    let lastChange: Nullable<CommitItem>
    let lastLeadChange: Nullable<CommitItem>
    let stated: Nullable<StatedItem>

    init(_ doc: DocFacts) {
      path = JSONText.string(doc.path)
      lastChange = Nullable(doc.lastChange.map(CommitItem.init))
      lastLeadChange = Nullable(doc.lastLeadChange.map(CommitItem.init))
      stated = Nullable(doc.stated.map(StatedItem.init))
    }
  }

  /// What the doc says of itself: no evidence.
  private struct StatedItem: Encodable {
    let key: String
    let date: String
    let line: Int

    init(_ stated: StatedReview) {
      key = JSONText.string(stated.key)
      date = stated.date.description
      line = stated.line
    }
  }

  private struct AttentionItem: Encodable {
    let how: String
    let commit: String
    let date: Nullable<String>
    let by: String

    init(_ attention: Attention) {
      how = attention.how.rawValue
      commit = attention.commit.id.description
      date = Nullable(attention.commit.date?.description)
      by = JSONText.string(attention.by)
    }
  }

  private struct ActivityItem: Encodable {
    let since: String
    let commits: Int
    let people: [ContributorItem]

    init(_ activity: Activity) {
      since = activity.since.description
      commits = activity.commits
      people = activity.people.map(ContributorItem.init)
    }
  }

  private struct ContributorItem: Encodable {
    let name: Nullable<String>
    let email: String
    let commits: Int
    let share: Double

    init(_ contributor: Activity.Contributor) {
      name = Nullable(contributor.person.name.map(JSONText.string))
      email = JSONText.string(contributor.person.email)
      commits = contributor.commits
      share = Rounding.fourPlaces(contributor.share)
    }
  }

  private struct LeadChangeItem: Encodable {
    let commit: String
    let date: Nullable<String>
    let from: [String]
    let to: [String]
    let handoff: Nullable<String>

    init(_ change: LeadChange) {
      commit = change.commit.id.description
      date = Nullable(change.commit.date?.description)
      from = change.from.map { JSONText.string($0.email) }
      to = change.to.map { JSONText.string($0.email) }
      handoff = Nullable(change.handoff?.rawValue)
    }
  }

  private struct PersonItem: Encodable {
    let name: Nullable<String>
    let email: String
    let leads: [String]
    let lastCommit: Nullable<LastCommitItem>
    let posts: PostsItem
    let away: Nullable<AbsenceItem>

    init(_ facts: PersonFacts) {
      name = Nullable(facts.person.name.map(JSONText.string))
      email = JSONText.string(facts.person.email)
      leads = facts.leads.map(JSONText.string)
      lastCommit = Nullable(facts.lastCommit.map(LastCommitItem.init))
      posts = PostsItem(facts.posts)
      away = Nullable(facts.away.map(AbsenceItem.init))
    }
  }

  /// Active areas led, by kind: a tech lead's teams are counted apart.
  private struct PostsItem: Encodable {
    let services: Int
    let initiatives: Int
    let teams: Int

    init(_ posts: PersonFacts.Posts) {
      services = posts.services
      initiatives = posts.initiatives
      teams = posts.teams
    }
  }

  private struct AbsenceItem: Encodable {
    let from: String
    let to: String
    let cover: Nullable<NamedItem>

    init(_ absence: PlannedAbsence) {
      from = absence.from.description
      to = absence.to.description
      cover = Nullable(absence.cover.map(NamedItem.init))
    }
  }

  private struct SpreadItem: Encodable {
    let leading: Int
    let active: Int
    let share: Nullable<Double>
    let posts: Int
    let effectiveLeads: Double
    let busiest: Nullable<BusiestItem>

    init(_ spread: Spread) {
      leading = spread.leading
      active = spread.active
      share = Nullable(spread.share.map(Rounding.fourPlaces))
      posts = spread.posts
      effectiveLeads = Rounding.fourPlaces(spread.effectiveLeads)
      busiest = Nullable(BusiestItem(spread))
    }
  }

  private struct BusiestItem: Encodable {
    let name: Nullable<String>
    let email: String
    let posts: Int
    let share: Double

    init?(_ spread: Spread) {
      guard let busiest = spread.busiest, let share = spread.busiestShare else { return nil }
      name = Nullable(busiest.person.name.map(JSONText.string))
      email = JSONText.string(busiest.person.email)
      posts = busiest.posts.total
      self.share = Rounding.fourPlaces(share)
    }
  }

  private struct LastCommitItem: Encodable {
    let commit: String
    let date: Nullable<String>

    init(_ reference: CommitReference) {
      commit = reference.id.description
      date = Nullable(reference.date?.description)
    }
  }
}
