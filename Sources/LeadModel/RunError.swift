package import Basics

/// Why a run ends without a judgement, and how to go on. Ends the program with status 2.
package struct RunError: Error, Hashable, Sendable {
  /// What is wrong: lower case unless a name begins it, no final dot.
  package let problem: ByteString
  /// A command or an edit that fixes it; nil where there is nothing to advise.
  package let remedy: ByteString?
  /// What is wrong in a configuration file, where that is the reason.
  package let diagnostics: [SourceDiagnostic]

  package init(
    problem: ByteString, remedy: ByteString? = nil, diagnostics: [SourceDiagnostic] = []
  ) {
    self.problem = problem
    self.remedy = remedy
    self.diagnostics = diagnostics
  }

  /// The same for the configuration of a base, which the change that is judged cannot fix.
  /// - Parameter base: what the base was called.
  package func ofBase(_ base: ByteString) -> RunError {
    RunError(
      problem: "in the base \(base), \(problem)",
      remedy: "fix it there first; to check the change that fixes it:  --policy head",
      diagnostics: diagnostics)
  }
}
