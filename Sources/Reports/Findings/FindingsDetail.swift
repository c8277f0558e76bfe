/// How much text for people says of findings.
package enum FindingsDetail: Sendable {
  /// Few findings with their commits, many as a line each.
  case fitting
  /// Each with its commits, however many there are.
  case full
  /// How many each rule has, and nothing else.
  case statistics
}
