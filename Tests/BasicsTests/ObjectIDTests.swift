import Basics
import Testing

@Suite struct ObjectIDTests {
  private static let hexes = [
    "0000000000000000000000000000000000000000", "0123456789abcdef0123456789abcdef01234567",
    "00000000000000000000000000000000000000ff", "ff00000000000000000000000000000000000000",
    "00000000000000ff000000000000000000000000", "000000000000000000000000000000ff00000000",
    "ffffffffffffffffffffffffffffffffffffffff",
  ]

  @Test(arguments: hexes)
  func hexadecimalRoundTrip(_ hex: String) throws {
    let id = try #require(ObjectID(hex: Array(hex.utf8)))
    #expect(id.description == hex)
    #expect(id.short == String(hex.prefix(7)))
    #expect(id.bytes.count == 20)
    #expect(id.bytes.withUnsafeBytes { raw in raw.baseAddress.map { ObjectID(at: $0) } } == id)
  }

  @Test func capitalsAreRead() throws {
    let hex = "0123456789ABCDEF0123456789ABCDEF01234567"
    #expect(ObjectID(hex: Array(hex.utf8))?.description == hex.lowercased())
  }

  @Test func nothingElseIsRead() {
    let hex = "0123456789abcdef0123456789abcdef01234567"
    for wrong in [
      "", "0123456", String(hex.dropLast()), hex + "0", String(hex.dropLast()) + "g",
      " " + hex.dropLast(), "+" + hex.dropLast(),
    ] {
      #expect(ObjectID(hex: Array(wrong.utf8)) == nil, "\(wrong)")
    }
  }

  @Test func orderIsThatOfTheDigits() throws {
    let ids = try Self.hexes.map { try #require(ObjectID(hex: Array($0.utf8))) }
    #expect(ids.sorted().map(\.description) == Self.hexes.sorted())
  }

  @Test func zero() {
    #expect(ObjectID.zero.bytes == [UInt8](repeating: 0, count: 20))
  }
}
