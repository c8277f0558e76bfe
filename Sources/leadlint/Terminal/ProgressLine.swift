internal import Basics
internal import CSystem
internal import GitHistory

/// Shows how far the reading of history is, on one line of standard error that is removed
/// afterwards. Silent in a pipe, and in the first second.
final class ProgressLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant?
  private let isShown: Bool

  init() {
    start = clock.now
    let terminal = Environment.text("TERM")
    isShown = isatty(STDERR_FILENO) == 1 && terminal != nil && terminal != "dumb"
  }

  func report(_ progress: ScanProgress) {
    guard isShown else { return }
    let now = clock.now
    guard now - start > .seconds(1), now - (lastShown ?? start) > .milliseconds(100) else {
      return
    }
    lastShown = now
    let seconds = (now - start) / .seconds(1)
    switch progress {
    case .reading(let commits):
      show("reading history: \(commits) commits, \(Self.rate(commits, seconds))")
    case .comparing(let done, let all):
      show(
        "comparing commits: \(100 * done / max(1, all))% of \(all), \(Self.rate(done, seconds))")
    }
  }

  /// To two digits, so that the line does not flicker.
  private static func rate(_ commits: Int, _ seconds: Double) -> String {
    var rate = Int(Double(commits) / max(seconds, 0.001))
    var unit = 1
    while rate >= 100 {
      rate /= 10
      unit *= 10
    }
    return "\(rate * unit) a second"
  }

  /// Removes the line.
  func clear() {
    if lastShown != nil { show("") }
  }

  private func show(_ text: String) {
    let line = text.isEmpty ? "\r\u{1b}[K" : "\r\u{1b}[Kleadlint: \(text)"
    _ = Console.write(Array(line.utf8), to: STDERR_FILENO)
  }
}
