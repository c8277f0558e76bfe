/// A JSON value and the bytes that it was read from.
package struct JSONNode: Sendable {
  package indirect enum Content: Sendable {
    case object([Member])
    case list([JSONNode])
    case text(ByteString)
    /// As written.
    case number(ByteString)
    case flag(Bool)
    case null
  }

  /// A member of an object.
  /// - `at`: the offset of its key.
  package typealias Member = (key: ByteString, at: Int, value: JSONNode)

  package let content: Content
  package let range: Range<Int>
}
