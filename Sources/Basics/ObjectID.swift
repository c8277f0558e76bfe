/// The SHA-1 name of a git object: 20 bytes.
@frozen
package struct ObjectID: Hashable, Sendable {
  package let head: UInt64
  package let middle: UInt64
  package let tail: UInt32

  /// Reads the 20 bytes that begin at `bytes`.
  @inlinable
  package init(at bytes: UnsafeRawPointer) {
    head = bytes.loadUnaligned(as: UInt64.self)
    middle = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    tail = bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
  }

  @inlinable
  package static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.head == right.head && left.middle == right.middle && left.tail == right.tail
  }

  /// Object names are uniformly distributed, so that eight of their bytes are a hash already.
  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(head) }

  /// Reads 40 hexadecimal digits; nil for anything else.
  package init?(hex: some Collection<UInt8>) {
    let digits = Array(hex)
    guard digits.count == 40, let id = digits.withUnsafeBytes({ ObjectID(hex: $0, at: 0) }) else {
      return nil
    }
    self = id
  }

  /// Reads the 40 hexadecimal digits that begin at `offset`, all of which must be in `text`.
  package init?(hex text: UnsafeRawBufferPointer, at offset: Int) {
    guard offset >= 0, text.count - offset >= 40 else { return nil }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for index in 0..<40 {
      let digit = text[offset + index]
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit &- 0x30
      case 0x41...0x46: value = digit &- 0x37
      case 0x61...0x66: value = digit &- 0x57
      default: return nil
      }
      switch index >> 4 {
      case 0: words.0 = words.0 << 4 | UInt64(value)
      case 1: words.1 = words.1 << 4 | UInt64(value)
      default: words.2 = words.2 << 4 | UInt64(value)
      }
    }
    self.init(
      head: words.0.bigEndian, middle: words.1.bigEndian,
      tail: UInt32(truncatingIfNeeded: words.2).bigEndian)
  }

  private init(head: UInt64, middle: UInt64, tail: UInt32) {
    self.head = head
    self.middle = middle
    self.tail = tail
  }

  /// Twenty zero bytes: git's way to say that there is no object.
  package static let zero = ObjectID(head: 0, middle: 0, tail: 0)

  /// The name of a file without content.
  package static let emptyBlob = ObjectID(
    head: UInt64(0xe69d_e29b_b2d1_d643).bigEndian, middle: UInt64(0x4b8b_29ae_775a_d8c2).bigEndian,
    tail: UInt32(0xe48c_5391).bigEndian)

  /// The 20 bytes in order.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: head) { Array($0) } + withUnsafeBytes(of: middle) { Array($0) }
      + withUnsafeBytes(of: tail) { Array($0) }
  }

  /// The first seven hexadecimal digits, as people quote a commit.
  package var short: String { digits(7) }

  /// - Parameter count: how many of the hexadecimal digits, at most 40.
  private func digits(_ count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { digits in
      withUnsafeBytes(of: (head, middle, tail)) { bytes in
        for index in 0..<count {
          let digit = index & 1 == 0 ? bytes[index / 2] >> 4 : bytes[index / 2] & 15
          digits[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
        }
      }
      return count
    }
  }
}

extension ObjectID: CustomStringConvertible {
  /// 40 lower-case hexadecimal digits.
  package var description: String { digits(40) }
}

extension ObjectID: Comparable {
  /// The order of the bytes, which is that of the hexadecimal digits.
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    if left.head != right.head { return left.head.bigEndian < right.head.bigEndian }
    if left.middle != right.middle { return left.middle.bigEndian < right.middle.bigEndian }
    return left.tail.bigEndian < right.tail.bigEndian
  }
}
