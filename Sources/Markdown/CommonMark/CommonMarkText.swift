internal import Basics
internal import CSystem

/// Text in libcmark's own memory, because most of it is never looked at. It lives as long as the
/// call that it is handed to.
struct CommonMarkText {
  let start: UnsafePointer<CChar>?

  var copied: ByteString {
    guard let start else { return "" }
    return ByteString(UnsafeRawBufferPointer(start: start, count: strlen(start)))
  }
}
