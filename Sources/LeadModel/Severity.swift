/// How much a finding matters. Ordered: `info` is the least.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case info, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The five things a lead is not, and two that follow from them: what a rule serves.
package enum Principle: String, CaseIterable, Sendable {
  case noSiloedWork = "no siloed work"
  case noPridefulLeads = "no prideful leads"
  case noForcedLeads = "no forced leads"
  case noPermanentPosts = "no permanent posts"
  case noForgottenLeads = "no forgotten leads"
  case docsTellOneStory = "docs tell one story"
  case filesThemselves = "the files themselves"
}
