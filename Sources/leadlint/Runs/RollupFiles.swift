internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports

/// Reads the documents that a rollup is asked for.
enum RollupFiles {
  /// One argument: a file, and what its repository is called; nil: as the file says.
  private struct Source {
    let name: ByteString?
    let file: ByteString
  }

  /// The documents, and the files that are none.
  /// - Throws: `RunError` where arguments make no sense together.
  static func read(
    _ arguments: [String]
  ) throws -> (documents: [RepositoryDigest], unread: [Rollup.UnreadRow]) {
    var documents: [RepositoryDigest] = []
    var unread: [Rollup.UnreadRow] = []
    func leaveOut(_ file: ByteString, _ problem: ByteString) {
      let file = file == "-" ? "standard input" : file
      unread.append(Rollup.UnreadRow(file: file, problem: problem))
    }
    for source in try sources(arguments) {
      do {
        let bytes = try bytes(of: source.file)
        documents.append(
          try RollupReader.read(bytes, file: source.file, name: source.name))
      } catch let failure as RollupReader.Failure {
        leaveOut(source.file, failure.problem)
      }
    }
    return (documents, unread.sorted { ByteString($0.file) < ByteString($1.file) })
  }

  /// Every file once, directories replaced by what is in them.
  private static func sources(_ arguments: [String]) throws -> [Source] {
    var sources: [Source] = []
    for argument in arguments {
      let (name, file) = parts(RawArguments.bytes(argument))
      guard !file.isEmpty else {
        throw RunError(
          problem: "'\(RawArguments.bytes(argument))' names no file", remedy: "write NAME=FILE")
      }
      guard FileSystem.isDirectory(file) else {
        sources.append(Source(name: name, file: file))
        continue
      }
      if let name {
        throw RunError(
          problem: "\(file) is a directory and cannot have the name \(name)",
          remedy: "name each of its files, or give the directory without a name")
      }
      let files = try jsonFiles(in: file)
      guard !files.isEmpty else {
        throw RunError(
          problem: "the directory \(file) holds no .json file",
          remedy: "name the files that `leadlint report --format json` wrote")
      }
      sources += files.map { Source(name: nil, file: $0) }
    }
    return try onlyOnce(sources)
  }

  /// `payments=report.json` in two; a path that begins with `/`, `./` or `../` is never parted.
  private static func parts(_ argument: ByteString) -> (name: ByteString?, file: ByteString) {
    let isPath = ["/", "./", "../"].contains { argument.hasPrefix($0) }
    guard !isPath, let sign = argument.bytes.firstIndex(of: UInt8(ascii: "=")) else {
      return (nil, argument)
    }
    let name = ByteString(argument.bytes[..<sign]).trimmed
    let file = ByteString(argument.bytes[argument.bytes.index(after: sign)...])
    return (name.isEmpty ? nil : name, file)
  }

  /// A file that is named twice is read once, unless it is to have two names.
  private static func onlyOnce(_ sources: [Source]) throws -> [Source] {
    var names: [ByteString: ByteString?] = [:]
    var kept: [Source] = []
    for source in sources {
      guard let known = names[source.file] else {
        names[source.file] = source.name
        kept.append(source)
        continue
      }
      guard known == source.name else {
        throw RunError(
          problem: "\(source.file) is named twice, with two names", remedy: "leave one out")
      }
    }
    return kept
  }

  // MARK: - The system

  /// Ascending by name.
  private static func jsonFiles(in directory: ByteString) throws -> [ByteString] {
    guard let names = FileSystem.names(in: directory) else {
      throw RunError(
        problem: "the directory \(directory) cannot be read: \(Console.lastError)")
    }
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { prefix + $0 }.filter { !FileSystem.isDirectory($0) }.sorted()
  }

  /// - Throws: `RollupReader.Failure`.
  private static func bytes(of file: ByteString) throws -> [UInt8] {
    let descriptor =
      file == "-" ? STDIN_FILENO : FileSystem.withCPath(file) { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw systemFailure }
    defer { if file != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemFailure }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    // A file that is too large is not even begun.
    guard size <= RollupReader.fileLimit else { throw RollupReader.tooLarge }
    guard let bytes = FileSystem.readAll(descriptor, limit: RollupReader.fileLimit) else {
      throw systemFailure
    }
    guard bytes.count <= RollupReader.fileLimit else { throw RollupReader.tooLarge }
    return bytes
  }

  private static var systemFailure: RollupReader.Failure {
    RollupReader.Failure(problem: ByteString(Console.lastError))
  }
}
