internal import Foundation
internal import TestSupport
internal import Testing

/// A directory of its own for one test, in which leadlint and shell scripts run.
protocol Scene {
  /// What holds the repositories; also the user's home.
  var directory: TemporaryDirectory { get }
}

extension Scene {
  /// Runs leadlint in the scene's directory, or in a folder of it.
  func leadlint(
    _ arguments: [String], in folder: String = "", input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Program.Output {
    try LeadlintProgram.run(
      arguments, home: directory.path, directory: directory.file(folder), input: input,
      environment: environment)
  }

  /// The shell, with git in its closed environment.
  func bash(in folder: String = "", environment: [String: String] = [:]) -> Program {
    let closed = GitRepository.closedEnvironment(home: directory.path)
    return Program(
      "bash", environment: closed.merging(environment) { $1 }, directory: directory.file(folder))
  }
}

/// A scene that begins with nothing.
struct EmptyScene: Scene {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }
}

extension Program.Output {
  /// Standard output as a JSON object.
  func object() throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(standardOutput))
    return try #require(parsed as? [String: Any], "\(errorText)")
  }

  /// The list of objects at a key of it.
  func objects(_ key: String) throws -> [[String: Any]] {
    try #require(try object()[key] as? [[String: Any]])
  }
}

extension Program {
  /// Runs a script that must succeed, and gives what it prints without line breaks at the end.
  @discardableResult
  func script(_ text: String) throws -> String {
    String(decoding: try check(["-ec", text]), as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}

/// Compares with `fixtures/expected/NAME`; unlike the call below, lets a test go on.
func expectSnapshot(_ text: String, _ name: String) {
  do { try Snapshot.check(text, name) } catch { Issue.record(error) }
}
