package import Basics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A rollup as `leadlint.rollup/1`.
package enum RollupJSON {
  /// The document, ended by a line feed.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(_ rollup: Rollup) throws -> ByteString { try JSONText.encode(rollup) }

  /// Reads what ``render(_:)`` wrote.
  /// - Throws: `DecodingError` with the path of what is missing or of another type.
  package static func read(_ bytes: [UInt8]) throws -> Rollup {
    try JSONDecoder().decode(Rollup.self, from: Data(bytes))
  }
}
