/// What is never freed: the process ends soon, and the system takes all memory back at once. Taking a
/// survey apart piece by piece would only make its reader wait.
private final class Kept<Value> {
  private let value: Value

  init(_ value: Value) { self.value = value }
}

/// Keeps a value until the process ends. For values whose end means nothing to anybody else: no file
/// is closed, nothing is written.
func keepForever<Value>(_ value: Value) { _ = Unmanaged.passRetained(Kept(value)) }
