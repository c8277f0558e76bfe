internal import CSystem

/// A string of bytes, as git stores paths, names and e-mails.
///
/// Two byte strings are equal when every byte is: `String` compares by canonical equivalence and
/// would take two different paths for one. Order is that of unsigned bytes. The text is usually
/// UTF-8 but need not be; it becomes a `String` only in an output format's escaper.
package struct ByteString: Hashable, Sendable {
  package var bytes: [UInt8]

  package init() { bytes = [] }

  package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Takes an array over; from other modules the general way goes byte by byte.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Copies a slice at once.
  package init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  /// Copies memory at once, where a sequence would be read byte by byte.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = Array(unsafeUninitializedCapacity: bytes.count) { target, count in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
      count = bytes.count
    }
  }

  /// As for a whole buffer.
  package init(_ bytes: Slice<UnsafeRawBufferPointer>) {
    self.init(UnsafeRawBufferPointer(rebasing: bytes))
  }

  package init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  /// Copies a whole string at once; from other modules the general way asks what kind of text it is.
  package init(_ text: String) { bytes = Array(text.utf8) }

  package var isEmpty: Bool { bytes.isEmpty }

  package var count: Int { bytes.count }

  /// The text with every byte sequence that is not UTF-8 replaced. For comparison with literals and
  /// for parsing ASCII; an output format uses its own escaper instead.
  package var lossyText: String { String(decoding: bytes, as: UTF8.self) }

  /// The text, or nil where the bytes are not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// ASCII letters in lower case; every other byte as it is.
  package var asciiLowercased: ByteString {
    // E-mails are nearly always in lower case already.
    guard let first = bytes.firstIndex(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return self }
    var folded = bytes
    folded.withUnsafeMutableBufferPointer { folded in
      for index in first..<folded.count { folded[index] = folded[index].asciiLowercased }
    }
    return ByteString(folded)
  }

  package func hasPrefix(_ prefix: ByteString) -> Bool { bytes.starts(with: prefix.bytes) }

  package func hasSuffix(_ suffix: ByteString) -> Bool {
    bytes.count >= suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix.bytes)
  }

  /// Whether `other` occurs anywhere in this string; an empty string occurs in every string.
  package func contains(_ other: ByteString) -> Bool {
    guard other.count <= count else { return false }
    return bytes.withUnsafeBytes { text in
      other.bytes.withUnsafeBytes { other in
        guard let first = other.first else { return true }
        for start in 0...(text.count - other.count) where text[start] == first {
          var length = 1
          while length < other.count, text[start + length] == other[length] { length += 1 }
          if length == other.count { return true }
        }
        return false
      }
    }
  }

  /// The string without white space (ASCII) at its ends.
  package var trimmed: ByteString {
    guard let first = bytes.firstIndex(where: { !$0.isASCIISpace }),
      let last = bytes.lastIndex(where: { !$0.isASCIISpace })
    else { return ByteString() }
    return ByteString(bytes[first...last])
  }

  package func split(separator: UInt8) -> [ByteString] {
    bytes.split(separator: separator, omittingEmptySubsequences: false).map { ByteString($0) }
  }

  package mutating func append(_ other: ByteString) { bytes.append(contentsOf: other.bytes) }

  package static func + (left: ByteString, right: ByteString) -> ByteString {
    ByteString(left.bytes + right.bytes)
  }
}

extension ByteString {
  /// All bytes at once, where an array would hash them one by one.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes.count)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension ByteString: Comparable {
  package static func < (left: ByteString, right: ByteString) -> Bool {
    left.bytes.withUnsafeBytes { left in
      right.bytes.withUnsafeBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else {
          return left.count < right.count
        }
        let order = memcmp(first, second, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }
}

extension ByteString: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}

/// Builds messages that carry names and paths byte for byte: `"\(person) leads \(path)"`.
extension ByteString: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }
    package mutating func appendInterpolation(_ value: ByteString) { bytes += value.bytes }
    package mutating func appendInterpolation(_ value: String) { bytes += value.utf8 }
    package mutating func appendInterpolation(_ value: Int) { bytes += value.description.utf8 }
    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      bytes += String(value).utf8
    }
    package mutating func appendInterpolation(_ value: Instant) { bytes += value.description.utf8 }
    package mutating func appendInterpolation(_ value: CalendarDate) {
      bytes += value.description.utf8
    }
    package mutating func appendInterpolation(_ value: ObjectID) { bytes += value.description.utf8 }
  }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable
  package var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inlinable
  package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  @inlinable
  package var isASCIILetter: Bool {
    (self >= 0x41 && self <= 0x5A) || (self >= 0x61 && self <= 0x7A)
  }

  @inlinable
  package var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
