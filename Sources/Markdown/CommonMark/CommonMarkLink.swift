internal import Basics

struct CommonMarkLink {
  var isImage: Bool
  var destination: ByteString
  /// The text of the first leaf inside, or nothing: enough to know the link by.
  var firstText: ByteString
  /// Where libcmark says that it begins, which is not always so.
  var line: Int
  var column: Int
}
