internal import Basics

/// Whether an area is at work. Only active areas are judged on time.
package enum AreaStatus: String, CaseIterable, Sendable {
  case planned, active, paused, done
}
