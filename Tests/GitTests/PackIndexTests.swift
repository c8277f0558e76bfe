import Basics
import Foundation
import TestSupport
import Testing

@testable import Git

@Suite("Indexes of packs")
struct PackIndexTests {
  /// An index of version 2, written by hand, in which the object at a place has that place as its
  /// checksum.
  private func file(_ names: [[UInt8]]) -> [UInt8] {
    func bigEndian(_ number: Int) -> [UInt8] {
      withUnsafeBytes(of: UInt32(number).bigEndian) { Array($0) }
    }
    var bytes: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]
    for slot in 0..<256 {
      bytes += bigEndian(names.count { $0[0] <= slot })
    }
    bytes += names.joined()
    for place in names.indices { bytes += bigEndian(place) }
    for place in names.indices { bytes += bigEndian(3 * place) }
    return bytes + [UInt8](repeating: 0, count: 40)
  }

  /// Names of which most are spread evenly, and some lie close together.
  private func names(_ random: inout SplitMix64, slots: Int, crowd: Int) -> [[UInt8]] {
    var names: Set<[UInt8]> = []
    for number in 0..<6000 {
      var name = (0..<20).map { _ in UInt8(random.below(256)) }
      name[0] = UInt8(random.below(slots))
      if number < crowd { name.replaceSubrange(0..<8, with: [0, 7, 7, 7, 7, 7, 7, 7]) }
      names.insert(name)
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(
    "say the same whether they are mapped or read",
    arguments: [(1, 0), (2, 0), (200, 0), (2, 2000), (1, 5900)])
  func readOrMapped(slots: Int, crowd: Int) throws {
    let directory = try TemporaryDirectory()
    var random = SplitMix64(seed: UInt64(slots))
    let names = names(&random, slots: slots, crowd: crowd)
    try directory.write(file(names), to: "pack.idx")
    let path = ByteString(directory.file("pack.idx"))
    for readLimit in [0, Int.max] {
      let mapped = try #require(MappedFile(path, readLimit: readLimit))
      #expect(mapped.canBeRead == (readLimit == 0))
      let index = try #require(PackIndex(mapped))
      for (place, name) in names.enumerated() {
        let row = index.row(of: ObjectID(name), isRare: true)
        #expect(index.row(of: ObjectID(name))?.offset == row?.offset)
        #expect(row?.checksum == UInt32(place) && row?.offset == 3 * place)
        var other = name
        other[19] ^= 1
        guard !names.contains(other, after: place) else { continue }
        #expect(index.row(of: ObjectID(other), isRare: true) == nil)
      }
    }
  }
}

extension [[UInt8]] {
  /// Whether a name stands beside a place.
  fileprivate func contains(_ name: [UInt8], after place: Int) -> Bool {
    self[Swift.max(0, place - 1)...Swift.min(count - 1, place + 1)].contains(name)
  }
}

extension ObjectID {
  fileprivate init(_ name: [UInt8]) {
    self = name.withUnsafeBytes { bytes in
      bytes.baseAddress.map { ObjectID(at: $0) } ?? .zero
    }
  }
}
