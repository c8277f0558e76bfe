package import Basics

/// The formats that findings are written in.
package enum FindingsFormat: String, CaseIterable, Sendable {
  case text, json, github, gitlab, sarif, junit
  case extendedJUnit = "junit-extended"
  case checkstyle, rdjsonl, azure, markdown

  /// The document, ended by a line feed.
  /// - Parameter text: what `text` looks like, which is the only one that is coloured; whether it
  ///   is quiet holds for all that are read in a log.
  /// - Throws: what the encoder throws, which it does not for these types.
  package func render(_ report: FindingsReport, text: FindingsText) throws -> ByteString {
    switch self {
    case .text:
      text.render(
        report.findings, of: report.survey, areas: report.areas, base: report.base)
    case .json:
      FindingsJSON.render(
        report.findings, of: report.survey, base: report.base, allFindings: report.allFindings,
        version: report.version)
    case .github: GitHubAnnotations.render(report, isQuiet: text.isQuiet)
    case .gitlab: try GitLabCodeQuality.render(report)
    case .sarif: try SARIFLog.render(report)
    case .junit: JUnitXML(isExtended: false).render(report)
    case .extendedJUnit: JUnitXML(isExtended: true).render(report)
    case .checkstyle: CheckstyleXML.render(report)
    case .rdjsonl: try ReviewdogLines.render(report)
    case .azure: AzureCommands.render(report, isQuiet: text.isQuiet)
    case .markdown: MarkdownSummary(limit: MarkdownSummary.commentLimit).render(report)
    }
  }
}
