package import Basics

/// An entry of a tree, copied out of it.
package struct TreeItem: Hashable, Sendable {
  package let name: ByteString
  package let type: EntryType
  package let id: ObjectID
}
