internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadModel
internal import Markdown
internal import Rules
internal import Surveying

struct FixCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Writes what is certain into the docs: where links and named paths went.",
    discussion: """
      Where history shows where the target of a broken link went, or a path that a doc names, the \
      new path is written; so is a target of which only upper and lower case is wrong. Every other \
      byte stays, and nothing is committed. What somebody has to look at is left to `leadlint check`.

      EXAMPLES
        leadlint fix
        leadlint fix services/checkout
        leadlint fix --dry-run | git apply

      EXIT STATUS
        0  all that is certain was written, or there was nothing
        1  with --dry-run: there is something to write
        2  cannot judge: usage, configuration or repository
      """)

  @Argument(
    help: ArgumentHelp("Areas, or paths in them; all, where none is named.", valueName: "path"),
    completion: .directory)
  var paths: [String] = []

  @OptionGroup var options: EditOptions

  func execute() throws -> ExitStatus {
    let rules: Set<String> = [BrokenLink.description.id, Rules.DeadMention.description.id]
    let edit = try AreaEdit(options, rules: rules, people: [])
    let selection = try AreaSelection(paths, in: edit.run, isFromRoot: options.repository.isNamed)
    edit.survey.notes.forEach(Console.note)
    var files: [WorkTreeWriter.File] = []
    var outcomes: [ByteString] = []
    var (written, left) = (0, 0)
    for (doc, fix) in docs(of: edit.survey, in: selection) {
      left += Self.uncertain(in: doc)
      guard let fix else { continue }
      guard
        case .bytes(let old) = FileReader.read(doc.path, below: edit.writer.root, limit: 4 << 20)
      else {
        Console.note("\(doc.path) is no file of the work tree: it stays as it is")
        continue
      }
      let correction = fix.apply(to: old)
      if correction.bytes == old { continue }
      files.append(.init(path: doc.path, old: old, new: correction.bytes))
      for replacement in correction.replacements.sorted(by: { $0.line < $1.line }) {
        outcomes.append(
          "\(doc.path):\(replacement.line): '\(replacement.old)' is now '\(replacement.new)'")
      }
      written += correction.replacements.count
    }
    try edit.finish(files)
    for outcome in outcomes { try edit.say(outcome) }
    try edit.say(summary(written, files.count, left: left))
    edit.run.keepHistory()
    return options.dryRun && !files.isEmpty ? .findings : .clean
  }

  /// How many targets and paths are broken of which nobody knows where they went.
  private static func uncertain(in doc: DocFacts) -> Int {
    let links = doc.brokenLinks.filter { $0.corrected(in: doc.path) == nil }
    let mentions = doc.deadMentions.filter { $0.corrected(in: doc.path) == nil }
    return Set(links.map(\.target)).count + Set(mentions.map(\.path)).count
  }

  /// Each doc once that has something broken, with what is certain of it, ascending by path.
  private func docs(
    of survey: Survey, in selection: AreaSelection
  ) -> [(DocFacts, DocFix?)] {
    var seen: Set<ByteString> = []
    return survey.areas.filter { selection.contains($0.path) }.flatMap { $0.docs }
      .filter { !$0.brokenLinks.isEmpty || !$0.deadMentions.isEmpty }
      .sorted { $0.path < $1.path }.filter { seen.insert($0.path).inserted }
      .map { ($0, DocFix($0)) }
  }

  private func summary(_ written: Int, _ files: Int, left: Int) -> ByteString {
    let rest: ByteString =
      left == 0
      ? "" : "; \(plural(left, "link or path", "links or paths")) left for you:  leadlint check"
    if written == 0 { return "nothing to write that is certain" + rest }
    let verb: ByteString = options.dryRun ? "would be put right" : "put right"
    return "\(plural(written, "place")) \(verb) in \(plural(files, "doc"))" + rest
  }
}
