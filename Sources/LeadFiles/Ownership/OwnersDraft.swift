package import Basics
package import LeadModel

/// An `OWNERS.lead` that is about to be written for the first time.
package struct OwnersDraft: Sendable {
  package var kind: AreaKind = .service
  /// Nil: `lead: none`.
  package var lead: PersonReference?
  package var deputies: [PersonReference] = []
  package var since: CalendarDate?
  /// Names of files in the directory; empty where the defaults find docs.
  package var docs: [ByteString] = []
  /// Lines above `lead`: why, and how sure that is.
  package var reasons: [ByteString] = []

  package init() {}

  /// The file's text.
  package var text: ByteString {
    var text: ByteString = "---\nkind: \(kind.rawValue)\n"
    for reason in reasons {
      let line = reason.bytes.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
      text.append("# \(ByteString(line))\n")
    }
    text.append("lead: \(lead.map { Self.write($0, inFlow: false) } ?? "none")\n")
    if !deputies.isEmpty {
      let people = deputies.map { Self.write($0, inFlow: true) }
      text.append("deputies: [\(listed(people, by: ", "))]\n")
    }
    if let since, lead != nil { text.append("since: \(since)\n") }
    if !docs.isEmpty {
      let patterns = docs.map { ScalarStyle.plain.write($0, inFlow: true) }
      text.append("docs: [\(listed(patterns, by: ", "))]\n")
    }
    return text + "---\n"
  }

  /// A scalar as YAML takes it within `[…]` or `{…}`.
  package static func flowScalar(_ text: ByteString) -> ByteString {
    ScalarStyle.plain.write(text, inFlow: true)
  }

  private static func write(_ person: PersonReference, inFlow: Bool) -> ByteString {
    let address = person.email ?? "@" + (person.handle ?? "")
    let text = person.name.map { "\($0) <\(address)>" as ByteString } ?? address
    return ScalarStyle.plain.write(text, inFlow: inFlow)
  }

  private func listed(_ items: [ByteString], by separator: ByteString) -> ByteString {
    ByteString(items.map(\.bytes).joined(separator: separator.bytes))
  }
}
