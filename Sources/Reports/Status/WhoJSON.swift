package import Basics
package import LeadModel

/// Who leads an area, who can stand in, and where to ask, as `leadlint.who/1`.
package enum WhoJSON {
  /// The document, ended by a line feed; `asked` is the path that was asked about.
  package static func render(
    _ area: Area, asked: ByteString, of survey: Survey, version: String
  ) -> ByteString {
    let absence = area.absences.first { $0.isUnderWay(at: survey.now) }
    let document: JSONValue = [
      "area": area.path.json,
      "asked": asked.json,
      "away": absence.map { absence in
        ["cover": absence.cover?.json, "from": absence.from.json, "to": absence.to.json]
      },
      "contact": area.file.contact?.value.json,
      "deputies": .list(area.deputies.map(\.person.json)),
      "docs": .list(area.docs.map(\.path.json)),
      "kind": area.kind.rawValue.json,
      "leads": .list(area.leads.map(\.json)),
      "name": area.name.json,
      "now": survey.now.json,
      "schema": "leadlint.who/1",
      "status": area.file.status.rawValue.json,
      "team": area.file.team?.value.json,
      "version": version.json,
    ]
    return document.document
  }
}
