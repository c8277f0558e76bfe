/// Whether a number, or a week, got better.
package enum Direction: String, Codable, CaseIterable, Sendable {
  case better, worse, mixed, same
  /// There is nothing to compare with.
  case unknown
}

extension Direction {
  /// - Parameter change: nil where there is nothing to compare with.
  init(of change: Int?, isMoreBetter: Bool) {
    guard let change else {
      self = .unknown
      return
    }
    self = change == 0 ? .same : (change > 0) == isMoreBetter ? .better : .worse
  }

  /// Where all of these go together; unknown ones do not count.
  init(joining directions: [Direction]) {
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
    case .better: "Better than last week"
    case .worse: "Worse than last week"
    case .mixed: "A mixed week"
    case .same: "No change"
    case .unknown: nil
    }
  }
}
