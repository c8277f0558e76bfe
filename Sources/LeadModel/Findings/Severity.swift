/// How much a finding matters. Ordered: `info` is the least.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case info, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  /// The next level down; nil for `info`: nothing is said.
  package var lower: Severity? {
    switch self {
    case .info: nil
    case .warning: .info
    case .error: .warning
    }
  }

  /// The next level up; `error` stays.
  package var higher: Severity {
    switch self {
    case .info: .warning
    case .warning, .error: .error
    }
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
