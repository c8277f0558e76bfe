package import Basics

extension ByteString {
  /// Whether a path lies, below a directory (empty: the root), in one that holds what others wrote or
  /// what tests read: `vendor`, `node_modules`, `testdata` and their like. What stands there is
  /// neither a part of an area nor a doc that its lead can answer for. A directory that is itself
  /// such a place holds its own files.
  package func isBorrowed(below directory: ByteString) -> Bool {
    bytes.withUnsafeBytes { path in
      var start = directory.isEmpty || directory == "." ? 0 : directory.count + 1
      var place = start
      while place < path.count {
        if path[place] == UInt8(ascii: "/") {
          let step = UnsafeRawBufferPointer(rebasing: path[start..<place])
          if Self.borrowedNames.contains(step) { return true }
          start = place + 1
        }
        place += 1
      }
      return false
    }
  }

  /// Whether a name is that of a directory of borrowed code or of test data.
  package var isBorrowedName: Bool { bytes.withUnsafeBytes(Self.borrowedNames.contains) }

  /// Names of directories of borrowed code or of test data.
  package static let borrowedNames: ShortNames = [
    // What a package manager or a person copied in.
    "vendor", "vendored", "node_modules", "third_party", "third-party", "thirdparty",
    "bower_components", "jspm_packages", "pods", "carthage", "site-packages", "godeps",
    // What tests read and compare with.
    "testdata", "test-data", "test_data", "testfixtures", "fixtures", "fixture", "__fixtures__",
    "__snapshots__", "__mocks__", "golden",
  ]
}
