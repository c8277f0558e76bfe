internal import Basics
internal import LeadModel

/// A lead of an area, as a document says it.
protocol HolderPart: Decodable {
  var person: WeeklyReport.PersonName { get }
  var since: Instant? { get }
}

extension RepositoryDigest.Area {
  private enum Key: String, CodingKey { case path, name, kind, status, leads }

  /// What documents of both formats say of an area alike, but for its leads.
  init<Holder: HolderPart>(from decoder: any Decoder, leadsAs _: Holder.Type) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      path: try container.text(.path), name: try container.text(.name),
      kind: try container.decode(AreaKind.self, forKey: .kind),
      isActive: try container.decode(AreaStatus.self, forKey: .status) == .active,
      leads: try container.decode([Holder].self, forKey: .leads).map { ($0.person, $0.since) })
  }
}
