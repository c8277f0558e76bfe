internal import Basics
internal import LeadModel

/// Reads what `SurveyWriter` wrote. Bytes that it cannot have written end in an error, never in a trap.
final class SurveyReader {
  /// The bytes are not what was written.
  struct Damaged: Error {}

  /// From 0000-01-01 to 9999-12-31, since 1970: no file holds another date.
  private static let days: ClosedRange<Int64> = -719_528...2_932_896

  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var texts: [ByteString] = []
  private var persons: [Person] = []
  private var commits: [CommitReference] = []
  /// Patterns by the numbers of their texts: most areas have the same ones.
  private var patterns: [Int: PathPattern] = [:]

  /// - Parameter bytes: must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  // MARK: Plain values

  func byte() throws(Damaged) -> UInt8 {
    guard place < bytes.count else { throw Damaged() }
    defer { place += 1 }
    return bytes[place]
  }

  func unsigned() throws(Damaged) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Damaged()
  }

  func signed() throws(Damaged) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  func int() throws(Damaged) -> Int { Int(try signed()) }

  /// How many of something there are.
  func natural() throws(Damaged) -> Int {
    let number = try int()
    guard number >= 0 else { throw Damaged() }
    return number
  }

  /// A number of things that follow, each of which takes a byte at least.
  func count() throws(Damaged) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - place else { throw Damaged() }
    return count
  }

  func bool() throws(Damaged) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw Damaged()
    }
  }

  func double() throws(Damaged) -> Double {
    Double(bitPattern: UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self)))
  }

  func instant() throws(Damaged) -> Instant { Instant(seconds: try signed()) }

  func id() throws(Damaged) -> ObjectID {
    let bytes = try take(20)
    guard let base = bytes.baseAddress else { throw Damaged() }
    return ObjectID(at: base)
  }

  func take(_ count: Int) throws(Damaged) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - place else { throw Damaged() }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }

  func raw() throws(Damaged) -> UnsafeRawBufferPointer { try take(try int()) }

  func text() throws(Damaged) -> ByteString { texts[try textNumber()] }

  private func textNumber() throws(Damaged) -> Int {
    let number = try int()
    if number == texts.count {
      texts.append(ByteString(try raw()))
    } else if !texts.indices.contains(number) {
      throw Damaged()
    }
    return number
  }

  func pattern() throws(Damaged) -> PathPattern {
    let number = try textNumber()
    if let known = patterns[number] { return known }
    do throws(PathPattern.Invalid) {
      let pattern = try PathPattern(texts[number])
      patterns[number] = pattern
      return pattern
    } catch {
      throw Damaged()
    }
  }

  func date() throws(Damaged) -> CalendarDate {
    let day = try signed()
    guard Self.days.contains(day) else { throw Damaged() }
    return CalendarDate(daysSince1970: day)
  }

  func position() throws(Damaged) -> SourcePosition {
    SourcePosition(line: try int(), column: try int())
  }

  func optional<Value>(
    _ one: () throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try bool() ? try one() : nil
  }

  func array<Value>(
    _ one: () throws(Damaged) -> Value
  ) throws(Damaged) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try one()) }
    return values
  }

  /// One of an enumeration's cases.
  func choice<Value: RawRepresentable<String>>(
    _ type: Value.Type
  ) throws(Damaged) -> Value {
    guard let value = Value(rawValue: try text().lossyText) else { throw Damaged() }
    return value
  }

  // MARK: People and commits

  func person() throws(Damaged) -> Person {
    let number = try int()
    if number == persons.count {
      let email = try text()
      persons.append(Person(email: email, name: try optional(text)))
    } else if !persons.indices.contains(number) {
      throw Damaged()
    }
    return persons[number]
  }

  func commit() throws(Damaged) -> CommitReference {
    let number = try int()
    if number == commits.count {
      let id = try id()
      let date = try optional(instant)
      let people = try array(text)
      var commit = CommitReference(id: id, date: date, people: people)
      commit.isPending = try bool()
      commits.append(commit)
    } else if !commits.indices.contains(number) {
      throw Damaged()
    }
    return commits[number]
  }
}
