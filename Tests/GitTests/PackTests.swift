import Basics
import Foundation
import Git
import TestSupport
import Testing

@Suite("Packs")
struct PackTests {
  @Test(
    "hold what git cat-file says",
    arguments: [
      ["repack", "-adfq", "--depth=50", "--window=20"],
      ["repack", "-adfq", "--depth=250", "--window=300"],
      ["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=60"],
      ["-c", "pack.indexVersion=1", "repack", "-adfq"],
      ["-c", "core.compression=0", "repack", "-adfq", "--window=0"],
      ["-c", "pack.packSizeLimit=1m", "repack", "-adfq"],
      ["-c", "pack.writeReverseIndex=true", "repack", "-adfq", "--write-bitmap-index"],
      ["unpack"],
    ])
  func besideGit(repack: [String]) throws {
    let packed = try PackedRepository(commits: 300, hasLargeBlob: true)
    if repack != ["unpack"] { try packed.repository.git(repack) }
    try compare(packed)
  }

  @Test("are read together with one another and with loose objects")
  func severalPacks() throws {
    let packed = try PackedRepository(commits: 60)
    try packed.repository.git(["repack", "-dq"])
    for seed in 2...4 {
      try packed.add(commits: 30, seed: UInt64(seed))
      try packed.repository.git(["repack", "-dq"])
    }
    _ = try packed.repository.git(
      ["hash-object", "-w", "--stdin"], input: Array("loose".utf8))
    #expect(try packed.packFiles.count >= 8)
    try compare(packed)
  }

  private func compare(_ packed: PackedRepository) throws {
    let expected = try packed.everything()
    #expect(expected.count > 200)
    let repository = try Repository(at: packed.repository.path)
    for (id, content) in expected {
      let object = try repository.objects.read(id)
      #expect(object.kind == content.kind)
      #expect(object.withBytes { Data($0) } == content.bytes, "\(id)")
      let header = try repository.objects.header(id)
      #expect(header.kind == content.kind && header.size == content.bytes.count, "\(id)")
    }
    let absent = try #require(ObjectID(hex: String(repeating: "ab", count: 20).utf8))
    #expect(throws: GitError.self) { try repository.objects.read(absent) }
  }
}
