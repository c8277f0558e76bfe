internal import Foundation
internal import Stories
internal import TestSupport
internal import Testing

/// A hook looks closely only at the areas that a commit touches: it must find what a look at all of
/// them finds.
@Suite struct StagedFocusTests {
  private static let blocking: Set<String> = [
    "broken-link", "invalid-owners-file", "missing-docs", "missing-handoff", "unknown-person",
  ]

  @Test func findsWhatALookAtAllAreasFinds() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("demo")
    let made = try LeadlintProgram.run(["demo", "--directory", path], home: directory.path)
    #expect(made.status == 0 || made.status == 1)
    let repository = GitRepository(at: path, home: directory.path)
    var found = 0
    for seed in 0..<20 {
      var random = SplitMix64(seed: UInt64(seed))
      try repository.git(["reset", "--quiet", "--hard"])
      let files = try repository.text(["ls-files"]).split(separator: "\n").map(String.init)
        .filter { $0 != ".lead-rules" }
      for _ in 0..<(1 + random.below(4)) {
        try change(random.pick(files), among: files, in: repository, seed, &random)
      }
      let focused = try caused(in: path, home: directory.path, ["--fail-on", "info"])
      let whole = try caused(in: path, home: directory.path, ["--all-findings"])
      let status = try repository.text(["status", "--short"])
      #expect(focused == whole, "seed \(seed):\n\(status)")
      found += focused.count
    }
    #expect(found > 10, "changes at random must break something now and then")
  }

  /// Deletes, moves, edits or breaks a file, and stages that.
  private func change(
    _ file: String, among files: [String], in repository: GitRepository, _ seed: Int,
    _ random: inout SplitMix64
  ) throws {
    let url = URL(fileURLWithPath: repository.path + "/" + file)
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    var text = try String(contentsOf: url, encoding: .utf8)
    switch random.below(5) {
    case 0:
      try repository.git(["rm", "--quiet", "--force", file])
      return
    case 1:
      try repository.git(["mv", file, (file as NSString).deletingPathExtension + "-\(seed).md"])
      return
    case 2: text += "\nsee [it](../nowhere-\(seed).md) and [that](/\(random.pick(files)))\n"
    case 3 where file.hasSuffix("OWNERS.lead"):
      text = text.replacingOccurrences(of: "lead: ", with: "lead: Cleo <cleo@example.com> # ")
    case 3: text += "more\n"
    default:
      let broken = file.hasSuffix("OWNERS.lead")
      text = broken ? text.replacingOccurrences(of: "kind: ", with: "kind: x") : text + "more\n"
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
    try repository.git(["add", "--all"])
  }

  /// What the staged change causes, a line each.
  private func caused(
    in path: String, home: String, _ options: [String] = []
  ) throws -> [String] {
    let output = try LeadlintProgram.run(
      ["check", "--staged", "--now", DemoStory.now, "--format", "json"] + options, home: home,
      directory: path)
    return try output.objects("findings").compactMap { finding in
      guard let rule = finding["rule"] as? String, Self.blocking.contains(rule),
        finding["new"] as? Bool == true, finding["waiver"] is NSNull
      else { return nil }
      let reason = finding["reason"] as? String ?? ""
      guard rule != "missing-handoff" || reason == "changed" || reason == "removed" else {
        return nil
      }
      return "\(finding["path"] ?? ""):\(finding["line"] ?? "") \(rule) \(finding["message"] ?? "")"
    }.sorted()
  }
}
