internal import Foundation
internal import TestSupport
internal import Testing

/// What one run found and another finds again.
@Suite struct KeptSurveyTests {
  private let demo: DemoRepository
  /// A clone of the demo without a work tree.
  private let bare: String

  init() throws {
    var printed: Program.Output?
    demo = try DemoRepository(output: &printed)
    bare = demo.directory.file("bare")
    try demo.shell("git clone -q --bare demo bare")
  }

  private func run(
    _ question: [String], _ place: String, now: String = "2026-11-22"
  ) throws -> Program.Output {
    try LeadlintProgram.run(
      question + ["--repo", place, "--now", now], home: demo.directory.path,
      directory: demo.directory.path)
  }

  private func json(_ command: String, _ more: String...) -> [String] {
    [command, "--format", "json"] + more
  }

  /// Whether a run says what it says without anything that is kept.
  private func expectTheTruth(
    _ question: [String], _ place: String, now: String = "2026-11-22", _ comment: String = ""
  ) throws {
    let expected = try run(question + ["--no-cache"], place, now: now)
    let found = try run(question, place, now: now)
    #expect(found.standardOutput == expected.standardOutput, "\(question) at \(now) \(comment)")
    #expect(found.errorText == expected.errorText, "\(question) at \(now) \(comment)")
    #expect(found.status == expected.status, "\(question) at \(now) \(comment)")
  }

  /// What the kept files are: another one has another number.
  private func files(_ gitDirectory: String) throws -> String {
    try demo.shell(
      "cd \(gitDirectory)/leadlint && for f in survey.*; do stat -c '%n %i' $f; done; true")
  }

  @Test func historyIsNotLookedIntoTwice() throws {
    try expectTheTruth(json("check"), bare)
    try demo.shell("rm bare/leadlint/history.index")
    try expectTheTruth(json("check"), bare)
    #expect(try demo.shell("ls bare/leadlint | grep -c history || true") == "0")
    // Another question is another matter.
    try expectTheTruth(json("status"), bare)
    #expect(try demo.shell("ls bare/leadlint | grep -c history || true") == "1")
    try demo.shell("rm bare/leadlint/history.index")
    try demo.shell("cd demo; git commit -q --allow-empty -m more; git push -q ../bare main")
    try expectTheTruth(json("check"), bare)
    #expect(try demo.shell("ls bare/leadlint | grep -c history || true") == "1")
  }

  /// At every edge: the last second at which a commit is in the window, and the one after it.
  @Test func whatIsFoundAgainIsTrueAtThatInstant() throws {
    let dates = try demo.shell("git log --format=%ct | sort -rn | uniq | head -60", in: bare)
      .split(separator: "\n").compactMap { Int($0) }
    func instant(_ seconds: Int) throws -> String {
      try demo.shell("date -u -d @\(seconds) +%Y-%m-%dT%H:%M:%SZ")
    }
    var kept = 0
    var renewed = 0
    // The windows that rules ask for by themselves.
    for (place, days) in [180, 90, 60, 120, 365].enumerated() {
      for date in dates.dropFirst(place).striding(by: 9) {
        let edge = date + days * 86_400
        guard edge > dates[0] else { continue }
        try KeptSurveys.forget(in: bare)
        try expectTheTruth(json("check"), bare, now: instant(edge - 5))
        let before = try files(bare)
        for later in [-4, 0] {
          try expectTheTruth(json("check"), bare, now: instant(edge + later))
          if try files(bare) == before { kept += 1 }
        }
        try expectTheTruth(json("check"), bare, now: instant(edge + 1))
        if try files(bare) != before { renewed += 1 }
        // An earlier instant may hold what has fallen out since.
        try expectTheTruth(json("check"), bare, now: instant(edge - 86_400))
      }
    }
    #expect(kept > 20)
    #expect(renewed > 10)
  }

  @Test func instantsInAnyOrder() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<30 {
      let time = 1_795_305_600 + random.below(4 * 86_400)
      let now = try demo.shell("date -u -d @\(time) +%Y-%m-%dT%H:%M:%SZ")
      try expectTheTruth(json(random.chance(50) ? "check" : "status"), bare, now: now)
    }
  }

  @Test func theWorkTreeIsComparedWithWhatWasRead() throws {
    let steps = [
      ("nothing", "true", true),
      ("a file that nobody reads", "echo x >> services/checkout/cart/basket.swift", true),
      ("a doc that is not committed", "echo x >> services/checkout/ARCHITECTURE.md", true),
      ("a lead", "sed -i 's/^lead: .*/lead: zoe@example.com/' services/search/OWNERS.lead", false),
      ("the lead back", "git checkout -q services/search/OWNERS.lead", false),
      ("a new file", "cp services/search/OWNERS.lead services/checkout/cart/", false),
      ("it ignored", "echo cart/OWNERS.lead > services/checkout/.gitignore", false),
      ("it gone", "rm services/checkout/cart/OWNERS.lead", true),
      ("one less", "rm services/search/OWNERS.lead", false),
      ("it back", "git checkout -q services/search/OWNERS.lead", false),
      ("a mailmap", "echo 'Ari <ari@example.com> <mina@example.com>' > .mailmap", false),
      ("it changed", "echo 'Ari <ari@example.com> <ben@example.com>' > .mailmap", false),
      ("none", "rm .mailmap", false),
      ("ignored commits", "git rev-parse HEAD > .git-blame-ignore-revs", false),
      ("none ignored", "rm .git-blame-ignore-revs", false),
      ("a setting", "echo 'rules: {silo: {window: 400}}' > .lead-rules", false),
      ("a link in its place", "mv .lead-rules x; ln -s x .lead-rules", nil),
      ("what was kept before that", "rm .lead-rules x", true),
      ("an invalid file, which is not kept", "echo x > teams/widget/OWNERS.lead", true),
      ("it mended", "git checkout -q .", nil),
      (
        "notes emptied", "for f in $(git ls-files | grep -i handoff | head -3); do : > $f; done",
        nil
      ),
      ("all as it was", "git checkout -q .", nil),
    ]
    let place = demo.path
    for (name, script, isFoundAgain) in steps {
      _ = try run(json("check"), place)
      let before = try files(place + "/.git")
      try demo.shell("cd demo; " + script)
      try expectTheTruth(json("check"), place, name)
      let isSame = try files(place + "/.git") == before
      if let isFoundAgain { #expect(isSame == isFoundAgain, "\(name)") }
      try expectTheTruth(json("check"), place, name)
    }
  }

  @Test func theWeeksOfAReportAreFoundAgain() throws {
    let question = ["report", "--format", "json"]
    try expectTheTruth(question, bare)
    let before = try files(bare)
    #expect(before.split(separator: "\n").count >= 12)
    try expectTheTruth(question, bare)
    #expect(try files(bare) == before)
    // Of those a week later, all but the newest have been seen.
    try expectTheTruth(question, bare, now: "2026-11-29")
    let after = Set(try files(bare).split(separator: "\n").map(String.init))
    let seen = before.split(separator: "\n").map(String.init)
    #expect(after.isSuperset(of: seen) && after.count <= seen.count + 2)
    // The past is judged by the configuration of today.
    try demo.shell(
      """
      cd demo; echo 'Ari <ari@example.com> <mina@example.com>' > .mailmap
      git add .mailmap; git commit -qm mailmap; git push -q ../bare main
      """)
    try expectTheTruth(question, bare)
    try expectTheTruth(["status", "--weeks", "14", "--format", "json"], demo.path)
    try expectTheTruth(["status", "--weeks", "14", "--format", "json"], demo.path)
  }

  @Test func whatIsDamagedIsFoundOutAnew() throws {
    try expectTheTruth(json("status"), bare)
    let name = try #require(KeptSurveys.names(in: bare).first)
    let path = "bare/leadlint/" + name
    let whole = try demo.directory.read(path)
    let expected = try run(json("status"), bare).standardOutput
    var random = SplitMix64(seed: 5)
    for round in 0..<160 {
      var bytes = whole
      switch round {
      case 0..<32: bytes[round] ^= 1 << UInt8(random.below(8))
      case 32..<64: bytes.removeLast(1 + random.below(bytes.count))
      default: bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
      try demo.directory.write(bytes, to: path)
      let found = try run(json("status"), bare)
      #expect(found.standardOutput == expected && found.standardError.isEmpty, "\(round)")
      #expect(try demo.directory.read(path) == whole, "\(round)")
    }
    for script in ["ln -s ../../x $f", "mkdir $f", "mkfifo $f", ": > $f"] {
      try demo.shell("f=\(path); cp $f x; rm $f; \(script)")
      let found = try run(json("status"), bare)
      #expect(found.standardOutput == expected && found.standardError.isEmpty, "\(script)")
      try demo.shell("rm -rf \(path)")
      try demo.directory.write(whole, to: path)
    }
  }

  /// - Parameter size: of each of 300 older files, in bytes.
  @Test(arguments: [100, 10_000])
  func onlySoMuchIsKept(_ size: Int) throws {
    try demo.shell(
      """
      mkdir -p bare/leadlint; cd bare/leadlint
      for n in $(seq 300); do
        f=survey.$(printf %016x $n); head -c \(size) /dev/zero > $f; touch -d "$n days ago" $f
      done
      """)
    try expectTheTruth(json("check"), bare)
    let names = try KeptSurveys.names(in: bare)
    let total = Int(try demo.shell("cat bare/leadlint/survey.* | wc -c")) ?? .max
    #expect(names.count == 256 || size == 10_000 && names.count > 50)
    #expect(total <= 1 << 20)
    // The newest stay.
    #expect(names.contains("survey.0000000000000001") && names.count < 257)
    #expect(!names.contains("survey.000000000000012c"))
    let before = try files(bare)
    try expectTheTruth(json("check"), bare)
    #expect(try files(bare) == before)
  }

  @Test func whatDependsOnMoreIsNotKept() throws {
    for question in [
      json("check", "--base", "HEAD~3", "--rev", "HEAD"), json("check", "--no-cache"),
    ] {
      _ = try run(question, bare)
      #expect(try KeptSurveys.names(in: bare).isEmpty, "\(question)")
    }
    try demo.shell("cd demo; echo x >> README.md; git add -A")
    _ = try run(json("check", "--staged"), demo.path)
    #expect(try KeptSurveys.names(in: demo.path + "/.git").isEmpty)
  }
}

extension Sequence {
  /// Every so many.
  fileprivate func striding(by step: Int) -> [Element] {
    enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }
}
