internal import Foundation
internal import TestSupport
internal import Testing

/// Repositories of other users, which containers in CI meet every day. Only root can make one.
@Suite(.enabled(if: NSUserName() == "root"))
struct BadInputOwnerTests {
  private let scene: BadInputScene

  init() throws { scene = try BadInputScene("chown -R 12345 .") }

  private func check(_ environment: [String: String] = [:]) throws -> Program.Output {
    try scene.leadlint("check", environment: environment)
  }

  @Test func anotherUsersRepositoryIsRefusedandTheRemedyWorks() throws {
    let output = try check()
    #expect(output.status == 2 && output.standardOutput.isEmpty)
    #expect(output.errorText.contains("\(scene.path) belongs to another user"))
    let remedy = "git config --global --add safe.directory \(scene.path)"
    #expect(output.errorText.contains(remedy))
    let environment = ["GIT_CONFIG_GLOBAL": scene.directory.file("global")]
    try scene.shell(remedy, environment: environment)
    #expect(try check(environment).status == 1)
    // What the repository says of itself counts for nothing.
    try scene.shell("cd repo; printf '[safe]\\n\\tdirectory = *\\n' >> .git/config")
    #expect(try check().status == 2)
  }

  @Test(
    arguments: [
      ("*", 1), ("DIR/*", 1), ("DIR/repo/", 1), ("DIR/other", 2), ("repo", 2), ("DIR", 2),
      ("*\n\tdirectory =", 2), ("\n\tdirectory = *", 1),
    ])
  func theUsersConfigurationIsReadAsGitReadsIt(_ value: String, _ status: Int32) throws {
    let directory = value.replacingOccurrences(of: "DIR", with: scene.directory.path)
    try scene.directory.write("[safe]\n\tdirectory = \(directory)\n", to: "git/config")
    let file = scene.directory.file("git/config")
    #expect(try check(["GIT_CONFIG_GLOBAL": file]).status == status)
    #expect(try check(["GIT_CONFIG_SYSTEM": file, "GIT_CONFIG_NOSYSTEM": "0"]).status == status)
    #expect(try check(["GIT_CONFIG_SYSTEM": file, "GIT_CONFIG_NOSYSTEM": "1"]).status == 2)
  }

  @Test func theEnvironmentsConfigurationIsRead() throws {
    for (key, value, status) in [
      ("safe.directory", "*", 1), ("Safe.Directory", scene.path, 1), ("safe.directory", "/x", 2),
      ("safe.bareRepository", "*", 2),
    ] {
      let environment = [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": key, "GIT_CONFIG_VALUE_0": value,
      ]
      #expect(try check(environment).status == Int32(status))
    }
    #expect(try check(["GIT_CONFIG_COUNT": "99999999999999999999"]).status == 2)
  }

  @Test func sudoSpeaksForTheUserWhoCalledIt() throws {
    #expect(try check(["SUDO_UID": "12345"]).status == 1)
    #expect(try check(["SUDO_UID": "54321"]).status == 2)
    #expect(try check(["SUDO_UID": "x"]).status == 2)
  }
}
