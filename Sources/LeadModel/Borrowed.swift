package import Basics

extension ByteString {
  /// Whether a path lies, below a directory (empty: the root), in one that holds what others wrote or
  /// what tests read: `vendor`, `node_modules`, `testdata` and their like. What stands there is
  /// neither a part of an area nor a doc that its lead can answer for. A directory that is itself
  /// such a place holds its own files.
  package func isBorrowed(below directory: ByteString) -> Bool {
    var start = directory.isEmpty || directory == "." ? 0 : directory.count + 1
    while start < count, let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
      if Self.borrowedNames.contains(ByteString(bytes[start..<slash]).asciiLowercased) {
        return true
      }
      start = slash + 1
    }
    return false
  }

  /// Whether a name is that of a directory of borrowed code or of test data.
  package var isBorrowedName: Bool { Self.borrowedNames.contains(asciiLowercased) }

  /// Names of directories of borrowed code or of test data, in lower case; none is longer than 16
  /// bytes.
  package static let borrowedNames: Set<ByteString> = [
    // What a package manager or a person copied in.
    "vendor", "vendored", "node_modules", "third_party", "third-party", "thirdparty",
    "bower_components", "jspm_packages", "pods", "carthage", "site-packages", "godeps",
    // What tests read and compare with.
    "testdata", "test-data", "test_data", "testfixtures", "fixtures", "fixture", "__fixtures__",
    "__snapshots__", "__mocks__", "golden",
  ]
}
