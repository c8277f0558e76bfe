internal import Basics
internal import LeadModel

extension Survey {
  /// `judged at 2026-11-22 on main (5e6f7a8)`, for the last line of what people read.
  var judged: String {
    "judged at \(now.date) on \(TerminalEscaper.field(tipName)) (\(tip?.short ?? "no commit yet"))"
  }
}
