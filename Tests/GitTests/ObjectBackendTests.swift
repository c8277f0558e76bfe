import Basics
import CLibgit2
import Foundation
import TestSupport
import Testing

@testable import Git

/// Everything that libgit2 reads of a repository comes through leadlint's reader.
@Suite("The object database", .serialized)
struct ObjectBackendTests {
  /// Two packs, one of them of an alternate, and loose objects.
  private struct Borrower {
    let packed: PackedRepository
    let repository: GitRepository

    init() throws {
      packed = try PackedRepository(commits: 40)
      try packed.repository.git(["repack", "-adfq"])
      let path = packed.directory.file("borrower")
      try packed.repository.git(["clone", "-q", "--bare", "--shared", ".", path])
      repository = GitRepository(at: path, home: packed.directory.path)
      try commit("packed")
      try repository.git(["repack", "-dlq"])
      try commit("loose")
      try repository.git(["branch", "side", "main~2"])
      try commit("beside", on: "side")
    }

    private func commit(_ text: ByteString, on branch: ByteString = "main") throws {
      var stream: ByteString = "commit refs/heads/\(branch)\ncommitter A <a@x> 9999999 +0000\n"
      stream.append("data 2\nm\nfrom refs/heads/\(branch)^0\nM 100644 inline new/\(text)\n")
      stream.append("data \(text.count)\n\(text)\n")
      try repository.fastImport(stream.bytes)
    }

    func id(_ name: String) throws -> ObjectID {
      try #require(ObjectID(hex: try repository.text(["rev-parse", name]).utf8))
    }
  }

  @Test("is asked for every object through one backend")
  func oneBackend() throws {
    let borrower = try Borrower()
    let repository = try Repository(at: borrower.repository.path)
    let counts = try Counts(repository)

    let main = try borrower.id("main")
    #expect(try counts.of { try repository.commit(named: "main^0") == main }.read > 0)
    let short = ByteString(main.description.prefix(9))
    #expect(try counts.of { try repository.commit(named: short) == main }.prefix == 1)
    #expect(try counts.of { repository.objects.contains(main) }.exists == 1)

    let side = try borrower.id("side")
    let base = try borrower.id("main~2")
    // Both tips and what lies between: nothing of it comes from anywhere else.
    #expect(try counts.of { try repository.mergeBase(of: main, side) == base }.read >= 4)

    let tree = try borrower.id("main^{tree}")
    let blob = try borrower.id("main:new/loose")
    #expect(
      try counts.of { try repository.entry(at: "new/loose", in: tree)?.id == blob }.read == 2)
    let blobCounts = try counts.of {
      try repository.blob(blob, limit: 100) == Array("loose".utf8)
    }
    #expect(blobCounts.header == 1 && blobCounts.read == 1)
    // Of the alternate's pack, and of this repository's own.
    for name in ["main~2:big.txt", "main:new/packed"] {
      let id = try borrower.id(name)
      #expect(try counts.of { try repository.objects.read(id).kind == .blob }.read == 1)
    }
    #expect(try backendCount(repository) == 1)
    let pending = try repository.objects.write(Array("new".utf8), .blob)
    #expect(try repository.objects.read(pending).copiedBytes == Array("new".utf8))
    // The one in memory.
    #expect(try backendCount(repository) == 2)
  }

  @Test("finds what is written after it was opened")
  func refresh() throws {
    let packed = try PackedRepository(commits: 20)
    try packed.repository.git(["repack", "-adq"])
    let repository = try Repository(at: packed.repository.path)
    let known = try repository.commit(named: "main")
    try packed.add(commits: 120, seed: 2)
    try packed.repository.git(["repack", "-adfq"])
    let new = try #require(ObjectID(hex: try packed.repository.text(["rev-parse", "main"]).utf8))
    #expect(new != known)
    #expect(repository.objects.contains(new))
    #expect(try repository.objects.readForScan(new).kind == .commit)
    #expect(try repository.objects.read(known).kind == .commit)
  }

  @Test(
    "finds objects by the beginning of their id",
    arguments: [["repack", "-adfq"], ["-c", "pack.indexVersion=1", "repack", "-adfq"], []])
  func prefixes(repack: [String]) throws {
    let packed = try PackedRepository(commits: repack.isEmpty ? 80 : 300)
    if repack.isEmpty { try unpack(packed) } else { try packed.repository.git(repack) }
    let repository = try Repository(at: packed.repository.path)
    let ids = try packed.everything().keys.sorted()
    #expect(try Set(listed(repository)) == Set(ids))
    var isAmbiguous = false
    for (index, id) in ids.enumerated().dropFirst().dropLast() {
      let text = id.description
      func shared(_ other: ObjectID) -> Int { zip(text, other.description).prefix(while: ==).count }
      let longest = max(shared(ids[index - 1]), shared(ids[index + 1]))
      #expect(
        try repository.objects.reader.id(startingWith: prefix(id, longest + 1), digits: longest + 1)
          == id)
      if longest >= 4 {
        isAmbiguous = true
        #expect {
          try repository.commit(named: ByteString(text.prefix(longest)))
        } throws: { ($0 as? GitError)?.code == .ambiguous }
      }
    }
    #expect(isAmbiguous)
  }

  /// The id with zeros behind its first digits, as libgit2 hands it over.
  private func prefix(_ id: ObjectID, _ digits: Int) throws -> ObjectID {
    let text = id.description.prefix(digits) + String(repeating: "0", count: 40 - digits)
    return try #require(ObjectID(hex: text.utf8))
  }

  private func unpack(_ packed: PackedRepository) throws {
    let name = try #require(try packed.packFiles.first { $0.hasSuffix(".pack") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: packed.packDirectory + "/" + name))
    try FileManager.default.removeItem(atPath: packed.packDirectory)
    try FileManager.default.createDirectory(
      atPath: packed.packDirectory, withIntermediateDirectories: false)
    try packed.repository.git(["unpack-objects", "-q"], input: Array(bytes))
  }

  /// Two offsets of the index are exchanged: libgit2 takes one object for the other.
  @Test("does not misread a pack that libgit2 alone misreads")
  func misdirected() throws {
    let packed = try PackedRepository(commits: 30)
    try packed.repository.git(["repack", "-adfq", "--window=0"])
    let expected = try packed.everything()
    let ids = expected.keys.sorted()
    let blobs = ids.indices.filter { expected[ids[$0]]?.kind == .blob }.prefix(2)
    let (one, other) = (blobs[0], blobs[1])
    let name = try #require(try packed.packFiles.first { $0.hasSuffix(".idx") })
    let file = URL(fileURLWithPath: packed.packDirectory + "/" + name)
    var bytes = try Data(contentsOf: file)
    let offsets = 1032 + ids.count * 24
    for byte in 0..<4 { bytes.swapAt(offsets + one * 4 + byte, offsets + other * 4 + byte) }
    try bytes.write(to: file, options: .atomic)

    // libgit2 is set up as in the program.
    let repository = try Repository(at: packed.repository.path)
    let wrong = try libraryRead(ids[one], packed.repository.path + "/objects")
    #expect(wrong == expected[ids[other]]?.bytes)
    #expect {
      try repository.objects.read(ids[one])
    } throws: { error in
      (error as? GitError)?.message == "the pack that holds object \(ids[one]) is damaged"
    }
    // A copy that is sound is found, as git finds it.
    let content = try #require(expected[ids[one]])
    let copy = packed.directory.file("copy")
    try content.bytes.write(to: URL(fileURLWithPath: copy))
    let donor = try GitRepository(in: packed.directory, name: "donor")
    try donor.git(["hash-object", "-w", "--no-filters", copy])
    let path = "/objects/\(ids[one].description.prefix(2))"
    try FileManager.default.copyItem(
      atPath: donor.path + path, toPath: packed.repository.path + path)
    #expect(try repository.objects.read(ids[one]).copiedBytes == Array(content.bytes))
    let stillWrong = try libraryRead(ids[one], packed.repository.path + "/objects")
    #expect(stillWrong == expected[ids[other]]?.bytes)
  }

  /// What libgit2's own backends read.
  private func libraryRead(_ id: ObjectID, _ objects: String) throws -> Data {
    let database = try newHandle("git_odb_open") { git_odb_open(&$0, objects) }
    defer { git_odb_free(database) }
    let object = try newHandle("git_odb_read") { object in
      withGitOID(id) { git_odb_read(&object, database, $0) }
    }
    return try #require(RawObject(object)).withBytes { Data($0) }
  }

  private func database(_ repository: Repository) throws -> OpaquePointer {
    try newHandle("git_repository_odb") {
      git_repository_odb(&$0, repository.handle)
    }
  }

  private func backendCount(_ repository: Repository) throws -> Int {
    let database = try database(repository)
    defer { git_odb_free(database) }
    return git_odb_num_backends(database)
  }

  private func listed(_ repository: Repository) throws -> [ObjectID] {
    let database = try database(repository)
    defer { git_odb_free(database) }
    var ids: [ObjectID] = []
    try withUnsafeMutablePointer(to: &ids) { ids in
      _ = try check(
        git_odb_foreach(
          database,
          { id, list in
            guard let id, let list else { return -1 }
            list.assumingMemoryBound(to: [ObjectID].self).pointee.append(ObjectID(id.pointee))
            return 0
          }, ids), "git_odb_foreach")
    }
    return ids
  }
}

/// How often libgit2 has called a backend, by callback. The suite that counts runs one test at a
/// time.
private struct Counts {
  struct Calls {
    var read = 0
    var prefix = 0
    var header = 0
    var exists = 0
  }

  nonisolated(unsafe) fileprivate static var calls = Calls()
  nonisolated(unsafe) fileprivate static var original = git_odb_backend()

  /// Puts counting callbacks before those of a repository's first backend.
  init(_ repository: Repository) throws {
    let database = try newHandle("git_repository_odb") {
      git_repository_odb(&$0, repository.handle)
    }
    defer { git_odb_free(database) }
    var found: UnsafeMutablePointer<git_odb_backend>?
    try check(git_odb_get_backend(&found, database, 0), "git_odb_get_backend")
    let backend = try #require(found)
    Self.original = backend.pointee
    backend.pointee.read = {
      Counts.calls.read += 1
      return Counts.original.read?($0, $1, $2, $3, $4) ?? -1
    }
    backend.pointee.read_prefix = {
      Counts.calls.prefix += 1
      return Counts.original.read_prefix?($0, $1, $2, $3, $4, $5, $6) ?? -1
    }
    backend.pointee.read_header = {
      Counts.calls.header += 1
      return Counts.original.read_header?($0, $1, $2, $3) ?? -1
    }
    backend.pointee.exists = {
      Counts.calls.exists += 1
      return Counts.original.exists?($0, $1) ?? -1
    }
  }

  /// How many calls `body` makes, which must answer true.
  func of(_ body: () throws -> Bool) throws -> Calls {
    Self.calls = Calls()
    #expect(try body())
    return Self.calls
  }
}
