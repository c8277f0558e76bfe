package import Basics
package import LeadModel

/// A survey as `leadlint.status/1`: the contract that other tools build on.
package enum StatusJSON {
  /// The document, ended by a line feed.
  package static func render(_ survey: Survey, version: String) -> ByteString {
    let docs = survey.areas.reduce(0) { $0 + $1.docs.count }
    return JSONWriter.document(capacity: 4096 + docs * 640 + survey.people.count * 512) { json in
      json.add("areas", objects: survey.areas, area)
      json.add("now", survey.now)
      json.add("people", objects: survey.people, facts)
      json.add("schema", "leadlint.status/1")
      json.add("spread", object: survey.spread, spread)
      json.add("tip", survey.tip)
      json.add("version", version)
    }
  }

  private static func area(_ json: inout JSONWriter, _ area: Area) {
    json.add("absenceFactor", area.absenceFactor)
    json.add("activity") { json in
      json.add("commits", area.activity.commits)
      json.add("people", objects: area.activity.people, contributor)
      json.add("since", area.activity.since)
    }
    json.add("attention", object: area.attention) { json, attention in
      json.add("by", attention.by)
      json.add("commit", attention.commit.id)
      json.add("date", attention.commit.date)
      json.add("how", attention.how.rawValue)
    }
    json.add("deputies", objects: area.deputies) { person(&$0, $1.person) }
    json.add("docs", objects: area.docs, doc)
    json.add("driftCommits", area.driftCommits)
    json.add("kind", area.kind.rawValue)
    json.add("leadChanges", objects: area.leadChanges, leadChange)
    json.add("leadShare", area.leadShare.map(Rounding.fourPlaces))
    json.add("leads", objects: area.leads) { json, lead in
      person(&json, lead.person)
      json.add("since", lead.since?.date)
    }
    json.add("name", area.name)
    json.add("path", area.path)
    json.add("status", area.file.status.rawValue)
    json.add("team", area.file.team?.value)
  }

  private static func person(_ json: inout JSONWriter, _ person: Person) {
    json.add("email", person.email)
    json.add("name", person.name)
  }

  private static func contributor(
    _ json: inout JSONWriter, _ contributor: Activity.Contributor
  ) {
    json.add("commits", contributor.commits)
    person(&json, contributor.person)
    json.add("share", Rounding.fourPlaces(contributor.share))
  }

  private static func doc(_ json: inout JSONWriter, _ doc: DocFacts) {
    json.add("lastChange", object: doc.lastChange, commitWithPeople)
    json.add("lastLeadChange", object: doc.lastLeadChange, commitWithPeople)
    json.add("path", doc.path)
    // What the doc says of itself: no evidence.
    json.add("stated", object: doc.stated) { json, stated in
      json.add("date", stated.date)
      json.add("key", stated.key)
      json.add("line", stated.line)
    }
  }

  private static func commitWithPeople(_ json: inout JSONWriter, _ reference: CommitReference) {
    commit(&json, reference)
    json.add("people", list: reference.people)
  }

  private static func commit(_ json: inout JSONWriter, _ reference: CommitReference) {
    json.add("commit", reference.id)
    json.add("date", reference.date)
  }

  private static func leadChange(_ json: inout JSONWriter, _ change: LeadChange) {
    commit(&json, change.commit)
    json.add("from", list: change.from.map(\.email))
    json.add("handoff", change.handoff?.rawValue)
    json.add("to", list: change.to.map(\.email))
  }

  private static func facts(_ json: inout JSONWriter, _ facts: PersonFacts) {
    json.add("away", object: facts.away) { json, absence in
      json.add("cover", object: absence.cover, person)
      json.add("from", absence.from)
      json.add("to", absence.to)
    }
    json.add("email", facts.person.email)
    json.add("lastCommit", object: facts.lastCommit, commit)
    json.add("leads", list: facts.leads)
    json.add("name", facts.person.name)
    // Active areas led, by kind: a tech lead's teams are counted apart.
    json.add("posts") { json in
      json.add("initiatives", facts.posts.initiatives)
      json.add("services", facts.posts.services)
      json.add("teams", facts.posts.teams)
    }
  }

  private static func spread(_ json: inout JSONWriter, _ spread: Spread) {
    json.add("active", spread.active)
    let busiest = spread.busiest.flatMap { facts in
      spread.busiestShare.map { (facts: facts, share: $0) }
    }
    json.add("busiest", object: busiest) { json, busiest in
      person(&json, busiest.facts.person)
      json.add("posts", busiest.facts.posts.total)
      json.add("share", Rounding.fourPlaces(busiest.share))
    }
    json.add("effectiveLeads", Rounding.fourPlaces(spread.effectiveLeads))
    json.add("leading", spread.leading)
    json.add("posts", spread.posts)
    json.add("share", spread.share.map(Rounding.fourPlaces))
  }
}
