internal import Basics

/// A tree that git wrote of what is staged, or a directory of which it has not yet.
struct CachedTree {
  let name: ArraySlice<UInt8>
  /// How many of the index's entries the tree covers; nil where it is out of date.
  let count: Int?
  let id: ObjectID
  let children: [CachedTree]
}
