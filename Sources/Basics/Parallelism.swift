internal import CSystem

/// How many threads pay.
package enum Parallelism {
  private static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// One thread a processor, but no more than `limit` and at least one.
  package static func threads(atMost limit: Int) -> Int { max(1, min(processors, limit)) }
}
