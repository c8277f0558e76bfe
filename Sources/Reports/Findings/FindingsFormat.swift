/// The names of the formats that findings are written in.
package enum FindingsFormat: String, CaseIterable, Sendable {
  case text, json, github, gitlab, sarif, junit
  case extendedJUnit = "junit-extended"
  case checkstyle, rdjsonl, azure, markdown

  /// What writes the format.
  /// - Parameters:
  ///   - style: how `text` is coloured, the only format that is.
  ///   - isQuiet: whether the formats that people read in a log leave out their summary.
  ///   - detail: how much of each finding `text` says.
  ///   - elapsed: seconds that the run took, for the summary of `text`.
  package func reporter(
    style: Style = .plain, isQuiet: Bool = false, detail: FindingsDetail = .fitting,
    elapsed: Double? = nil
  ) -> any FindingsReporter {
    switch self {
    case .text:
      FindingsText(style: style, isQuiet: isQuiet, detail: detail, elapsed: elapsed)
    case .json: FindingsJSON()
    case .github: GitHubAnnotations(isQuiet: isQuiet)
    case .gitlab: GitLabCodeQuality()
    case .sarif: SARIFLog()
    case .junit: JUnitXML(isExtended: false)
    case .extendedJUnit: JUnitXML(isExtended: true)
    case .checkstyle: CheckstyleXML()
    case .rdjsonl: ReviewdogLines()
    case .azure: AzureCommands(isQuiet: isQuiet)
    case .markdown: MarkdownSummary(limit: MarkdownSummary.commentLimit)
    }
  }
}
