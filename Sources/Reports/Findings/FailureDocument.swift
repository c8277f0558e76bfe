package import Basics
package import LeadModel

/// What formats for reviewers say of a run that could not judge, so that nobody takes silence for
/// health.
package struct FailureDocument {
  private let error: RunError
  private let version: String

  /// - Parameter version: leadlint's own.
  package init(_ error: RunError, version: String) {
    self.error = error
    self.version = version
  }

  /// The document; nil for formats that have no word for it.
  package func render(_ format: FindingsFormat) -> ByteString? {
    switch format {
    case .github: ByteString(gitHub.map { $0 + "\n" }.joined())
    case .azure:
      ByteString("##vso[task.logissue type=error;]\(CommandEscaper.azureData(sentence))\n")
    case .markdown: markdown
    case .sarif: sarif
    case .junit, .extendedJUnit: junit
    case .text, .json, .gitlab, .checkstyle, .rdjsonl: nil
    }
  }

  /// The problem, what is wrong in files, and the next step, a line each.
  private var lines: [String] {
    let places = error.diagnostics.prefix(10).map { diagnostic in
      let place =
        "\(TerminalEscaper.escape(diagnostic.file)):\(diagnostic.position.line):"
        + "\(diagnostic.position.column)"
      return "\(place): \(TerminalEscaper.sentence(diagnostic.message))"
    }
    return ["leadlint cannot judge: \(TerminalEscaper.sentence(error.problem))"] + places
      + (error.remedy.map { ["next: \(TerminalEscaper.sentence($0))"] } ?? [])
  }

  private var sentence: String { lines.joined(separator: "; ") }

  private var gitHub: [String] {
    let whole = CommandEscaper.gitHubData(
      Wording.cut(lines.joined(separator: "\n"), to: GitHubAnnotations.messageLimit))
    let places = error.diagnostics.prefix(GitHubAnnotations.limit - 1).map { diagnostic in
      "::error file=\(CommandEscaper.gitHubProperty(diagnostic.file)),"
        + "line=\(diagnostic.position.line),col=\(diagnostic.position.column),title=leadlint::"
        + CommandEscaper.gitHubData(TerminalEscaper.sentence(diagnostic.message))
    }
    return ["::error title=leadlint cannot judge::\(whole)"] + places
  }

  private var markdown: ByteString {
    let items = lines.dropFirst().map { "- \(MarkdownText.inline($0))\n" }.joined()
    return ByteString(
      """
      \(MarkdownSummary.marker)
      ### leadlint cannot judge

      \(MarkdownText.inline(TerminalEscaper.sentence(error.problem)))

      \(items)
      """)
  }

  private var sarif: ByteString {
    SARIFLog.log([
      "automationDetails": ["id": "leadlint/"],
      "invocations": [
        [
          "executionSuccessful": false,
          "toolExecutionNotifications": .list([SARIFLog.notification("error", sentence)]),
        ]
      ],
      "results": .list([]),
      "tool": [
        "driver": [
          "name": "leadlint", "rules": .list([]), "semanticVersion": version.json,
          "version": version.json,
        ]
      ],
    ])
  }

  private var junit: ByteString {
    let counts: KeyValuePairs = [
      "name": "leadlint", "tests": "1", "failures": "0", "errors": "1",
    ]
    let root = XML(.testsuites, counts) {
      XML(.testsuite, counts) {
        XML(.testcase, ["name": "judge", "classname": "leadlint"]) {
          XML(
            .error, ["type": "cannot-judge", "message": TerminalEscaper.sentence(error.problem)],
            lines.joined(separator: "\n"))
        }
      }
    }
    return ByteString(root.document)
  }
}
