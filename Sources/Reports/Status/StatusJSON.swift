package import Basics
package import LeadModel

/// A survey as `leadlint.status/2`: the contract that other tools build on.
package enum StatusJSON {
  /// The document, ended by a line feed.
  package static func render(_ survey: Survey, version: String) -> ByteString {
    let document: JSONValue = [
      "areas": .list(survey.areas.map(area)),
      "now": survey.now.json,
      "people": .list(survey.people.map(facts)),
      "schema": "leadlint.status/2",
      "spread": spread(survey.spread),
      "tip": survey.tip?.json,
      "version": version.json,
    ]
    return document.document
  }

  private static func area(_ area: Area) -> JSONValue {
    [
      "absenceFactor": area.absenceFactor?.json,
      "activity": [
        "assisted": area.activity.assisted.json, "commits": area.activity.commits.json,
        "people": .list(area.activity.people.map(contributor)),
        "since": area.activity.since.json,
      ],
      "attention": area.attention.map(attention),
      "deputies": .list(area.deputies.map(\.person.json)),
      "docs": .list(area.docs.map(doc)),
      "docsDrift": area.docsDrift?.json,
      "driftCommits": area.attention == nil ? nil : area.driftCommits.json,
      "kind": area.kind.rawValue.json,
      "knowledgeFactor": area.knowledgeFactor?.json,
      "lastLook": area.lastLook.map(attention),
      "leadChanges": .list(area.leadChanges.map(leadChange)),
      "leadShare": area.leadShare.map { Rounding.fourPlaces($0).json },
      "leads": .list(area.leads.map(lead)),
      "name": area.name.json,
      "path": area.path.json,
      "status": area.file.status.rawValue.json,
      "team": area.file.team?.value.json,
    ]
  }

  private static func attention(_ attention: Attention) -> JSONValue {
    [
      "by": attention.by.json, "commit": attention.commit.id.json,
      "date": attention.date?.json, "how": attention.how.rawValue.json,
    ]
  }

  private static func lead(_ lead: Lead) -> JSONValue {
    [
      "email": lead.person.email.json, "lastLook": lead.lastLook.map(attention),
      "name": lead.person.name?.json, "since": lead.began?.json,
    ]
  }

  private static func contributor(_ contributor: Activity.Contributor) -> JSONValue {
    [
      "commits": contributor.commits.json, "email": contributor.person.email.json,
      "name": contributor.person.name?.json,
      "share": Rounding.fourPlaces(contributor.share).json,
    ]
  }

  private static func doc(_ doc: DocFacts) -> JSONValue {
    [
      "lastChange": doc.lastChange.map(commitWithPeople),
      "lastLeadChange": doc.lastLeadChange.map(commitWithPeople),
      "path": doc.path.json,
      // What the doc says of itself: no evidence.
      "stated": doc.stated.map { stated in
        ["date": stated.date.json, "key": stated.key.json, "line": stated.line.json]
      },
    ]
  }

  private static func commitWithPeople(_ commit: CommitReference) -> JSONValue {
    [
      "commit": commit.id.json, "date": commit.date?.json,
      "people": .list(commit.people.map(\.json)),
    ]
  }

  private static func leadChange(_ change: LeadChange) -> JSONValue {
    [
      "commit": change.commit.id.json, "date": change.commit.date?.json,
      "from": .list(change.from.map(\.email.json)), "handoff": change.handoff?.rawValue.json,
      "to": .list(change.to.map(\.email.json)),
    ]
  }

  private static func facts(_ facts: PersonFacts) -> JSONValue {
    [
      "addresses": .list(facts.addresses.map(\.json)),
      "away": facts.away.map { absence in
        ["cover": absence.cover?.json, "from": absence.from.json, "to": absence.to.json]
      },
      "email": facts.person.email.json,
      "kind": facts.isAgent ? "agent" : "person",
      "leads": .list(facts.leads.map(\.json)),
      "name": facts.person.name?.json,
      // Active areas led, by kind: a tech lead's teams are counted apart.
      "posts": [
        "initiatives": facts.posts.initiatives.json, "services": facts.posts.services.json,
        "teams": facts.posts.teams.json,
      ],
      "seen": facts.seen.map { ["commit": $0.id.json, "date": $0.date?.json] },
    ]
  }

  private static func spread(_ spread: Spread) -> JSONValue {
    let busiest: JSONValue? = spread.busiest.flatMap { facts in
      spread.busiestShare.map { share in
        [
          "email": facts.person.email.json, "name": facts.person.name?.json,
          "posts": facts.posts.total.json, "share": Rounding.fourPlaces(share).json,
        ]
      }
    }
    return [
      "active": spread.active.json,
      "busiest": busiest,
      "effectiveLeads": Rounding.fourPlaces(spread.effectiveLeads).json,
      "leading": spread.leading.json,
      "posts": spread.posts.json,
      "share": spread.share.map { Rounding.fourPlaces($0).json },
    ]
  }
}
