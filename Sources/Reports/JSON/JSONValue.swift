package import Basics

/// A JSON document, or a part of one, as a tree of values.
///
/// It is written as a literal: `["area": finding.area?.json, "line": 3, "notes": .list(notes)]`. The
/// members of an object may stand in any order, for ``JSONWriter`` sorts them; one that is nil is
/// written as `null`.
package enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  /// Written as `null` where it is infinite or not a number.
  case number(Double)
  case text(String)
  /// Text of any origin; a byte that is not UTF-8 becomes the four characters `\xE9`.
  case bytes(ByteString)
  case list([JSONValue])
  case object([Member])

  package typealias Member = (key: String, value: JSONValue)

  /// An object of members that are known only when the program runs.
  package init(members: [String: JSONValue]) {
    self = .object(members.map { ($0.key, $0.value) })
  }

  /// The object without its members that are null.
  package var withoutNulls: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.filter { if case .null = $0.value { false } else { true } })
  }

  /// The document, indented and ended by a line feed.
  package var document: ByteString { JSONWriter.write(self, isIndented: true) + "\n" }

  /// The document on one line, without a line end.
  package var line: ByteString { JSONWriter.write(self, isIndented: false) }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral members: (String, JSONValue?)...) {
    self = .object(members.map { ($0, $1 ?? .null) })
  }

  package init(arrayLiteral items: JSONValue...) { self = .list(items) }

  package init(stringLiteral text: String) { self = .text(text) }

  package init(integerLiteral number: Int) { self = .integer(number) }

  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension String {
  package var json: JSONValue { .text(self) }
}

extension ByteString {
  package var json: JSONValue { .bytes(self) }
}

extension Int {
  package var json: JSONValue { .integer(self) }
}

extension Double {
  package var json: JSONValue { .number(self) }
}

extension Bool {
  package var json: JSONValue { .flag(self) }
}

extension ObjectID {
  package var json: JSONValue { .text(description) }
}

extension Instant {
  package var json: JSONValue { .text(description) }
}

extension CalendarDate {
  package var json: JSONValue { .text(description) }
}
