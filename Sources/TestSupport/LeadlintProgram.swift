internal import Foundation

/// Where the `leadlint` program of this build is.
package enum LeadlintProgram {
  /// Says that no built program was found, and where it was looked for.
  package struct NotBuilt: Error, CustomStringConvertible {
    package let places: [String]

    package var description: String {
      "no leadlint program; run `swift build`, or name it in LEADLINT_PROGRAM. Looked for:\n"
        + places.joined(separator: "\n")
    }
  }

  /// The absolute path of the program: the one that `LEADLINT_PROGRAM` names, else the one beside
  /// the test bundle.
  package static func path() throws -> String {
    if let named = ProcessInfo.processInfo.environment["LEADLINT_PROGRAM"], !named.isEmpty {
      return named
    }
    let places = candidates()
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { throw NotBuilt(places: places) }
    return found
  }

  /// Runs the program in the closed environment of `GitRepository`, with `home` as the user's
  /// directory. Throws only where it cannot be found or started.
  package static func run(
    _ arguments: [String], home: String, directory: String? = nil, input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Program.Output {
    let closed = GitRepository.closedEnvironment(home: home)
    let program = Program(
      try path(), environment: closed.merging(environment) { _, added in added },
      directory: directory)
    return try program.run(arguments, input: input)
  }

  /// Test bundles are run by several helpers, each of which shows the bundle's place elsewhere:
  /// as the program itself, or as one of its arguments. Every directory above one is tried.
  private static func candidates() -> [String] {
    var starts = CommandLine.arguments.filter { $0.contains(".xctest") || $0.contains(".build") }
    starts.append(Bundle.main.bundlePath)
    if let program = Bundle.main.executablePath { starts.append(program) }
    do {
      starts.append(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    } catch {
      // No such link outside Linux; the other starting points remain.
    }
    var places: [String] = []
    for start in starts {
      var url = URL(fileURLWithPath: start).standardizedFileURL
      for _ in 0..<6 where url.path != "/" {
        let place = url.appendingPathComponent("leadlint").path
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isDirectory)
        if !places.contains(place), !(exists && isDirectory.boolValue) { places.append(place) }
        url.deleteLastPathComponent()
      }
    }
    return places
  }
}
