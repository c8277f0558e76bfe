internal import Dispatch

/// A value that several threads share, one at a time.
// Sendable because every access to the value is made under the lock.
package final class Locked<Value>: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private var value: Value

  package init(_ value: Value) { self.value = value }

  /// Calls `body` with the value while no other thread has it. `body` must not ask again.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.wait()
    defer { lock.signal() }
    return try body(&value)
  }
}
