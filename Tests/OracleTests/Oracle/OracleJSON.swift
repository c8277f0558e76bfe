import Basics
import Foundation

/// A JSON value; texts compare byte for byte, which `String` would not.
enum JSONValue: Equatable {
  case null
  case number(Double)
  case text([UInt8])
  case list([JSONValue])
  case object([String: JSONValue])

  static func string(_ text: String) -> JSONValue { .text(Array(text.utf8)) }

  static func count(_ number: Int) -> JSONValue { .number(Double(number)) }

  /// Bytes as leadlint prints them: each one that is not UTF-8 as the four characters `\xE9`.
  static func bytes(_ value: ByteString) -> JSONValue {
    var printed: [UInt8] = []
    var decoder = UTF8()
    var rest = value.bytes[...]
    while let first = rest.first {
      var iterator = rest.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        let encoded = Array(String(Character(scalar)).utf8)
        printed += encoded
        rest = rest.dropFirst(encoded.count)
      } else {
        let digits = String(first, radix: 16, uppercase: true)
        printed += Array("\\x\(digits)".utf8)
        rest = rest.dropFirst()
      }
      decoder = UTF8()
    }
    return .text(printed)
  }

  static func optional(_ value: ByteString?) -> JSONValue { value.map { .bytes($0) } ?? .null }

  /// Reads a document. Throws where it is none.
  static func parse(_ bytes: [UInt8]) throws -> JSONValue {
    JSONValue(
      try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
  }

  /// What Foundation read; no document here has a truth value.
  private init(_ value: Any) {
    switch value {
    case let text as String: self = .text(Array(text.utf8))
    case let number as NSNumber: self = .number(number.doubleValue)
    case let items as [Any]: self = .list(items.map { JSONValue($0) })
    case let members as [String: Any]: self = .object(members.mapValues { JSONValue($0) })
    default: self = .null
    }
  }

  var asText: String? {
    guard case .text(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  subscript(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }

  subscript(_ index: Int) -> JSONValue {
    guard case .list(let items) = self, items.indices.contains(index) else { return .null }
    return items[index]
  }
}

extension JSONValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "null"
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .text(let bytes): "\"\(String(decoding: bytes, as: UTF8.self))\""
    case .list(let items): "[\(items.map(\.description).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        .joined(separator: ", ") + "}"
    }
  }
}

/// Everything in which two documents differ, a line each: JSON path, the oracle's value, leadlint's.
func differences(
  oracle: JSONValue, leadlint: JSONValue, path: String = "$"
) -> [String] {
  switch (oracle, leadlint) {
  case (.object(let ours), .object(let theirs)):
    return Set(ours.keys).union(theirs.keys).sorted().flatMap { key -> [String] in
      let place = "\(path).\(key)"
      guard let our = ours[key] else { return ["\(place): oracle has no such key"] }
      guard let their = theirs[key] else { return ["\(place): leadlint has no such key"] }
      if key == "version", path == "$" { return [] }
      return differences(oracle: our, leadlint: their, path: place)
    }
  case (.list(let ours), .list(let theirs)):
    func name(_ item: JSONValue) -> String? { item["path"].asText ?? item["email"].asText }
    let (ourNames, theirNames) = (ours.compactMap(name), theirs.compactMap(name))
    guard ourNames.count == ours.count, theirNames.count == theirs.count else {
      var found: [String] = []
      if ours.count != theirs.count {
        found.append(
          "\(path): oracle has \(ours.count) items, leadlint \(theirs.count)\n"
            + "    oracle:   \(ours)\n    leadlint: \(theirs)")
      }
      for (index, (our, their)) in zip(ours, theirs).enumerated() {
        found += differences(oracle: our, leadlint: their, path: "\(path)[\(index)]")
      }
      return found
    }
    var found: [String] = []
    if ourNames != theirNames {
      found.append("\(path)\n    oracle:   \(ourNames)\n    leadlint: \(theirNames)")
    }
    for (name, our) in zip(ourNames, ours) {
      guard let place = theirNames.firstIndex(of: name) else { continue }
      found += differences(oracle: our, leadlint: theirs[place], path: "\(path)[\(name)]")
    }
    return found
  default:
    return oracle == leadlint
      ? [] : ["\(path)\n    oracle:   \(oracle)\n    leadlint: \(leadlint)"]
  }
}
