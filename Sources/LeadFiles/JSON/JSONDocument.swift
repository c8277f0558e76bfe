package import Basics

/// A JSON document that another program wrote, of which single texts are read.
package struct JSONDocument {
  private let root: JSONNode

  /// Nil where the bytes are not JSON.
  package init?(_ bytes: [UInt8]) {
    do { root = try JSONReader.read(bytes) } catch { return nil }
  }

  /// The text at a path of keys; nil where there is none, or it is empty.
  package func text(_ keys: ByteString...) -> ByteString? {
    var node = root
    for key in keys {
      guard case .object(let members) = node.content,
        let member = members.first(where: { $0.key == key })
      else { return nil }
      node = member.value
    }
    guard case .text(let text) = node.content, !text.isEmpty else { return nil }
    return text
  }
}
