internal import Foundation
internal import TestSupport
internal import Testing

/// Clones that left objects at their remote. A remedy that is printed must work.
@Suite struct BadInputPartialCloneTests {
  private static let moves = """
    git mv svc/a/docs svc/a/texts; sed -i s,docs/,texts/, svc/a/OWNERS.lead
    echo more than ten words, so that it counts wherever the blobs are or are not >> svc/a/texts/architecture.md
    GIT_COMMITTER_DATE=2026-05-01T12:00:00Z git commit -qam fifth
    git mv svc/a svc/z; echo 'free text' >> svc/z/OWNERS.lead
    GIT_COMMITTER_DATE=2026-06-01T12:00:00Z git commit -qam sixth
    git config uploadpack.allowFilter true; git config uploadpack.allowAnySHA1InWant true

    """

  private static func clone(_ options: String) -> String {
    moves + "cd ..; git clone -q --no-local \(options) -c gc.auto=0 file://$PWD/repo other"
  }

  @Test(arguments: ["--filter=blob:none", "--filter=tree:0"], ["", "--bare"])
  func theRemedyWorks(_ filter: String, _ form: String) throws {
    let scene = try BadInputScene(Self.clone("\(filter) \(form)"), at: "other")
    let whole = try BadInputScene(Self.moves)
    var output = try scene.leadlint("check", ["--rev", "HEAD"])
    #expect(output.status == 2 && output.errorText.contains("partial clone"))
    for _ in 0..<3 where output.status == 2 {
      let line = try #require(output.errorText.split(separator: "\n").last)
      let start = try #require(line.range(of: ":  git "))
      try scene.shell("cd other; " + line[start.lowerBound...].dropFirst(3) + " 2>/dev/null")
      output = try scene.leadlint("check", ["--rev", "HEAD"])
    }
    let expected = try whole.leadlint("check", ["--rev", "HEAD"])
    #expect(output.status == expected.status && output.text == expected.text)
    #expect(output.errorText.contains("git fetch --refetch --no-filter"))
    try scene.shell("cd other; git fetch -q --refetch --no-filter")
    for command in ["check", "status"] {
      let arguments = ["--rev", "HEAD", "--format", "json"]
      let fixed = try scene.leadlint(command, arguments)
      #expect(fixed.standardError.isEmpty)
      #expect(fixed.standardOutput == (try whole.leadlint(command, arguments)).standardOutput)
    }
  }
}
