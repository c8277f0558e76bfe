package import Basics
internal import Git
package import LeadModel

extension Surveyor {
  /// A file named on the command line that a judgement depends on, such as a baseline.
  package enum PolicyFile: Hashable, Sendable {
    /// The base's bytes, whatever the change made of them.
    case ofBase([UInt8])
    /// The base has no such file, and the change's own is not heeded.
    case missingInBase
    /// It is no part of the change, or the change is judged by its own: read what stands there.
    case own
  }

  /// The file at an absolute path as the base has it, where a change is judged by the base's
  /// configuration.
  /// - Parameter limit: in bytes.
  /// - Throws: `RunError` where the base has something there that is no file to read.
  package func policyFile(
    at path: ByteString, limit: Int
  ) throws(RunError) -> PolicyFile {
    guard let files = base?.policyFiles, let root = repository.workDirectory,
      path.hasPrefix(root)
    else { return .own }
    let name = ByteString(path.bytes.dropFirst(root.count))
    switch try files.content(of: name, limit: limit) {
    case .bytes(let bytes): return .ofBase(bytes)
    case .missing: return .missingInBase
    case .symbolicLink, .notAFile, .tooLarge, .unreadable:
      throw RunError(
        problem: "\(name) is not an ordinary file of at most \(limit) bytes in the base",
        remedy: "name another, or judge by the change's own:  --policy head")
    }
  }
}
