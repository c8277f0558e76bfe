package import Basics
package import LeadModel

/// What would be left bare if some people went, as `leadlint.whatif/1`.
package enum DepartureJSON {
  /// The document, ended by a line feed.
  package static func render(
    _ departure: Departure, of survey: Survey, version: String
  ) -> ByteString {
    let document: JSONValue = [
      "areas": .list(
        departure.losses.map { loss in
          [
            "bare": .list(loss.bare.map(\.rawValue.json)), "docs": .list(loss.docs.map(\.json)),
            "name": loss.name.json, "path": loss.area.json,
            "suggested": .list(loss.suggested.map(\.json)),
          ]
        }),
      "now": survey.now.json,
      "schema": "leadlint.whatif/1",
      "tip": survey.tip?.json,
      "version": version.json,
      "without": .list(departure.people.map(\.json)),
    ]
    return document.document
  }
}
