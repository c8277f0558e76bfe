package import Basics
package import LeadModel

/// Who leads some paths, who can stand in, and where to ask, as `leadlint.who/1`.
package enum WhoJSON {
  /// The document, ended by a line feed; the paths in the order asked.
  package static func render(
    _ answers: [Ownership], of survey: Survey, version: String
  ) -> ByteString {
    var areas: [ByteString: JSONValue] = [:]
    let paths = answers.map { answer -> JSONValue in
      var area: JSONValue = .null
      if let owner = answer.area {
        area = areas[owner.path] ?? json(owner, survey)
        areas[owner.path] = area
      }
      return [
        "area": area, "asked": (answer.asked.isEmpty ? "." : answer.asked).json,
        "exists": answer.exists.json,
      ]
    }
    let document: JSONValue = [
      "now": survey.now.json, "paths": .list(paths), "schema": "leadlint.who/1",
      "tip": survey.tip?.json, "version": version.json,
    ]
    return document.document
  }

  private static func json(_ area: Area, _ survey: Survey) -> JSONValue {
    let absence = area.absences.first { $0.isUnderWay(at: survey.now) }
    return [
      "away": absence.map { absence in
        ["cover": absence.cover?.json, "from": absence.from.json, "to": absence.to.json]
      },
      "contact": area.file.contact?.value.json,
      "deputies": .list(area.deputies.map(\.person.json)),
      "docs": .list(area.docs.map(\.path.json)),
      "kind": area.kind.rawValue.json,
      "lastLook": area.lastLook.map { look in
        [
          "by": look.by.json, "commit": look.commit.id.json, "date": look.date?.json,
          "how": look.how.rawValue.json,
        ]
      },
      "leads": .list(area.leads.map(\.json)),
      "name": area.name.json,
      "path": area.path.json,
      "status": area.file.status.rawValue.json,
      "team": area.file.team?.value.json,
    ]
  }
}
