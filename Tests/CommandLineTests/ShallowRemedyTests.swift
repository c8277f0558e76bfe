internal import TestSupport
internal import Testing

/// A clone without its whole history is refused, with what to write in the CI at hand.
@Suite struct ShallowRemedyTests {
  static let remedies: [(environment: [String: String], remedy: String)] = [
    ([:], "  next: git fetch --unshallow"),
    (["CI": "true"], "  next: git fetch --unshallow"),
    (["GITHUB_ACTIONS": "true"], "write at actions/checkout:  with: {fetch-depth: 0}"),
    (["GITLAB_CI": "true"], "in .gitlab-ci.yml, write at the job:  variables: {GIT_DEPTH: \"0\"}"),
    (["TF_BUILD": "True"], "- {checkout: self, fetchDepth: 0}"),
    (["BITBUCKET_BUILD_NUMBER": "1"], "clone: {depth: full}"),
    (["BUILDKITE": "true"], "remove --depth from BUILDKITE_GIT_CLONE_FLAGS"),
    (["CIRCLECI": "true"], "- run: git fetch --unshallow"),
    (["JENKINS_URL": "http://ci.example/"], "sh 'git fetch --unshallow'"),
  ]

  @Test(arguments: ["other", "linked"])
  func theRemedyIsThatOfTheCI(_ path: String) throws {
    let scene = try BadInputScene(
      "cd ..; git clone -q --depth 1 file://$PWD/repo other; "
        + "git -C other worktree add -q ../linked 2>/dev/null", at: path)
    for (environment, remedy) in Self.remedies {
      for command in ["check", "status"] {
        let output = try scene.leadlint(command, environment: environment)
        #expect(output.status == 2)
        #expect(output.errorText.contains("this is a shallow clone"))
        #expect(output.errorText.contains(remedy), "\(output.errorText)")
      }
    }
    try scene.shell("git -C other fetch -q --unshallow")
    #expect(try scene.leadlint("check").status == 1)
  }
}
