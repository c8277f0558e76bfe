internal import Basics
internal import Git
internal import LeadFiles
internal import LeadModel
internal import Surveying

/// Findings that are known: they do not count, and whatever is new does.
struct Baseline {
  /// As it was named.
  let file: ByteString
  private let entries: [BaselineFile.Entry]
  private let fingerprints: Set<ByteString>

  /// Reads the bytes of a baseline, from a file or from a commit.
  ///
  /// Where a change is checked, these are the bytes that the base has: a change must not relax its
  /// own check.
  /// - Throws: `RunError` with the location of every mistake.
  static func read(_ bytes: [UInt8], _ file: ByteString) throws(RunError) -> Baseline {
    let parsed = BaselineFile.parse(bytes, file: file)
    guard let value = parsed.value else {
      throw RunError(
        problem: "\(file) is not a readable baseline",
        remedy: "fix the errors above, or remove the file and write it again:  "
          + "leadlint baseline write",
        diagnostics: parsed.diagnostics)
    }
    return Baseline(
      file: file, entries: value.entries, fingerprints: Set(value.entries.map(\.fingerprint)))
  }

  /// The baseline that was named, or else the one at the repository's root, if it is there.
  /// - Throws: `RunError`.
  static func find(_ argument: String?, for run: CheckRun) throws -> Baseline? {
    if let argument { return try named(argument, for: run) }
    let name = BaselineFile.fileName
    guard let root = run.workDirectory else { return nil }
    switch try run.policyFile(at: root + name, limit: BaselineFile.sizeLimit) {
    case .ofBase(let bytes): return try read(bytes, name)
    case .own: return try load(name, in: root)
    case .missingInBase:
      if FileSystem.mode(of: root + name) != nil {
        Console.note("the base has no \(name), and the one in the change is not used")
      }
      return nil
    }
  }

  /// Reads the file at `argument`, from the current directory; where a change is checked, the one
  /// that its base has.
  /// - Returns: nil where the base has none; a note says so.
  /// - Throws: `RunError`, also where there is no such file.
  static func named(_ argument: String, for run: CheckRun) throws -> Baseline? {
    let path = RawArguments.bytes(argument)
    for location in PathArgument.absolute(path) {
      switch try run.policyFile(at: location, limit: BaselineFile.sizeLimit) {
      case .own: continue
      case .ofBase(let bytes): return try read(bytes, path)
      case .missingInBase:
        Console.note("the base has no \(path), and the one in the change is not used")
        return nil
      }
    }
    if let baseline = try load(path) { return baseline }
    throw RunError(
      problem: "there is no baseline at \(path)",
      remedy: "write it:  leadlint baseline write -o \(path)")
  }

  /// Reads the file at `path`; nil where there is none.
  /// - Throws: `RunError` for anything else that stands there.
  static func load(_ path: ByteString) throws(RunError) -> Baseline? {
    let slash = path.bytes.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { ByteString(path.bytes[($0 + 1)...]) } ?? path
    return try load(name, in: slash.map { ByteString(path.bytes[...$0]) } ?? ".", called: path)
  }

  /// - Parameter path: what it is called in messages; nil: by its name.
  private static func load(
    _ name: ByteString, in directory: ByteString, called path: ByteString? = nil
  ) throws(RunError) -> Baseline? {
    let path = path ?? name
    let remedy: ByteString = "name the baseline's file"
    switch FileReader.read(name, below: directory, limit: BaselineFile.sizeLimit) {
    case .missing: return nil
    case .bytes(let bytes): return try read(bytes, path)
    case .symbolicLink:
      throw RunError(
        problem: "\(path) is a symbolic link; leadlint follows none", remedy: remedy)
    case .notAFile:
      throw RunError(problem: "\(path) is not an ordinary file", remedy: remedy)
    case .tooLarge(let size):
      throw RunError(
        problem: "\(path) is too large: \(size) bytes, of at most \(BaselineFile.sizeLimit)",
        remedy: remedy)
    case .unreadable(let reason):
      throw RunError(
        problem: "\(path) cannot be read: \(reason)", remedy: "make it readable")
    }
  }

  func contains(_ finding: Finding) -> Bool {
    finding.fingerprints.contains { fingerprints.contains(ByteString($0)) }
  }

  /// The findings, those that are known marked so.
  func marking(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.isBaselined = contains(finding)
      return finding
    }
  }

  /// How many entries no finding has any more.
  /// - Parameters:
  ///   - findings: all of the repository.
  ///   - rules: those that were run; nil: all. Nothing is said of entries of others.
  func settled(by findings: [Finding], rules: Set<String>? = nil) -> Int {
    let present = Set(findings.flatMap(\.fingerprints).map { ByteString($0) })
    let asked = rules.map { Set($0.map { ByteString($0) }) }
    return entries.count { entry in
      !present.contains(entry.fingerprint) && asked?.contains(entry.rule) != false
    }
  }

  /// What to tell of settled entries; nil where there are none.
  func noteOfSettled(by findings: [Finding], rules: Set<String>? = nil) -> ByteString? {
    let count = settled(by: findings, rules: rules)
    guard count > 0 else { return nil }
    let command: ByteString =
      file == BaselineFile.fileName
      ? "leadlint baseline write" : "leadlint baseline write -o \(file)"
    return count == 1
      ? "1 finding of \(file) is settled: `\(command)` removes it"
      : "\(count) findings of \(file) are settled: `\(command)` removes them"
  }
}
