internal import Basics
internal import GitHistory

/// The instant of judgement, and how long what is judged there stays true.
///
/// Whoever asks what happened in the last so many days asks here, so that it is known which spans of
/// time were looked at: until a commit falls out of one of them, a later instant finds the same.
final class Moment {
  /// For naming the instant alone: what compares a commit's time with it asks for a span.
  let now: Instant
  private var spans: Set<Int> = []

  init(_ now: Instant) { self.now = now }

  /// When the last `days` days began.
  func start(ofLast days: Int) -> Instant {
    spans.insert(days)
    return now.earlier(days: days)
  }

  /// The last instant at which every commit is still on the side of each span's beginning where it is
  /// now, and the day (UTC) is the same. That is this very instant where a commit lies in the future:
  /// what it counts as changes with every second.
  func steadyUntil(_ history: History) -> Instant {
    let spans = spans.map { (start: now.earlier(days: $0).seconds, days: $0) }
    var until = now.date.end
    let oldest = spans.map(\.start).min() ?? now.seconds
    for commit in 0..<History.Position(history.count) {
      if history.isOlder(from: commit, than: oldest) { break }
      let time = history.time(of: commit)
      if time < 0 { continue }
      if time > now.seconds { return now }
      for span in spans where time >= span.start {
        until = min(until, Instant(seconds: time).later(days: span.days))
      }
    }
    return until
  }
}
