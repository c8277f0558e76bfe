internal import Basics
internal import LeadModel

/// Reads what a rollup needs of a `leadlint.report/1`.
enum ReportDocument {
  typealias Failure = RollupReader.Failure

  static func digest(
    _ report: DocumentValue, name: ByteString, file: ByteString
  ) throws(Failure) -> RepositoryDigest {
    let scope = try report["scope"]
    let areas = try report["areas"].list(area)
    return RepositoryDigest(
      name: name, file: file, source: .report, now: try report["now"].instant(),
      tip: try report["tip"].optionalText(),
      part: try part(scope), counts: try counts(report, areas),
      changes: try changes(report["figures"]), direction: try report["direction"].word(),
      areas: areas, people: try report["posts"].list(postRow),
      leads: try report["leads"].list(lead), leaderless: try report["leaderless"].list(item),
      unled: try report["unled"].list { row throws(Failure) in
        (path: try row["path"].text(), message: try row["message"].text())
      },
      hasPseudonyms: try scope["hasPseudonyms"].flag())
  }

  /// Which part of the repository the report is about; nil: all of it.
  private static func part(_ scope: DocumentValue) throws(Failure) -> String? {
    let parts = [
      try scope["team"].optionalText().map { "the team \($0)" },
      try scope["lead"].orNull(person).map { "what \($0.name) leads" },
      try scope["area"].optionalText().map { "the area \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Of the last point of the trend; a repository without a commit has none.
  private static func counts(
    _ report: DocumentValue, _ areas: [RepositoryDigest.Area]
  ) throws(Failure) -> RepositoryDigest.Counts {
    let invalidFiles = try report["invalidFiles"].list { $0 }.count
    let points = try report["trend"].list { point throws(Failure) in
      RepositoryDigest.Counts(
        areas: try point["areas"].count(), healthy: try point["healthy"].count(),
        errors: try point["errors"].count(), warnings: try point["warnings"].count(),
        staleDocs: try point["staleDocs"].count(), silos: try point["silos"].count(),
        missingHandoffs: try point["missingHandoffs"].count(), invalidFiles: invalidFiles)
    }
    return points.last
      ?? RepositoryDigest.Counts(
        areas: areas.count(where: \.isActive), healthy: 0, errors: 0, warnings: 0, staleDocs: 0,
        silos: 0, missingHandoffs: 0, invalidFiles: invalidFiles)
  }

  private static func changes(_ figures: DocumentValue) throws(Failure) -> Rollup.Changes {
    let changes = try figures.list {
      figure throws(Failure) -> (WeeklyReport.Figure.ID, Double?) in
      (
        try figure["id"].word(),
        try figure["change"].orNull { value throws(Failure) in try value.change() }
      )
    }
    func change(_ id: WeeklyReport.Figure.ID) -> Int? {
      changes.first { $0.0 == id }?.1.map { Int($0.rounded()) }
    }
    return Rollup.Changes(
      healthy: change(.healthyAreas), staleDocs: change(.staleDocs), silos: change(.silos),
      missingHandoffs: change(.missingHandoffs))
  }

  private static func person(_ value: DocumentValue) throws(Failure) -> PersonName {
    PersonName(name: try value["name"].text(), email: try value["email"].optionalText())
  }

  private static func area(_ value: DocumentValue) throws(Failure) -> RepositoryDigest.Area {
    try RepositoryDigest.Area(value) { lead throws(Failure) in
      (person: try person(lead["person"]), since: try lead["since"].optionalInstant())
    }
  }

  private static func item(_ value: DocumentValue) throws(Failure) -> RepositoryDigest.Item {
    RepositoryDigest.Item(
      rule: try value["rule"].text(),
      severity: try value["severity"].orNull { word throws(Failure) in try word.word() },
      area: try value["area"].optionalText(), areaName: try value["areaName"].optionalText(),
      message: try value["message"].text(), next: try value["next"].text(),
      command: try value["command"].optionalText().flatMap { SafeCommand.isSafe($0) ? $0 : nil },
      due: try value["due"].optionalDate(), isNew: try value["isNew"].flag(), fingerprint: nil)
  }

  private static func lead(_ value: DocumentValue) throws(Failure) -> RepositoryDigest.Lead {
    RepositoryDigest.Lead(
      person: try person(value["person"]), awayUntil: try value["awayUntil"].optionalDate(),
      overdue: try value["overdue"].list(item), overdueMore: try value["overdueMore"].count(),
      due: try value["due"].list(item), dueMore: try value["dueMore"].count())
  }

  private static func postRow(_ value: DocumentValue) throws(Failure) -> RepositoryDigest.Person {
    RepositoryDigest.Person(
      person: try person(value["person"]), lastCommit: try value["lastCommit"].optionalInstant(),
      awayUntil: try value["awayUntil"].optionalDate())
  }
}

extension RepositoryDigest.Area {
  typealias Holder = (person: PersonName, since: Instant?)

  /// What documents of both formats say of an area alike, but for its leads.
  init(
    _ value: DocumentValue,
    lead: (DocumentValue) throws(RollupReader.Failure) -> Holder
  ) throws(RollupReader.Failure) {
    let status: AreaStatus = try value["status"].word()
    self.init(
      path: try value["path"].text(), name: try value["name"].text(),
      kind: try value["kind"].word(), isActive: status == .active,
      leads: try value["leads"].list(lead))
  }
}
