import Git
import TestSupport
import Testing

@Suite("Replacements of objects")
struct ReplacementTests {
  @Test(
    "are noticed in files of their own, in packed-refs and among grafts", arguments: [false, true])
  func noticed(isPacked: Bool) throws {
    let packed = try PackedRepository(commits: 3)
    for name in ["heads/refs/replace/x", "replaced/x", "tags/a", "zoo/z"] {
      try packed.repository.git(["update-ref", "refs/\(name)", "main"])
    }
    func pack() throws { if isPacked { try packed.repository.git(["pack-refs", "--all"]) } }
    try pack()
    #expect(try !Repository(at: packed.repository.path).hasReplacements)
    try packed.repository.git(["replace", "main", "main~1"])
    try pack()
    #expect(try Repository(at: packed.repository.path).hasReplacements)
    try packed.repository.git(["replace", "-d", "main"])
    #expect(try !Repository(at: packed.repository.path).hasReplacements)
    let main = try packed.repository.text(["rev-parse", "main"])
    try packed.directory.write("\(main)\n", to: "repository/info/grafts")
    #expect(try Repository(at: packed.repository.path).hasReplacements)
  }
}
