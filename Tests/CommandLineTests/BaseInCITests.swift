internal import Foundation
internal import TestSupport
internal import Testing

/// `--base auto` in clones as each CI makes them: real ones, from a remote with a pull request.
@Suite struct BaseInCITests {
  private let scene: BadInputScene
  /// The tip of the change, and the commit that merges it.
  private let change: String
  private let merge: String

  /// `repo` is the remote: `main` has moved on since `topic` left it and broke a link.
  init() throws {
    scene = try BadInputScene(
      """
      git checkout -q -b topic HEAD~1
      echo '[gone](nowhere.md)' >> svc/b/README.md
      GIT_COMMITTER_DATE=2026-05-01T12:00:00Z git commit -qam 'A link that leads nowhere'
      git checkout -q main
      echo '[gone as well](nowhere.md)' >> svc/a/docs/architecture.md
      GIT_COMMITTER_DATE=2026-05-02T12:00:00Z git commit -qam 'A link that is broken already'
      git checkout -q --detach main
      git merge -q --no-ff -m 'Merge topic into main' topic
      git update-ref refs/pull/7/merge HEAD; git update-ref refs/pull/7/head topic
      git checkout -q main
      git config uploadpack.allowFilter true; git config uploadpack.allowAnySHA1InWant true
      """)
    let remote = GitRepository(at: scene.path, home: scene.directory.path)
    change = try remote.text(["rev-parse", "topic"])
    merge = try remote.text(["rev-parse", "refs/pull/7/merge"])
  }

  /// Clones as a CI does, and checks there.
  private func check(_ clone: String, _ environment: [String: String]) throws -> Program.Output {
    try scene.shell("rm -rf ci; git init -q ci; cd ci; git remote add origin ../repo\n" + clone)
    return try LeadlintProgram.run(
      ["check", "--base", "auto", "--rule", "broken-link", "--fail-on", "info"],
      home: scene.directory.path, directory: scene.directory.file("ci"),
      environment: environment)
  }

  /// Only the change's own link is new, whatever `main` has.
  private func isExact(_ output: Program.Output) -> Bool {
    output.status == 1 && output.text.contains("svc/b/README.md:2:")
      && !output.text.contains("architecture.md") && output.errorText.contains("compared with ")
  }

  private static let fetchAll = "git fetch -q origin '+refs/heads/*:refs/remotes/origin/*'\n"

  @Test func gitHub() throws {
    let environment = [
      "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "main",
      "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge,
    ]
    let fetch = "git fetch -q origin +refs/pull/7/merge:refs/remotes/pull/7/merge\n"
    let checkOut = "git checkout -q --detach refs/remotes/pull/7/merge"
    #expect(isExact(try check(fetch + checkOut, environment)))
    #expect(isExact(try check(Self.fetchAll + fetch + checkOut, environment)))
    #expect(isExact(try check(Self.fetchAll + "git checkout -q origin/topic", environment)))
    let shallow = try check(
      fetch.replacing("fetch", with: "fetch --depth=1") + checkOut, environment)
    #expect(shallow.status == 2 && shallow.errorText.contains("with: {fetch-depth: 0}"))
    try scene.directory.write(
      #"{"pull_request": {"head": {"sha": "\#(change)"}}}"#, to: "event.json")
    let event = ["GITHUB_EVENT_PATH": scene.directory.file("event.json")]
    let output = try check(fetch + checkOut, environment.merging(event) { $1 })
    #expect(isExact(output) && output.errorText.contains("merged the change \(change.prefix(7))"))
  }

  @Test func gitLab() throws {
    let environment = [
      "GITLAB_CI": "true", "CI_MERGE_REQUEST_IID": "7",
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    ]
    let checkOut = "git fetch -q origin topic\ngit checkout -q --detach FETCH_HEAD"
    #expect(isExact(try check(Self.fetchAll + checkOut, environment)))
    let alone = try check(checkOut, environment)
    #expect(alone.status == 2 && alone.errorText.contains("variables: {GIT_DEPTH: \"0\"}"))
    let shallow = try check(checkOut.replacing("fetch -q", with: "fetch -q --depth=2"), environment)
    #expect(shallow.status == 2 && shallow.errorText.contains("GIT_DEPTH: \"0\""))
  }

  @Test func theRemedyForBuildkiteWorks() throws {
    let environment = [
      "BUILDKITE": "true", "BUILDKITE_PULL_REQUEST": "7",
      "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main",
    ]
    let checkOut = "git fetch -q origin topic\ngit checkout -q --detach FETCH_HEAD\n"
    let alone = try check(checkOut, environment)
    #expect(alone.status == 2)
    let remedy = try #require(alone.errorText.range(of: "before leadlint:  "))
    let command = alone.errorText[remedy.upperBound...].prefix { $0 != "\n" }
    #expect(isExact(try check(checkOut + command, environment)))
  }

  @Test func mergesTheOtherWayRound() throws {
    let merged =
      Self.fetchAll + "git checkout -q --detach origin/topic\n"
      + "git merge -q --no-ff -m 'Merge main into topic' origin/main"
    let bitbucket = [
      "BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_PR_ID": "7", "BITBUCKET_COMMIT": change,
      "BITBUCKET_PR_DESTINATION_BRANCH": "main",
    ]
    #expect(isExact(try check(merged, bitbucket)))
    let jenkins = ["JENKINS_URL": "http://ci.example/", "CHANGE_TARGET": "main"]
    #expect(isExact(try check(merged, jenkins)))
  }

  @Test func azure() throws {
    let environment = [
      "TF_BUILD": "True", "BUILD_SOURCEBRANCH": "refs/pull/7/merge", "BUILD_SOURCEVERSION": merge,
      "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
    ]
    let fetch = "git fetch -q origin +refs/pull/7/merge:refs/remotes/pull/7/merge\n"
    #expect(isExact(try check(fetch + "git checkout -q --detach \(merge)", environment)))
  }

  @Test func nothingIsGuessed() throws {
    let clone = Self.fetchAll + "git checkout -q origin/topic"
    for environment in [["CI": "true"], ["CIRCLECI": "true"], ["TF_BUILD": "True"]] {
      let output = try check(clone, environment)
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains("--base origin/main"), "\(output.errorText)")
    }
    let outside = try check(clone, [:])
    #expect(outside.status == 2 && outside.errorText.contains("git remote set-head origin --auto"))
    #expect(isExact(try check(clone + "\ngit remote set-head origin --auto >/dev/null", [:])))
  }
}
