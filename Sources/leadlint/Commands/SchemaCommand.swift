internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports

struct SchemaCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints a JSON Schema of what leadlint reads or writes, for editors and tools.",
    discussion: """
      The schemas are of draft 2020-12 and hold every rule and option of this leadlint.

      EXAMPLES
        leadlint schema                       list them
        leadlint schema rules -o rules.json   for an editor of .lead-rules
        leadlint schema status
      """)

  @Argument(
    help: ArgumentHelp(
      SchemaCatalog.Name.allCases.dropLast().map(\.rawValue).joined(separator: ", ")
        + " or \(SchemaCatalog.Name.allCases.last?.rawValue ?? ""); without a name, they are listed."
    ),
    completion: .list(SchemaCatalog.Name.allCases.map(\.rawValue)))
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(OutputFile.help, valueName: "file"))
  var output: String?

  func execute() throws -> ExitStatus {
    let text = try name.map { try schema(RawArguments.bytes($0)) } ?? SchemaCatalog.list()
    try OutputFile.emit(text, to: output)
    return .clean
  }

  private func schema(_ name: ByteString) throws -> ByteString {
    if let known = name.text.flatMap(SchemaCatalog.Name.init(rawValue:)) {
      return SchemaCatalog.render(known, rules: RuleCatalog.rows)
    }
    let names = SchemaCatalog.Name.allCases.map { ByteString($0.rawValue) }
    throw RunError(
      problem: "there is no schema '\(name)'",
      remedy: nearest(to: name, among: names).map { "did you mean \($0)?" }
        ?? "`leadlint schema` lists them")
  }
}
