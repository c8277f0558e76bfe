internal import CSystem
internal import Foundation
internal import TestSupport
internal import Testing

/// Runs that are stopped while they write the history index, and runs that write it at once.
@Suite struct CacheStressTests {
  /// Half of the runs find no index, half find one that 140 commits are laid over; both write.
  @Test func killedAtAnyMoment() async throws {
    let counts = try await withThrowingTaskGroup(of: (killed: Int, left: Int).self) { group in
      for seed in 1...4 {
        group.addTask { try Self.killFiftyTimes(seed: UInt64(seed)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    // Most runs were still under way.
    #expect(counts.reduce(0) { $0 + $1.killed } >= 80)
    #expect(counts.contains { $0.left > 0 })
  }

  private static func killFiftyTimes(seed: UInt64) throws -> (killed: Int, left: Int) {
    var random = SplitMix64(seed: seed)
    let scene = try StressScene()
    try scene.add(6)
    _ = try scene.run([])
    try scene.keepIndex()
    try scene.add(140)
    let expected = try scene.run(["--no-cache"])
    #expect(expected.status == 0 && expected.standardError.isEmpty)
    let duration = try scene.medianDuration()
    var counts = (killed: 0, left: 0)
    for number in 0..<50 {
      try scene.placeIndex(isOld: number % 2 == 0)
      let before = try scene.leftovers().count
      // Writing is short: half of the runs are stopped while they are at it.
      let moment = number % 4 < 2 ? duration * Double(random.below(1000)) / 900 : 10
      let wasKilled = try scene.killedRun(
        after: moment, orWritingFor: number % 4 < 2 ? nil : random.chance(70) ? 0 : 1)
      if wasKilled { counts.killed += 1 }
      counts.left += try scene.leftovers().count - before
      let next = try scene.run([])
      #expect(next.standardOutput == expected.standardOutput, "\(number) of \(seed)")
      #expect(next.status == 0 && next.standardError.isEmpty, "\(next.errorText)")
    }
    try scene.expectTidyAfterAnHour()
    return counts
  }

  /// A file that may not grow ends a process in the middle of the write, or, where the process
  /// passes the signal over, looks like a full disk.
  @Test(arguments: [true, false])
  func stoppedInTheMiddleOfTheFile(_ isDeadly: Bool) throws {
    let scene = try StressScene()
    try scene.add(120)
    let expected = try scene.run(["--no-cache"])
    _ = try scene.run([])
    let size = Int(try scene.shell("stat -c %s leadlint/history.index")) ?? 0
    #expect(size > 4096)
    for kibibytes in 1...(size / 1024) {
      let signal = "env --\(isDeadly ? "default" : "ignore")-signal=XFSZ"
      let output = try scene.shell(
        """
        rm -f leadlint/history.index; \(signal) true 2> /dev/null || exit 0
        { (ulimit -c 0; ulimit -f \(kibibytes); exec \(signal) \(try scene.command)) | cat
        } 2> ../said
        """)
      guard !output.isEmpty else { return }
      #expect(output + "\n" == expected.text)
      let said = String(decoding: try scene.directory.read("said"), as: UTF8.self)
      let place = scene.path + "/leadlint/history.index"
      if isDeadly {
        #expect(try scene.leftovers().count == kibibytes)
      } else {
        #expect(try scene.leftovers().isEmpty)
        #expect(said.contains("the history index \(place) cannot be written: File too large"))
      }
      let next = try scene.run([])
      #expect(next.standardOutput == expected.standardOutput, "\(kibibytes) KiB")
      #expect(next.status == 0 && next.standardError.isEmpty)
    }
    try scene.expectTidyAfterAnHour()
  }

  @Test func eightAtOnceWhileCommitsAreAdded() throws {
    let scene = try StressScene()
    try scene.add(20)
    for batch in 0..<12 {
      let stream = StressScene.stream(from: 21 + batch * 25, count: 25, StressScene.change)
      try scene.directory.write(stream, to: "batch\(batch)")
    }
    try scene.shell(
      """
      for runner in 1 2 3 4 5 6 7 8; do
        for round in 1 2 3 4 5; do
          \(try scene.command) > ../out$runner.$round 2>> ../said || echo failed >> ../said
        done &
      done
      for batch in 0 1 2 3 4 5 6 7 8 9 10 11; do
        git fast-import --quiet --date-format=raw < ../batch$batch
        sleep 0.1
      done
      wait
      """)
    #expect(try scene.directory.read("said").isEmpty)
    var answers: [String: Set<[UInt8]>] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: scene.directory.path)
    where name.hasPrefix("out") {
      let output = try scene.directory.read(name)
      let text = String(decoding: output, as: UTF8.self)
      let tip = try #require(text.firstMatch(of: /"tip" : "([0-9a-f]{40})"/)).1
      answers[String(tip), default: []].insert(output)
    }
    for (tip, said) in answers {
      #expect(said == [try scene.run(["--no-cache", "--rev", tip]).standardOutput], "\(tip)")
    }
    #expect(answers.count > 1)
    #expect(try scene.leftovers().isEmpty)
    let last = try scene.run(["--no-cache"])
    for _ in 0..<2 { #expect(try scene.run([]).standardOutput == last.standardOutput) }
    let cache = try scene.leadlint(["cache", "--repo", scene.path, "--format", "json"])
    #expect(cache.text.contains(#""state" : "usable""#))
  }
}

/// A bare repository that grows.
private struct StressScene: Scene, Sendable {
  let directory: TemporaryDirectory
  let path: String
  private let repository: GitRepository

  init() throws {
    directory = try TemporaryDirectory()
    repository = try GitRepository(in: directory)
    path = repository.path
    try add(1) { _ in
      let owners = "---\nkind: service\nlead: a@example.com\ndocs: [README.md]\n---\n"
      return "M 100644 inline svc/OWNERS.lead\ndata \(owners.utf8.count)\n\(owners)\n"
    }
  }

  /// Adds commits to the branch.
  func add(_ count: Int, _ change: (Int) -> String = Self.change) throws {
    let tips = try repository.text(["for-each-ref", "--format=%(objectname)", "refs/heads/main"])
    let before = tips.isEmpty ? 0 : Int(try repository.text(["rev-list", "--count", "main"])) ?? 0
    try repository.fastImport(Array(Self.stream(from: before, count: count, change).utf8))
  }

  /// The commits from one number on.
  static func stream(from before: Int, count: Int, _ change: (Int) -> String) -> String {
    var stream = ""
    for number in before..<(before + count) {
      let name = ["a", "b", "c"][number % 3]
      stream += "commit refs/heads/main\n"
      stream += "committer \(name) <\(name)@example.com> \(1_793_000_000 + number * 600) +0000\n"
      stream += "data 2\nm\n"
      if number == before, before > 0 { stream += "from refs/heads/main^0\n" }
      stream += change(number)
    }
    return stream
  }

  static func change(_ number: Int) -> String {
    let path = number % 9 == 0 ? "svc/README.md" : "svc/code/\(number % 11)/f"
    return "M 100644 inline \(path)\ndata \(String(number).utf8.count)\n\(number)\n"
  }

  private static let arguments = ["status", "--format", "json", "--now", "2026-11-22"]

  var command: String {
    get throws { try ([LeadlintProgram.path()] + Self.arguments).joined(separator: " ") }
  }

  func run(_ more: [String]) throws -> Program.Output {
    try leadlint(Self.arguments + ["--repo", path] + more)
  }

  @discardableResult
  func shell(_ script: String) throws -> String {
    try bash(in: "repository").script(script)
  }

  // MARK: The index

  private var index: String { path + "/leadlint/history.index" }

  func keepIndex() throws {
    try FileManager.default.copyItem(atPath: index, toPath: directory.file("old"))
  }

  func placeIndex(isOld: Bool) throws {
    if FileManager.default.fileExists(atPath: index) {
      try FileManager.default.removeItem(atPath: index)
    }
    if isOld { try FileManager.default.copyItem(atPath: directory.file("old"), toPath: index) }
  }

  /// What runs that were stopped left.
  func leftovers() throws -> [String] {
    let folder = path + "/leadlint"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.allSatisfy { $0.hasPrefix("history.index") })
    return names.filter { $0 != "history.index" }
  }

  /// The next run that writes sweeps away what is older than an hour.
  func expectTidyAfterAnHour() throws {
    try shell(
      "touch leadlint/history.index.1.1; touch -d '2 hours ago' leadlint/history.index.*")
    try placeIndex(isOld: false)
    _ = try run([])
    #expect(try leftovers().isEmpty)
  }

  // MARK: Runs that are stopped

  /// In seconds.
  func medianDuration() throws -> Double {
    let clock = ContinuousClock()
    var durations: [Duration] = []
    for _ in 0..<5 {
      try placeIndex(isOld: false)
      durations.append(try clock.measure { _ = try killedRun(after: 10) })
    }
    return durations.sorted()[2] / .seconds(1)
  }

  /// Whether a run has begun its file.
  private func isWriting(_ process: Int32) -> Bool {
    guard let folder = opendir(path + "/leadlint") else { return false }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let isItsOwn = withUnsafeBytes(of: entry.pointee.d_name) {
        $0.starts(with: "history.index.\(process).".utf8)
      }
      if isItsOwn { return true }
    }
    return false
  }

  /// - Parameter microseconds: the run is stopped too when it has been writing for so long.
  /// - Returns: whether the run was still under way.
  func killedRun(
    after seconds: Double, orWritingFor microseconds: UInt32? = nil
  ) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try LeadlintProgram.path())
    process.arguments = Self.arguments + ["--repo", path]
    process.environment = GitRepository.closedEnvironment(home: directory.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if let microseconds {
      var hasEnded = false
      while !hasEnded, !isWriting(process.processIdentifier) {
        hasEnded = ended.wait(timeout: .now()) == .success
      }
      if !hasEnded {
        if microseconds > 0 { usleep(microseconds) }
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
      }
    } else if ended.wait(timeout: .now() + seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    return process.terminationReason == .uncaughtSignal
  }
}
