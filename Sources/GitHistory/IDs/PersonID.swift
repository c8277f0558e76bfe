/// An identity in a `PersonTable`: a name and an e-mail as commits carry them.
public struct PersonID: IntegerID {
  public let raw: Int32

  public init(raw: Int32) { self.raw = raw }

  /// Nobody: a line of a commit that names no e-mail.
  public static var nobody: PersonID { PersonID(raw: -1) }
}
