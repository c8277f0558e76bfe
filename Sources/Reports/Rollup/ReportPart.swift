internal import Basics
internal import LeadModel

/// What a rollup reads of a `leadlint.report/1`.
struct ReportPart: Decodable {
  let title: String
  private let now: Instant
  private let tip: String?
  private let scope: Scope
  private let direction: WeeklyReport.Direction
  private let figures: [Figure]
  private let trend: [Point]
  private let leads: [Lead]
  private let leaderless: [Item]
  private let posts: [PostRow]
  private let unled: [Unled]
  private let areas: [Area]
  private let invalidFiles: [Ignored]

  private enum CodingKeys: String, CodingKey {
    case title, now, tip, scope, direction, figures, trend, leads, leaderless, posts, unled, areas
    case invalidFiles
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.text(.title)
    now = try container.decode(Instant.self, forKey: .now)
    tip = try container.textOrNull(.tip)
    scope = try container.decode(Scope.self, forKey: .scope)
    direction = try container.decode(WeeklyReport.Direction.self, forKey: .direction)
    figures = try container.decode([Figure].self, forKey: .figures)
    trend = try container.decode([Point].self, forKey: .trend)
    leads = try container.decode([Lead].self, forKey: .leads)
    leaderless = try container.decode([Item].self, forKey: .leaderless)
    posts = try container.decode([PostRow].self, forKey: .posts)
    unled = try container.decode([Unled].self, forKey: .unled)
    areas = try container.decode([Area].self, forKey: .areas)
    invalidFiles = try container.decode([Ignored].self, forKey: .invalidFiles)
  }

  func digest(name: ByteString, file: ByteString) -> RepositoryDigest {
    RepositoryDigest(
      name: name, file: file, source: .report, now: now, tip: tip, part: scope.words,
      counts: counts, changes: changes, direction: direction, areas: areas.map(\.value),
      people: posts.map(\.value), leads: leads.map(\.value), leaderless: leaderless.map(\.value),
      unled: unled.map { ($0.path, $0.message) }, hasPseudonyms: scope.hasPseudonyms)
  }

  /// Of the last point of the trend; a repository without a commit has none.
  private var counts: RepositoryDigest.Counts {
    let active = areas.filter(\.value.isActive)
    let point = trend.last
    return RepositoryDigest.Counts(
      areas: point?.areas ?? active.count, healthy: point?.healthy ?? 0,
      errors: point?.errors ?? 0, warnings: point?.warnings ?? 0,
      staleDocs: point?.staleDocs ?? 0, silos: point?.silos ?? 0,
      missingHandoffs: point?.missingHandoffs ?? 0, invalidFiles: invalidFiles.count)
  }

  private var changes: Rollup.Changes {
    func change(_ id: WeeklyReport.Figure.ID) -> Int? {
      figures.first { $0.id == id }?.change.map { Int($0.rounded()) }
    }
    return Rollup.Changes(
      healthy: change(.healthyAreas), staleDocs: change(.staleDocs), silos: change(.silos),
      missingHandoffs: change(.missingHandoffs))
  }
}

extension ReportPart {
  /// An element that is counted and not looked at.
  private struct Ignored: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  private struct Scope: Decodable {
    let team: String?
    let lead: Name?
    let area: String?
    let hasPseudonyms: Bool

    private enum CodingKeys: String, CodingKey { case team, lead, area, hasPseudonyms }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      team = try container.textOrNull(.team)
      lead = try container.decode(Name?.self, forKey: .lead)
      area = try container.textOrNull(.area)
      hasPseudonyms = try container.decode(Bool.self, forKey: .hasPseudonyms)
    }

    var words: String? {
      let parts = [
        team.map { "the team \($0)" }, lead.map { "what \($0.value.name) leads" },
        area.map { "the area \($0)" },
      ].compactMap(\.self)
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  private struct Figure: Decodable {
    let id: WeeklyReport.Figure.ID
    let change: Double?

    private enum CodingKeys: String, CodingKey { case id, change }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      id = try container.decode(WeeklyReport.Figure.ID.self, forKey: .id)
      change = try container.changeOrNull(.change)
    }
  }

  private struct Point: Decodable {
    let areas: Int
    let healthy: Int
    let staleDocs: Int
    let silos: Int
    let missingHandoffs: Int
    let errors: Int
    let warnings: Int

    private enum CodingKeys: String, CodingKey {
      case areas, healthy, staleDocs, silos, missingHandoffs, errors, warnings
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      areas = try container.count(.areas)
      healthy = try container.count(.healthy)
      staleDocs = try container.count(.staleDocs)
      silos = try container.count(.silos)
      missingHandoffs = try container.count(.missingHandoffs)
      errors = try container.count(.errors)
      warnings = try container.count(.warnings)
    }
  }

  private struct Name: Decodable {
    let value: WeeklyReport.PersonName

    private enum CodingKeys: String, CodingKey { case name, email }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = WeeklyReport.PersonName(
        name: try container.text(.name), email: try container.textOrNull(.email))
    }
  }

  private struct Item: Decodable {
    let value: RepositoryDigest.Item

    private enum CodingKeys: String, CodingKey {
      case rule, severity, area, areaName, message, next, command, due, isNew
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = RepositoryDigest.Item(
        rule: try container.text(.rule),
        severity: try container.decode(Severity?.self, forKey: .severity),
        area: try container.textOrNull(.area), areaName: try container.textOrNull(.areaName),
        message: try container.text(.message), next: try container.text(.next),
        command: try container.textOrNull(.command).flatMap { SafeCommand.isSafe($0) ? $0 : nil },
        due: try container.decode(CalendarDate?.self, forKey: .due),
        isNew: try container.decode(Bool.self, forKey: .isNew), fingerprint: nil)
    }
  }

  private struct Lead: Decodable {
    let value: RepositoryDigest.Lead

    private enum CodingKeys: String, CodingKey {
      case person, awayUntil, overdue, overdueMore, due, dueMore
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = RepositoryDigest.Lead(
        person: try container.decode(Name.self, forKey: .person).value,
        awayUntil: try container.decode(CalendarDate?.self, forKey: .awayUntil),
        overdue: try container.decode([Item].self, forKey: .overdue).map(\.value),
        overdueMore: try container.count(.overdueMore),
        due: try container.decode([Item].self, forKey: .due).map(\.value),
        dueMore: try container.count(.dueMore))
    }
  }

  private struct PostRow: Decodable {
    let value: RepositoryDigest.Person

    private enum CodingKeys: String, CodingKey { case person, lastCommit, awayUntil }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      value = RepositoryDigest.Person(
        person: try container.decode(Name.self, forKey: .person).value,
        lastCommit: try container.decode(Instant?.self, forKey: .lastCommit),
        awayUntil: try container.decode(CalendarDate?.self, forKey: .awayUntil))
    }
  }

  private struct Unled: Decodable {
    let path: String
    let message: String

    private enum CodingKeys: String, CodingKey { case path, message }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      path = try container.text(.path)
      message = try container.text(.message)
    }
  }

  private struct Holder: HolderPart {
    let person: WeeklyReport.PersonName
    let since: Instant?

    private enum CodingKeys: String, CodingKey { case person, since }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      person = try container.decode(Name.self, forKey: .person).value
      since = try container.decode(Instant?.self, forKey: .since)
    }
  }

  private struct Area: Decodable {
    let value: RepositoryDigest.Area

    init(from decoder: any Decoder) throws {
      value = try RepositoryDigest.Area(from: decoder, leadsAs: Holder.self)
    }
  }
}
