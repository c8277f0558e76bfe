internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadModel
internal import Reports
internal import Surveying

struct HookMessageCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "commit-msg",
    abstract: "Checks a commit message's Docs-reviewed trailers: git's commit-msg hook.",
    discussion: """
      Each trailer names the area whose docs were read, as a path from the repository's root. A \
      path that is not an area ends with status 1. A review by somebody who does not lead the \
      area does not count; a note says so.
      """)

  @Argument(help: "The file that holds the message.")
  var file: String

  func execute() throws -> ExitStatus {
    let repository = try HookRepository.open()
    let path = RawArguments.bytes(file)
    // Links are followed: git itself names the file, by whatever path leads to its directory.
    let mapped = MappedFile(path)
    guard mapped != nil || FileReader.exists(path) else {
      throw RunError(
        problem: "the commit message \(path) cannot be read",
        remedy: "name the file that git gives to its commit-msg hook")
    }
    let bytes = mapped.map { file in withExtendedLifetime(file) { Array(file.bytes) } } ?? []
    let comment = repository.commentStart(in: bytes)
    let message = CommitMessage.cleaned(bytes, comment: comment)
    let reviews = Trailers.lines(of: message.bytes).filter { $0.isNamed(Self.key) }
      .flatMap { $0.value.split(separator: UInt8(ascii: ",")).map(\.trimmed) }
    if reviews.isEmpty || !HookRepository.isConcerned() { return .clean }

    var isWrong = false
    let run = try CheckRun(
      SurveyRequest(now: .clock, usesCache: true, change: .staged), rules: [], showsAll: true)
    let survey = run.survey
    for review in reviews {
      let area = Self.normalized(review)
      guard let known = survey.areas.first(where: { $0.path == area }) else {
        guard !survey.invalidFiles.contains(where: { $0.area == area }) else { continue }
        isWrong = true
        Console.error(
          "\(Self.key): \(review.isEmpty ? "''" : review) is not an area",
          remedy: suggestion(area, survey))
        continue
      }
      let author = survey.pendingAuthor?.email.asciiLowercased
      if !known.leads.contains(where: { $0.person.email.asciiLowercased == author }) {
        let lead = known.leads.first?.person.displayName
        Console.note(
          "\(Self.key): \(area) does not count: "
            + (lead.map { "only the lead, \($0), can review it" } ?? "the area has no lead"))
      }
    }
    return isWrong ? .findings : .clean
  }

  private static let key: ByteString = "Docs-reviewed"

  private func suggestion(_ area: ByteString, _ survey: Survey) -> ByteString {
    let paths = survey.areas.map(\.path)
    if let near = nearest(to: area, among: paths) { return "did you mean \(near)?" }
    if let owner = AreaLookup.owner(of: area, in: survey) {
      return "name the area itself:  \(Self.key): \(owner)"
    }
    let ending = paths.filter { $0.hasSuffix("/" + area) }
    if ending.count == 1, let path = ending.first { return "did you mean \(path)?" }
    return "`leadlint status` lists the areas"
  }

  /// As reviews are matched: without slashes at the end, nor `./` at the beginning.
  private static func normalized(_ area: ByteString) -> ByteString {
    var bytes = area.trimmed.bytes[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    while bytes.count > 2, bytes.starts(with: "./".utf8) { bytes.removeFirst(2) }
    return ByteString(bytes)
  }
}
