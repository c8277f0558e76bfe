/// A number that tells one thing from another of its kind, and is its index in columns.
///
/// Public, as are the ids themselves, because the compiler inlines and specializes across modules
/// only what is public.
public protocol IntegerID: Hashable, Strideable, Sendable where Stride == Int {
  var raw: Int32 { get }
  init(raw: Int32)
}

extension IntegerID {
  public init(_ index: Int) { self.init(raw: Int32(index)) }

  public var index: Int { Int(raw) }

  public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }

  public func distance(to other: Self) -> Int { Int(other.raw) - Int(raw) }

  public func advanced(by distance: Int) -> Self { Self(raw: raw + Int32(distance)) }
}

extension IntegerID {
  /// The id that `ChangeFlags` were packed with.
  init(packed: UInt32) { self.init(raw: Int32(packed >> 4)) }
}
