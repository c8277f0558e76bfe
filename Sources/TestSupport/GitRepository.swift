/// A repository that `git` works on in a closed environment: no configuration of the user or the
/// system, no inherited `GIT_` variable, fixed identities and dates.
package struct GitRepository: Sendable {
  /// The directory that `git` runs in: the work tree, or the repository itself where it is bare.
  package let path: String
  private let program: Program

  /// Opens what stands at `path`; `home` is an empty directory that stands for the user's own.
  package init(at path: String, home: String) {
    self.path = path
    program = Program(
      "git", environment: Self.closedEnvironment(home: home), directory: path)
  }

  /// Makes a repository in `directory`, with `main` as its branch.
  package init(in directory: TemporaryDirectory, name: String = "repository", bare: Bool = true)
    throws
  {
    let path = directory.file(name)
    let environment = Self.closedEnvironment(home: directory.path)
    let flags = ["init", "--quiet", "--initial-branch=main"] + (bare ? ["--bare"] : [])
    _ = try Program("git", environment: environment).check(flags + [path])
    self.init(at: path, home: directory.path)
  }

  /// The environment that `git` gets; for running another program on the same terms.
  package static func closedEnvironment(home: String) -> [String: String] {
    var environment = Program.plainEnvironment
    environment["HOME"] = home
    environment["XDG_CONFIG_HOME"] = home
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_SYSTEM"] = "/dev/null"
    environment["GIT_ATTR_NOSYSTEM"] = "1"
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["GIT_AUTHOR_DATE"] = "2026-01-01T12:00:00Z"
    environment["GIT_COMMITTER_DATE"] = "2026-01-01T12:00:00Z"
    return environment.merging(identity("Anna Okafor", "anna@example.com")) { $1 }
  }

  /// The variables that make somebody the author and the committer.
  package static func identity(_ name: String, _ email: String) -> [String: String] {
    [
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email,
      "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email,
    ]
  }

  /// Runs `git` and gives its standard output. Throws `Program.Failure` for any status but 0.
  @discardableResult
  package func git(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> [UInt8] {
    var program = program
    program.environment.merge(environment) { _, added in added }
    return try program.check(arguments, input: input)
  }

  /// Runs `git` and gives its standard output as text, without white space at its end.
  @discardableResult
  package func text(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> String {
    var output = try git(arguments, input: input, environment: environment)
    while let last = output.last, last == 0x0A || last == 0x0D || last == 0x20 {
      output.removeLast()
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Imports a `git fast-import` stream and gives the id of the object behind each mark.
  @discardableResult
  package func fastImport(_ stream: [UInt8]) throws -> [Int: String] {
    let marks = try TemporaryDirectory()
    try git(
      [
        "fast-import", "--quiet", "--force", "--date-format=raw-permissive",
        "--export-marks=" + marks.file("marks"),
      ], input: stream)
    let text = String(decoding: try marks.read("marks"), as: UTF8.self)
    var ids: [Int: String] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let mark = Int(words[0].dropFirst()) else { continue }
      ids[mark] = String(words[1])
    }
    return ids
  }
}
