internal import Basics
internal import CSystem

/// The environment variables of this process.
enum Environment {
  /// A variable's bytes; nil where it is not set.
  static func bytes(_ name: String) -> ByteString? {
    getenv(name).map { ByteString(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }

  /// A variable as text, invalid UTF-8 replaced; nil where it is not set.
  static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
