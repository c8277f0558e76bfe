internal import Basics
internal import CSystem
internal import LeadModel

extension Instant {
  /// The only place where the clock is read.
  static var clock: Instant { Instant(seconds: Int64(time(nil))) }

  /// The value of an option such as `--now`; nil where the option is not given.
  /// - Throws: `RunError` where it is not an instant.
  init?(option: String, _ text: String?) throws {
    guard let text else { return nil }
    guard let instant = Instant(text) else {
      throw RunError(
        problem:
          "\(option) \(text.isEmpty ? "''" : RawArguments.bytes(text)) is not a date or time",
        remedy: "write 2026-11-22, 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+02:00")
    }
    self = instant
  }
}
