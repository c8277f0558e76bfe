internal import Basics
internal import LeadModel

/// Findings as logging commands of Azure Pipelines, which knows errors and warnings alone.
struct AzureCommands: FindingsReporter {
  var isQuiet = false

  func render(_ report: FindingsReport) -> ByteString {
    var lines = report.listedWorstFirst.map(command)
    if report.base != nil {
      lines += report.notes.map { "leadlint: note: \(CommandEscaper.azureData(Wording.note($0)))" }
    }
    if !isQuiet { lines += report.logSummary }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private func command(_ group: FindingGroup) -> String {
    let finding = group.first
    let type = finding.severity == .error ? "error" : "warning"
    let properties = [
      "type=\(type)", "sourcepath=\(CommandEscaper.azureProperty(finding.path))",
      "linenumber=\(finding.position.line)", "columnnumber=\(finding.position.column)",
      "code=\(CommandEscaper.azureProperty(ByteString(finding.rule)))",
    ]
    let text = Wording.paragraphs(group).joined(separator: " - ")
    let message = CommandEscaper.azureData(text)
    return "##vso[task.logissue \(properties.map { $0 + ";" }.joined())]\(message)"
  }
}
