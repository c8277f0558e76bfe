package import Basics

/// Every path that history knows, directories included, as numbers.
package struct PathTable: Sendable {
  /// A path's number. Numbers say nothing about order.
  package typealias Number = Int32

  /// The repository's root.
  package static let root: Number = -1

  private var names = ByteInterner()

  package init() {}

  package var count: Int { names.count }

  package mutating func insert(_ name: UnsafeRawBufferPointer, in directory: Number) -> Number {
    names.intern(name, under: directory).0
  }

  package func directory(of path: Number) -> Number { names.parents[Int(path)] }

  /// The last component.
  package func name(of path: Number) -> ArraySlice<UInt8> { names.bytes(of: path) }

  /// The whole path from the root, without a slash at either end.
  package func path(_ number: Number) -> ByteString {
    var components: [ArraySlice<UInt8>] = []
    var current = number
    while current != Self.root {
      components.append(name(of: current))
      current = directory(of: current)
    }
    return ByteString(components.reversed().joined(separator: [UInt8(ascii: "/")]))
  }

  /// The number of a path; nil where history does not know it. The empty path is the root.
  package func number(of path: ByteString) -> Number? {
    var current = Self.root
    for component in path.split(separator: UInt8(ascii: "/")) where !component.isEmpty {
      guard let next = component.bytes.withUnsafeBytes({ names.find($0, under: current) }) else {
        return nil
      }
      current = next
    }
    return current
  }

  package mutating func insert(_ path: ByteString) -> Number {
    var current = Self.root
    for component in path.split(separator: UInt8(ascii: "/")) where !component.isEmpty {
      current = component.bytes.withUnsafeBytes { insert($0, in: current) }
    }
    return current
  }
}
