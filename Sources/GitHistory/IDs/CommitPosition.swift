/// A commit's position in the order of one `History`: 0 is the tip, the oldest comes last.
public struct CommitPosition: IntegerID {
  public let raw: Int32

  public init(raw: Int32) { self.raw = raw }

  /// Stands for a commit that the history's tip does not reach.
  public static var unreachable: CommitPosition { CommitPosition(raw: -1) }
}
