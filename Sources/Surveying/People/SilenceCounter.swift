internal import Basics
internal import GitHistory
internal import LeadModel

/// Counts the silences of everybody with ten or more credited commits, and how they ended.
struct SilenceCounter {
  private static let leastCommits = 10
  /// In seconds.
  private static let day: Int64 = 86_400
  private static let year: Int64 = 365 * day

  private let now: Int64
  private var reached = [Int](repeating: 0, count: Silences.limits.count)
  private var returned = [Int](repeating: 0, count: Silences.limits.count)

  /// - Parameter now: the instant of judgement; nothing is later.
  static func silences(_ credits: Credits, now: Instant) -> Silences {
    var counter = SilenceCounter(now: now.seconds)
    for times in Self.times(credits) { counter.count(times) }
    return Silences(
      zip(Silences.limits, zip(counter.reached, counter.returned)).map {
        Silences.Count(days: $0, reached: $1.0, returned: $1.1)
      })
  }

  private init(now: Int64) { self.now = now }

  /// When each person with enough commits made them, ascending.
  private static func times(_ credits: Credits) -> [[Int64]] {
    var times: [[Int64]] = []
    credits.forEachCommit(since: .min) { commit in
      let time = credits.time(of: commit)
      if time < 0 { return }
      credits.forEachPerson(of: commit) { person in
        while times.count <= person { times.append([]) }
        times[Int(person)].append(time)
      }
    }
    return times.filter { $0.count >= leastCommits }.map { $0.sorted() }
  }

  private mutating func count(_ times: [Int64]) {
    for (index, start) in times.enumerated() {
      let end = index + 1 < times.count ? times[index + 1] : nil
      let length = (end ?? now) - start
      for (limit, days) in Silences.limits.enumerated() {
        let span = Int64(days) * Self.day
        guard length >= span else { break }
        guard start <= now - span - Self.year else { break }
        reached[limit] += 1
        if end != nil, length <= span + Self.year { returned[limit] += 1 }
      }
    }
  }
}
