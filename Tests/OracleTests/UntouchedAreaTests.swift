import Basics
import Foundation
import TestSupport
import Testing

/// A change that touches nothing of an area never fails because of that area, whatever the date.
@Suite struct UntouchedAreaTests {
  private static let instants: [String] = {
    let start = RandomHistory.now
    return (0..<6).map { "\(start.later(days: [0, 31, 95, 200, 560, 1100][$0]))" }
  }()

  /// The directory of some area, or one that belongs to none.
  private static func place(_ history: inout RandomHistory, _ tree: TreeState) -> ByteString {
    let owners = tree.paths.filter { fileName($0) == "OWNERS.lead" }
    if owners.isEmpty || history.random.chance(20) { return "elsewhere" }
    return directory(history.random.pick(owners))
  }

  @Test(arguments: (0..<40).filter { !Pending.untouched.contains($0) })
  func nothingIsNewElsewhere(seed: Int) throws {
    var history = RandomHistory(seed: 9_000 + UInt64(seed))
    let tip = history.builder.commits.count - 1
    // A change that begins at the tip, or somewhere on the way to it.
    var last = history.random.chance(50) ? tip : history.random.below(tip + 1)
    // An area that moved since owns what is done beside the move in its former directory.
    func owners(_ tree: TreeState) -> [ByteString] {
      tree.paths.filter { fileName($0) == "OWNERS.lead" }
    }
    if owners(history.builder.commits[last].tree) != owners(history.builder.commits[tip].tree) {
      last = tip
    }
    let began = history.builder.commits[last].tree
    let place = Self.place(&history, began)
    let path = place.isEmpty ? "pr.swift" : place + "/pr.swift"
    for round in 0...history.random.below(3) {
      let days = history.random.pick([0, 3, -400, -5000, 900])
      last = history.builder.commit(
        seconds: RandomHistory.now.seconds + Int64(days) * Instant.secondsPerDay,
        by: history.random.pick(RandomWords.authors), message: "Change \(round)",
        parents: [last]
      ) { $0[path] = "round \(round)\n" }
    }
    if history.random.chance(40), last != tip {
      // What a code review site judges: the change merged into its base.
      let merged = history.builder.commits[tip].tree
      last = history.builder.commit(
        seconds: RandomHistory.now.seconds, by: "Site <site@example.com>", message: "Merge",
        parents: [tip, last]
      ) { tree in
        tree = merged
        tree[path] = "merged\n"
      }
    }
    let place0 = try TemporaryDirectory()
    let repository = try GitRepository(in: place0)
    let ids = try repository.fastImport(history.builder.stream)
    let base = try #require(ids[tip + 1])
    let head = try #require(ids[last + 1])
    for now in Self.instants {
      let output = try LeadlintProgram.run(
        [
          "check", "--repo", repository.path, "--rev", head, "--base", base, "--now", now,
          "--format", "json", "--fail-on", "info",
        ], home: place0.path)
      #expect(output.status < 2, "\(output.errorText)")
      if output.status >= 2 { return }
      let findings = try #require(
        (JSONSerialization.jsonObject(with: Data(output.standardOutput)) as? NSDictionary)?[
          "findings"] as? [NSDictionary])
      for finding in findings where finding["new"] as? Bool == true {
        let area = finding["area"] as? String ?? ""
        #expect(isTouched(area, by: path, in: began), "at \(now): \(finding)")
      }
    }
  }

  private func isTouched(_ area: String, by path: ByteString, in tree: TreeState) -> Bool {
    let area = ByteString(area)
    let owners = area == "." ? "OWNERS.lead" : area + "/OWNERS.lead"
    return area == "." || isBelow(path, area) || tree[owners]?.contains("\ncovers:") == true
  }
}
