import Basics
import TestSupport
import Testing

/// The oracle against expectations that were worked out by hand, and leadlint against the oracle on
/// the same histories.
@Suite struct DecisionTests {
  static let all = changeDecisions + docDecisions + creditDecisions + areaDecisions + turnDecisions

  @Test(arguments: all) func oracleKnows(_ decision: DecisionHistory) throws {
    var builder = HistoryBuilder()
    decision.build(&builder)
    let history = try ImportedHistory(builder)
    let status = try Oracle(history.repository, now: .test(decision.now)).status()
    for (path, text) in decision.expected {
      let found = path.split(separator: "|").reduce(status) { value, key in
        value.member(String(key))
      }
      let wanted: JSONValue
      if text.hasPrefix("@"), let number = Int(text.dropFirst()) {
        wanted = .string(try #require(history.ids[number + 1]))
      } else {
        wanted = try JSONValue.parse(Array(text.utf8))
      }
      #expect(found == wanted, "\(path)")
    }
  }

  @Test(arguments: all)
  func leadlintAgrees(_ decision: DecisionHistory) throws {
    var builder = HistoryBuilder()
    decision.build(&builder)
    let history = try ImportedHistory(builder)
    let found = try history.disagreements(now: .test(decision.now), pending: [])
    report(found, of: decision.name)
  }
}

extension JSONValue {
  /// A key of an object; of a list the item with this `path` or `email`, or of this number.
  fileprivate func member(_ key: String) -> JSONValue {
    guard case .list(let items) = self else { return self[key] }
    let named = items.first { $0["path"].asText == key || $0["email"].asText == key }
    return named ?? Int(key).map { self[$0] } ?? .null
  }
}
