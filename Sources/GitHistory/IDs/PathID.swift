/// A path in a `PathTable`. Those of an index ascend by components; others say nothing about order.
public struct PathID: IntegerID {
  public let raw: Int32

  public init(raw: Int32) { self.raw = raw }

  /// The repository's root.
  public static var root: PathID { PathID(raw: -1) }
}
