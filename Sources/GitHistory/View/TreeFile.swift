package import Basics
package import Git

/// A file of a commit's tree.
package struct TreeFile: Hashable, Sendable {
  package let path: PathID
  package let type: EntryType
  package let id: ObjectID
}
