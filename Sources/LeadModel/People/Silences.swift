/// How often people of this repository came back after they had not been seen for long.
///
/// A silence is the time between two credited commits of a person with ten or more of them, or since the
/// last. Of those that reached so many days, and began at least a year and as many days ago, some ended
/// within a year after.
package struct Silences: Hashable, Sendable {
  /// The days of which one is chosen.
  package static let limits = [60, 90, 120, 180, 270, 365, 545, 730]
  /// What is chosen where too few silences say anything.
  package static let fallback = 365

  private static let leastCount = 20
  private static let largestShare = 0.35

  package struct Count: Hashable, Sendable {
    package let days: Int
    /// How many silences reached the days.
    package let reached: Int
    /// How many of them ended within a year after.
    package let returned: Int

    package init(days: Int, reached: Int, returned: Int) {
      self.days = days
      self.reached = reached
      self.returned = returned
    }
  }

  /// One for each of `limits`, in their order.
  package let counts: [Count]

  package init(_ counts: [Count]) { self.counts = counts }

  /// The least days after which at most 35 % came back, over at least 20 silences; nil where no such
  /// are.
  package var chosen: Count? {
    counts.first {
      $0.reached >= Self.leastCount
        && Double($0.returned) <= Self.largestShare * Double($0.reached)
    }
  }

  /// From how many days on a silence says that somebody has left.
  package var departedDays: Int { chosen?.days ?? Self.fallback }
}
