internal import Basics

/// A value of somebody else's document and its path in it, for errors that name it.
struct DocumentValue {
  /// `areas[3].leads[0].email`; empty for the document itself.
  let path: ByteString
  let node: JSONNode

  typealias Failure = RollupReader.Failure

  /// A member of an object; other members may be there.
  subscript(_ key: ByteString) -> DocumentValue {
    get throws(Failure) {
      guard case .object(let members) = node.content else { throw wrong("an object") }
      guard let member = members.first(where: { $0.key == key }) else {
        throw Failure(problem: "\(path.isEmpty ? "" : "\(path): ")'\(key)' is missing")
      }
      return DocumentValue(path: path.isEmpty ? key : "\(path).\(key)", node: member.value)
    }
  }

  func has(_ key: ByteString) -> Bool {
    guard case .object(let members) = node.content else { return false }
    return members.contains { $0.key == key }
  }

  /// What `read` makes of each item of a list.
  func list<Item>(
    _ read: (DocumentValue) throws(Failure) -> Item
  ) throws(Failure) -> [Item] {
    guard case .list(let items) = node.content else { throw wrong("a list") }
    var output: [Item] = []
    output.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      output.append(try read(DocumentValue(path: "\(path)[\(index)]", node: item)))
    }
    return output
  }

  /// What `read` makes of it; nil where it is `null`.
  func orNull<Value>(
    _ read: (DocumentValue) throws(Failure) -> Value
  ) throws(Failure) -> Value? {
    if case .null = node.content { return nil }
    return try read(self)
  }

  /// Text of at most 1,000,000 bytes; no honest value is longer.
  func text() throws(Failure) -> String {
    guard case .text(let text) = node.content else { throw wrong("text") }
    guard text.count <= 1_000_000 else { throw problem("the text is longer than 1,000,000 bytes") }
    return text.lossyText
  }

  func flag() throws(Failure) -> Bool {
    guard case .flag(let flag) = node.content else { throw wrong("true or false") }
    return flag
  }

  /// A whole number from 0 to a thousand million, so that no sum of such overflows.
  func count() throws(Failure) -> Int {
    guard case .number(let digits) = node.content, let count = digits.text.flatMap({ Int($0) }),
      (0...1_000_000_000).contains(count)
    else { throw wrong("a whole number from 0 to 1000000000") }
    return count
  }

  /// A number of at most that size on either side of 0.
  func change() throws(Failure) -> Double {
    guard case .number(let digits) = node.content, let change = digits.text.flatMap({ Double($0) }),
      change.magnitude <= 1_000_000_000
    else { throw wrong("a number from -1000000000 to 1000000000") }
    return change
  }

  func instant() throws(Failure) -> Instant {
    guard let instant = Instant(try text()) else { throw problem("'\(shown)' is not an instant") }
    return instant
  }

  func date() throws(Failure) -> CalendarDate {
    guard let date = CalendarDate(ByteString(try text())) else {
      throw problem("'\(shown)' is not a date")
    }
    return date
  }

  func optionalText() throws(Failure) -> String? {
    try orNull { value throws(Failure) in try value.text() }
  }

  func optionalInstant() throws(Failure) -> Instant? {
    try orNull { value throws(Failure) in try value.instant() }
  }

  func optionalDate() throws(Failure) -> CalendarDate? {
    try orNull { value throws(Failure) in try value.date() }
  }

  /// One of the words of a type.
  func word<Word: RawRepresentable>() throws(Failure) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text()) else {
      throw problem("unknown value '\(shown)'")
    }
    return word
  }

  func problem(_ words: ByteString) -> Failure { Failure(problem: "\(name): \(words)") }

  private func wrong(_ wanted: ByteString) -> Failure { problem("expected \(wanted)") }

  /// The text, of bounded length.
  private var shown: ByteString {
    guard case .text(let text) = node.content else { return "" }
    return ByteString(TerminalEscaper.field(text))
  }

  private var name: ByteString { path.isEmpty ? "the document" : path }
}
