import Basics
import Foundation
import Git
import TestSupport
import Testing

/// Whatever one byte of a pack or an index becomes: what is read is right, or nothing is.
@Suite("Damaged packs")
struct DamagedPackTests {
  @Test("give right bytes or none", arguments: ["pack", "idx"], ["offset", "id"])
  func flipped(ending: String, deltas: String) throws {
    var random = SplitMix64(seed: 500)
    try damage(ending, deltas, times: 300) { bytes in
      // One bit often; it is what hits an offset or a kind without making nonsense of it.
      bytes[random.below(bytes.count)] ^=
        random.chance(60) ? 1 << UInt8(random.below(8)) : UInt8(1 + random.below(255))
    }
  }

  @Test("give right bytes or none when cut short", arguments: ["pack", "idx"])
  func cutShort(ending: String) throws {
    var random = SplitMix64(seed: 501)
    try damage(ending, "offset", times: 60) { bytes in
      bytes.removeLast(1 + random.below(bytes.count))
    }
  }

  @Test("give right bytes or none where the index points elsewhere", arguments: ["offset", "id"])
  func misdirected(deltas: String) throws {
    var random = SplitMix64(seed: 502)
    try damage("idx", deltas, times: 150) { bytes in
      // The header, the fanout, and 20 bytes of id and 4 of checksum a row stand before offsets.
      let count = Int(bytes[1030]) << 8 | Int(bytes[1031])
      let offsets = 1032 + count * 24
      let row = offsets + random.below(count) * 4
      if random.chance(30) {
        // Into a table of large offsets that is not there.
        bytes[row] ^= 0x80
      } else {
        // To another object, whole as it is.
        let other = offsets + random.below(count) * 4
        bytes.replaceSubrange(row..<(row + 4), with: bytes[other..<(other + 4)])
      }
    }
  }

  private func damage(
    _ ending: String, _ deltas: String, times: Int, _ change: (inout [UInt8]) -> Void
  ) throws {
    let packed = try PackedRepository(commits: 30)
    try packed.repository.git(
      [
        "-c", "repack.useDeltaBaseOffset=\(deltas == "offset")", "repack", "-adfq", "--depth=50",
      ])
    let expected = try packed.everything()
    let order = expected.keys.sorted()
    let name = try #require(try packed.packFiles.first { $0.hasSuffix(ending) })
    let file = URL(fileURLWithPath: packed.packDirectory + "/" + name)
    let whole = Array(try Data(contentsOf: file))
    var wrong: [String] = []
    var refused = 0
    for _ in 0..<times {
      var bytes = whole
      change(&bytes)
      try Data(bytes).write(to: file, options: .atomic)
      let places = zip(bytes, whole).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
      let repository: Repository
      do {
        repository = try Repository(at: packed.repository.path)
      } catch {
        refused += 1
        continue
      }
      for id in order {
        do {
          let object = try repository.objects.read(id)
          let found = PackedRepository.Content(
            kind: object.kind, bytes: object.withBytes { Data($0) })
          if found != expected[id] {
            wrong.append("\(id) after a change at \(places.prefix(1)) of \(whole.count)")
          }
        } catch {
          refused += 1
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(8))")
    // Damage that changes nothing would show nothing.
    #expect(refused > times / 4)
  }
}
