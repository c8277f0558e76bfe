import Git
import TestSupport
import Testing

@Suite("Merges of files")
struct FileMergeTests {
  @Test("give what git merge-file gives")
  func besideGit() throws {
    let directory = try TemporaryDirectory()
    let git = try GitRepository(in: directory)
    var random = SplitMix64(seed: 5)
    var (clean, conflicts) = (0, 0)
    for _ in 0..<60 {
      let base = (0..<12).map { "line \($0)" }
      func changed() -> [String] {
        base.flatMap { line -> [String] in
          switch random.below(12) {
          case 0: return []
          case 1: return [line, "new \(random.below(3))"]
          case 2: return ["other \(random.below(3))"]
          default: return [line]
          }
        }
      }
      let texts = [changed(), base, changed()].map { $0.map { $0 + "\n" }.joined() }
      for (text, name) in zip(texts, ["ours", "base", "theirs"]) {
        try directory.write(text, to: name)
      }
      let files = ["ours", "base", "theirs"].map(directory.file)
      let expected: String?
      do {
        expected = String(
          decoding: try git.git(["merge-file", "--stdout", "--quiet"] + files), as: UTF8.self)
      } catch is Program.Failure {
        expected = nil
      }
      let bytes = texts.map { Array($0.utf8) }
      let merged = try FileMerge.merge(base: bytes[1], bytes[0], bytes[2])
      #expect(merged.map { String(decoding: $0, as: UTF8.self) } == expected)
      clean += expected == nil ? 0 : 1
      conflicts += expected == nil ? 1 : 0
    }
    #expect(clean > 5 && conflicts > 5)
  }

  @Test("without a base, what differs is a conflict")
  func withoutBase() throws {
    func merge(_ one: [UInt8], _ two: [UInt8]) throws -> [UInt8]? {
      try FileMerge.merge(base: [], one, two)
    }
    #expect(try merge([], []) == [])
    #expect(try merge(Array("a\n".utf8), Array("a\n".utf8)) == Array("a\n".utf8))
    #expect(try merge(Array("a\n".utf8), Array("b\n".utf8)) == nil)
  }
}
