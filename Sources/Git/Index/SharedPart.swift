internal import Basics

/// What a split index says of the file that it shares.
struct SharedPart {
  /// The checksum of that file, by which it is called; zero for none.
  var base: ObjectID
  /// Indices of its entries, ascending.
  var deleted: [Int] = []
  var replaced: [Int] = []
}
