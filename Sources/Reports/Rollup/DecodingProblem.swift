internal import Basics

/// Why a document cannot be decoded, in words, and where in it.
enum DecodingProblem {
  static func words(_ error: DecodingError) -> ByteString {
    switch error {
    case .keyNotFound(let key, let context):
      let place = path(context.codingPath)
      return "\(place.isEmpty ? "the document" : place) has no '\(key.stringValue)'"
    case .valueNotFound(let type, let context):
      return "\(path(context.codingPath)): null stands where \(name(type)) should"
    case .typeMismatch(let type, let context):
      let place = path(context.codingPath)
      return "\(place.isEmpty ? "the document" : place): \(name(type)) should stand here"
    case .dataCorrupted(let context):
      let place = path(context.codingPath)
      if place.isEmpty, context.debugDescription.contains("not valid JSON") {
        return "it is not JSON: half a character or a number that is none stands in it"
      }
      let words = ByteString(context.debugDescription)
      // What the standard library says of an unknown case names a type of ours.
      if words.hasPrefix("Cannot initialize ") {
        return "\(place): this leadlint knows no such word"
      }
      return place.isEmpty ? words : "\(place): \(words)"
    @unknown default: return "it cannot be read"
    }
  }

  /// An error about the value that `decoder` stands at.
  static func refusal(_ decoder: any Decoder, _ words: String) -> DecodingError {
    DecodingError.dataCorrupted(
      DecodingError.Context(codingPath: decoder.codingPath, debugDescription: words))
  }

  /// `areas[3].leads[0].email`
  private static func path(_ keys: [any CodingKey]) -> ByteString {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path.append("[\(index)]")
      } else {
        path.append("\(path.isEmpty ? "" : ".")\(key.stringValue)")
      }
    }
  }

  private static func name(_ type: any Any.Type) -> ByteString {
    switch type {
    case is String.Type: "text"
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is any DecodableList.Type: "a list"
    default: "an object"
    }
  }
}

/// What JSON lists are decoded as.
private protocol DecodableList {}
extension Array: DecodableList {}

extension KeyedDecodingContainer {
  /// Text of at most 1,000,000 bytes; longer ones are nobody's words.
  func text(_ key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    guard text.utf8.count <= 1_000_000 else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "the text is longer than 1,000,000 bytes")
    }
    return text
  }

  func textOrNull(_ key: Key) throws -> String? {
    try decodeNil(forKey: key) ? nil : text(key)
  }

  /// A whole number from 0 to a thousand million, so that no sum of such overflows.
  func count(_ key: Key) throws -> Int {
    guard let count = integer(key), (0...1_000_000_000).contains(count) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "a whole number from 0 to 1000000000 should stand here")
    }
    return count
  }

  func countOrNull(_ key: Key) throws -> Int? { try decodeNil(forKey: key) ? nil : count(key) }

  /// A whole number of the same size on either side of 0, or null.
  func changeOrNull(_ key: Key) throws -> Double? {
    guard try !decodeNil(forKey: key) else { return nil }
    let change = try decode(Double.self, forKey: key)
    guard change.isFinite, change.magnitude <= 1_000_000_000 else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "a number from -1000000000 to 1000000000 should stand here")
    }
    return change
  }

  /// A key that is not there, a value of another type and a number that fits nowhere are all alike
  /// to who asks.
  private func integer(_ key: Key) -> Int? {
    do { return try decode(Int.self, forKey: key) } catch { return nil }
  }
}
