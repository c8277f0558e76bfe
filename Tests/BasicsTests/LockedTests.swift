import Basics
import Dispatch
import Testing

@Suite struct LockedTests {
  @Test("counts what many threads add")
  func threads() {
    let sum = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<1000 { sum.withLock { $0 += 1 } }
    }
    #expect(sum.withLock { $0 } == 8000)
  }
}
