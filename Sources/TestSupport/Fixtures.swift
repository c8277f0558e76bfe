internal import Foundation

/// The repository's `fixtures` folder.
package enum Fixtures {
  /// Its absolute path, found from where this file stood when it was compiled.
  package static let path: String = {
    let file = URL(fileURLWithPath: #filePath)
    let root = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("fixtures").path
  }()

  /// The bytes of a fixture. Throws where there is none.
  package static func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  /// The names of the files in a folder of the fixtures, ascending; hidden ones are left out.
  package static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
