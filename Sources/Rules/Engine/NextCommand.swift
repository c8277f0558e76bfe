internal import Basics
internal import LeadModel

/// The command lines that settle findings, as a shell takes them.
enum NextCommand {
  static func review(_ area: Area) -> ByteString { "leadlint review \(area.path.shellPath)" }

  /// - Parameters:
  ///   - from: named where more than one person could be meant.
  ///   - to: nil where it is still to be agreed on.
  static func handoff(
    _ area: ByteString, from: Person? = nil, to: Person? = nil
  ) -> ByteString {
    let giver: ByteString = from.map { " --from \($0.email.shellWord)" } ?? ""
    return "leadlint handoff \(area.shellPath)\(giver) --to \(to?.email.shellWord ?? "PERSON")"
  }

  /// A handoff by one of an area's leads, who is named only where there are others.
  static func handoff(by lead: Person, _ area: Area) -> ByteString {
    handoff(area.path, from: area.leads.count > 1 ? lead : nil)
  }
}
