/// What a change of a count since the week before comes to.
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

extension WeeklyReport.Direction {
  /// - Parameter change: nil where there is nothing to compare with.
  init(of change: Int?, isMoreBetter: Bool) {
    guard let change else {
      self = .unknown
      return
    }
    self = change == 0 ? .same : (change > 0) == isMoreBetter ? .better : .worse
  }

  /// Where all of these go together; what is not known does not count.
  init(joining directions: [WeeklyReport.Direction]) {
    let known = Set(directions).subtracting([.unknown])
    self =
      switch (known.contains(.better), known.contains(.worse)) {
      case (true, true): .mixed
      case (true, false): .better
      case (false, true): .worse
      case (false, false): known.isEmpty ? .unknown : .same
      }
  }

  /// How the sentence about a week begins; nil where nothing can be said.
  var opening: String? {
    switch self {
    case .better: "A better week"
    case .worse: "A harder week"
    case .mixed: "A mixed week"
    case .same: "A week without change"
    case .unknown: nil
    }
  }
}
