import Basics
import Testing

/// A tiny history that pins one reading of the contract, and what it must come to.
struct DecisionHistory: Sendable, CustomTestStringConvertible {
  let name: String
  var now = "2026-07-01T00:00:00Z"
  let build: @Sendable (inout HistoryBuilder) -> Void
  /// JSON path (`areas.0.driftCommits`) to the JSON text expected there; `@3` stands for the id of
  /// the commit that was added fourth.
  let expected: [(path: String, value: String)]

  var testDescription: String { name }
}
