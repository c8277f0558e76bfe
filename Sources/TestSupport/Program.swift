internal import Foundation

/// A program to run, and how.
package struct Program: Sendable {
  /// The absolute path, or a name that `PATH` knows.
  package var path: String
  /// The whole environment of the program: nothing is inherited.
  package var environment: [String: String]
  /// Where the program runs; nil for the test's own directory.
  package var directory: String?

  /// Describes a program without running it; by default it gets `PATH` and a plain locale only.
  package init(
    _ path: String, environment: [String: String] = Program.plainEnvironment,
    directory: String? = nil
  ) {
    self.path = path
    self.environment = environment
    self.directory = directory
  }

  /// `PATH` as the test has it, the C locale and UTC.
  package static let plainEnvironment: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "LC_ALL": "C",
    "TZ": "UTC",
  ]

  /// What a run left behind.
  package struct Output: Sendable {
    package let standardOutput: [UInt8]
    package let standardError: [UInt8]
    /// The exit status; minus the signal's number where a signal ended the program.
    package let status: Int32

    /// Standard output with what is not UTF-8 replaced.
    package var text: String { String(decoding: standardOutput, as: UTF8.self) }

    /// Standard error with what is not UTF-8 replaced.
    package var errorText: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// A program that ended otherwise than with status 0, by its arguments and what it said.
  package struct Failure: Error, CustomStringConvertible {
    package let arguments: [String]
    package let status: Int32
    package let errorText: String

    package var description: String {
      "\(arguments.joined(separator: " ")): status \(status)\n\(errorText)"
    }
  }

  /// Runs the program to its end. Throws only where it cannot be started.
  ///
  /// The three streams are files rather than pipes: whatever their size, neither side ever waits
  /// for the other.
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> Output {
    let streams = try TemporaryDirectory()
    try streams.write(input, to: "in")
    try streams.write([], to: "out")
    try streams.write([], to: "err")

    let process = Process()
    if path.contains("/") {
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
    } else {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [path] + arguments
    }
    process.environment = environment
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: streams.file("in")))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.file("out")))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: streams.file("err")))
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    // Waiting through the handler, since waitUntilExit polls a run loop that tests do not have.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    try input.close()
    try output.close()
    try errors.close()

    let killed = process.terminationReason == .uncaughtSignal
    return Output(
      standardOutput: try streams.read("out"), standardError: try streams.read("err"),
      status: killed ? -process.terminationStatus : process.terminationStatus)
  }

  /// Runs the program and gives its standard output. Throws `Failure` for any status but 0.
  package func check(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let output = try run(arguments, input: input)
    guard output.status == 0 else {
      throw Failure(
        arguments: [path] + arguments, status: output.status, errorText: output.errorText)
    }
    return output.standardOutput
  }
}
