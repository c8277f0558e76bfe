/// The words of an advice, and the command that it ends with.
struct NextStep {
  let words: String
  let command: String?

  /// Of `read what changed and settle it:  leadlint review services/checkout`. What stands behind the
  /// command, after `;  `, is for another case, and comes first: the words lead up to the command.
  init(_ help: String) {
    guard let separator = help.firstRange(of: ":  leadlint ") else {
      words = help
      command = nil
      return
    }
    let rest = help[separator.lowerBound...].dropFirst(3)
    let end = rest.firstRange(of: ";  ")
    command = String(rest[..<(end?.lowerBound ?? rest.endIndex)])
    let before = String(help[..<separator.lowerBound])
    let other = end.map { String(rest[$0.upperBound...]) }
    words = other.map { "\($0); else \(before)" } ?? before
  }
}
