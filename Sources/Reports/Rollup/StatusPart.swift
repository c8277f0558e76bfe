internal import Basics
internal import LeadModel

/// What a rollup reads of a `leadlint.status/1`: facts, of which it counts those that need no
/// setting of the repository's own.
struct StatusPart: Decodable {
  static let schemaName = "leadlint.status/1"

  /// The defaults of `silo` and `missing-handoff`: a document of facts holds no settings.
  private static let maxShare = 0.75
  private static let minCommits = 10
  private static let lookback = 180

  private let now: Instant
  private let tip: String?
  private let areas: [Area]
  private let people: [Person]

  private enum CodingKeys: String, CodingKey { case now, tip, areas, people }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    now = try container.decode(Instant.self, forKey: .now)
    tip = try container.textOrNull(.tip)
    areas = try container.decode([Area].self, forKey: .areas)
    people = try container.decode([Person].self, forKey: .people)
  }

  func digest(name: ByteString, file: ByteString) -> RepositoryDigest {
    let active = areas.filter(\.value.isActive)
    let since = now.earlier(days: Self.lookback)
    return RepositoryDigest(
      name: name, file: file, source: .status, now: now, tip: tip, part: nil,
      counts: RepositoryDigest.Counts(
        areas: active.count, healthy: nil, errors: nil, warnings: nil, staleDocs: nil,
        silos: active.count(where: isSilo),
        missingHandoffs: active.reduce(0) { $0 + $1.missingHandoffs(since: since) },
        invalidFiles: nil),
      changes: Rollup.Changes(healthy: nil, staleDocs: nil, silos: nil, missingHandoffs: nil),
      direction: .unknown, areas: areas.map(\.value), people: people.map(\.value), leads: [],
      leaderless: [], unled: [], hasPseudonyms: false)
  }

  private func isSilo(_ area: Area) -> Bool {
    guard area.commits >= Self.minCommits else { return false }
    let leads = Set(area.value.leads.compactMap { $0.person.email.map { ByteString($0) } })
    return area.shares.contains {
      leads.contains(ByteString($0.email)) && $0.share > Self.maxShare + 1e-9
    }
  }
}

extension StatusPart {
  private struct Name: Decodable {
    let value: WeeklyReport.PersonName

    private enum CodingKeys: String, CodingKey { case name, email }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let email = try container.text(.email)
      value = WeeklyReport.PersonName(
        name: try container.textOrNull(.name) ?? email, email: email)
    }
  }

  private struct Lead: HolderPart {
    let person: WeeklyReport.PersonName
    let since: Instant?

    private enum CodingKeys: String, CodingKey { case since }

    init(from decoder: any Decoder) throws {
      person = try Name(from: decoder).value
      since = try decoder.container(keyedBy: CodingKeys.self)
        .decode(Instant?.self, forKey: .since)
    }
  }

  private struct Share: Decodable {
    let email: String
    let share: Double

    private enum CodingKeys: String, CodingKey { case email, share }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      email = try container.text(.email)
      share = try container.changeOrNull(.share) ?? 0
    }
  }

  private struct Activity: Decodable {
    let commits: Int
    let people: [Share]

    private enum CodingKeys: String, CodingKey { case commits, people }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      commits = try container.count(.commits)
      people = try container.decode([Share].self, forKey: .people)
    }
  }

  private struct LeadChange: Decodable {
    let date: Instant?
    let handoff: String?

    private enum CodingKeys: String, CodingKey { case date, handoff }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      date = try container.decode(Instant?.self, forKey: .date)
      handoff = try container.textOrNull(.handoff)
    }
  }

  private struct Area: Decodable {
    let value: RepositoryDigest.Area
    let commits: Int
    let shares: [Share]
    private let leadChanges: [LeadChange]

    private enum CodingKeys: String, CodingKey { case activity, leadChanges }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = try RepositoryDigest.Area(from: decoder, leadsAs: Lead.self)
      let activity = try container.decode(Activity.self, forKey: .activity)
      commits = activity.commits
      shares = activity.people
      leadChanges = try container.decode([LeadChange].self, forKey: .leadChanges)
    }

    func missingHandoffs(since start: Instant) -> Int {
      leadChanges.count { change in
        change.handoff == "missing" && change.date.map { $0 >= start } ?? false
      }
    }
  }

  private struct Person: Decodable {
    let value: RepositoryDigest.Person

    private enum CodingKeys: String, CodingKey { case lastCommit, away }
    private enum CommitKeys: String, CodingKey { case date }
    private enum AwayKeys: String, CodingKey { case to }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let lastCommit =
        try container.decodeNil(forKey: .lastCommit)
        ? nil
        : try container.nestedContainer(keyedBy: CommitKeys.self, forKey: .lastCommit)
          .decode(Instant?.self, forKey: .date)
      let awayUntil =
        try container.decodeNil(forKey: .away)
        ? nil
        : try container.nestedContainer(keyedBy: AwayKeys.self, forKey: .away)
          .decode(CalendarDate.self, forKey: .to)
      value = RepositoryDigest.Person(
        person: try Name(from: decoder).value, lastCommit: lastCommit, awayUntil: awayUntil)
    }
  }
}
