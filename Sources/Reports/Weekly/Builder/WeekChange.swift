/// The change of a count since the week before, in words.
enum WeekChange {
  /// `2 fewer`, `3 more`, `as last week`
  static func words(_ change: Int) -> String {
    switch change {
    case 0: "as last week"
    case 1...: "\(change) more"
    default: "\(-change) fewer"
    }
  }
}
