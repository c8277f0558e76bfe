/// A value and where in the file it was written.
package struct Located<Value> {
  package let value: Value
  package let position: SourcePosition

  package init(_ value: Value, at position: SourcePosition) {
    self.value = value
    self.position = position
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {}

extension Located: Hashable where Value: Hashable {}
