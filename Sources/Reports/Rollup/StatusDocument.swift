internal import Basics
internal import LeadModel

/// Reads what a rollup needs of a `leadlint.status/2`: facts, of which it counts those that need no
/// setting of the repository's own.
enum StatusDocument {
  static let schemaName = "leadlint.status/2"

  typealias Failure = RollupReader.Failure

  /// The defaults of `silo` and `missing-handoff`: a document of facts holds no settings.
  private static let maxShare = 0.75
  private static let minCommits = 10
  private static let lookback = 180

  static func digest(
    _ status: DocumentValue, name: ByteString, file: ByteString
  ) throws(Failure) -> RepositoryDigest {
    let now = try status["now"].instant()
    let since = now.earlier(days: lookback)
    let areas = try status["areas"].list { area throws(Failure) in try Self.area(area, since) }
    let active = areas.filter(\.area.isActive)
    return RepositoryDigest(
      name: name, file: file, source: .status, now: now, tip: try status["tip"].optionalText(),
      part: nil,
      counts: RepositoryDigest.Counts(
        areas: active.count, healthy: nil, errors: nil, warnings: nil, staleDocs: nil,
        silos: active.count(where: \.isSilo),
        missingHandoffs: active.reduce(0) { $0 + $1.missingHandoffs }, invalidFiles: nil),
      changes: Rollup.Changes(healthy: nil, staleDocs: nil, silos: nil, missingHandoffs: nil),
      direction: .unknown, areas: areas.map(\.area), people: try status["people"].list(person),
      leads: [], leaderless: [], unled: [], hasPseudonyms: false)
  }

  private static func name(_ value: DocumentValue) throws(Failure) -> PersonName {
    let email = try value["email"].text()
    return PersonName(name: try value["name"].optionalText() ?? email, email: email)
  }

  private static func area(
    _ value: DocumentValue, _ since: Instant
  ) throws(Failure) -> (area: RepositoryDigest.Area, isSilo: Bool, missingHandoffs: Int) {
    let area = try RepositoryDigest.Area(value) { lead throws(Failure) in
      (person: try name(lead), since: try lead["since"].optionalInstant())
    }
    let activity = try value["activity"]
    let commits = try activity["commits"].count()
    let leads = Set(area.leads.compactMap { $0.person.email.map { ByteString($0) } })
    let isAlone = try activity["people"].list { person throws(Failure) in
      let share = try person["share"].orNull { value throws(Failure) in try value.change() } ?? 0
      return leads.contains(ByteString(try person["email"].text())) && share > maxShare + 1e-9
    }
    let isMissing = try value["leadChanges"].list { change throws(Failure) in
      let date = try change["date"].optionalInstant()
      let handoff = try change["handoff"].optionalText()
      return handoff == "missing" && date.map { $0 >= since } ?? false
    }
    return (area, commits >= minCommits && isAlone.contains(true), isMissing.count { $0 })
  }

  private static func person(_ value: DocumentValue) throws(Failure) -> RepositoryDigest.Person {
    RepositoryDigest.Person(
      person: try name(value),
      lastCommit: try value["seen"].orNull { commit throws(Failure) in
        try commit["date"].optionalInstant()
      } ?? nil,
      awayUntil: try value["away"].orNull { away throws(Failure) in try away["to"].date() })
  }
}
