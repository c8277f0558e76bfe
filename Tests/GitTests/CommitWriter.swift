import Basics
import Git
import TestSupport

/// A repository that holds commits written byte for byte, well formed or not.
struct CommitWriter {
  let repository: GitRepository
  private let directory: TemporaryDirectory
  private(set) var ids: [ObjectID] = []

  static let emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

  init(_ commits: [[UInt8]]) throws {
    directory = try TemporaryDirectory()
    let path = directory.file("repository")
    let writer = try RepositoryWriter(creating: path, bare: true, branch: "main")
    _ = try writer.write(.tree, [])
    for commit in commits { ids.append(try writer.write(.commit, commit)) }
    repository = GitRepository(at: path, home: directory.path)
  }

  /// What `git log` prints of each commit, in the order written; `format` without newlines.
  func log(_ format: String) throws -> [ByteString] {
    // git prints a commit that is named twice only once.
    let output = try repository.git(
      ["log", "--no-walk=unsorted", "--stdin", "--format=%H\(format)%x00%x01"],
      input: ids.flatMap { Array("\($0)\n".utf8) })
    var records: [ObjectID: ByteString] = [:]
    var start = 0
    for index in output.indices.dropLast(2)
    where output[index] == 0 && output[index + 1] == 1 && output[index + 2] == 0x0A {
      if let id = ObjectID(hex: output[start..<(start + 40)]) {
        records[id] = ByteString(output[(start + 40)..<index])
      }
      start = index + 3
    }
    return ids.compactMap { records[$0] }
  }
}
