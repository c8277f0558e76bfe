internal import Basics

/// What values an option takes.
package enum RuleOptionKind: String, CaseIterable, Hashable, Sendable {
  /// Whole days.
  case days
  /// Whole days, or `auto`.
  case daysOrAuto
  /// Whole days, or `off`.
  case daysOrOff
  /// A number of things.
  case count
  /// A share of a whole, 0 to 1.
  case fraction
  /// A severity, or `off`.
  case severity
  /// `true` or `false`.
  case flag
  /// Path patterns.
  case patterns

  /// The largest number that is accepted; nil where values are no whole numbers.
  package var limit: Int? {
    switch self {
    case .days, .daysOrAuto, .daysOrOff: 100_000
    case .count: 1_000_000_000
    case .fraction, .severity, .flag, .patterns: nil
    }
  }

  /// What values are accepted, in words.
  package var accepts: String {
    switch self {
    case .days: "a whole number of days, from 0 to 100000"
    case .daysOrOff: "a whole number of days, from 0 to 100000, or off"
    case .daysOrAuto: "a whole number of days, from 0 to 100000, or auto"
    case .count: "a whole number, from 0 to 1000000000"
    case .fraction: "a share from 0 to 1, such as 0.75"
    case .severity: "error, warning, info or off"
    case .flag: "true or false"
    case .patterns: "a list of path patterns, relative to the area's directory"
    }
  }
}
