import Basics
import Git
import GitHistory
import LeadModel
import TestSupport

@testable import Surveying

/// A work tree of its own, with what a test puts into it.
struct WorkTree {
  let directory: TemporaryDirectory
  let git: GitRepository

  /// - Parameter files: committed; text by path.
  init(_ files: [String: String] = [:]) throws {
    directory = try TemporaryDirectory()
    git = try GitRepository(in: directory, name: "tree", bare: false)
    if files.isEmpty { return }
    for (path, text) in files { try write(text, to: path) }
    try commit()
  }

  func write(_ text: String, to path: String) throws {
    try directory.write(text, to: "tree/" + path)
  }

  func commit(date: String = "2026-01-01T12:00:00Z") throws {
    try git.git(["add", "--all", "--force"])
    try git.git(
      ["commit", "-q", "-m", "Work", "--allow-empty"],
      environment: ["GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date])
  }

  func surveyor(
    at path: String? = nil, revision: ByteString? = nil,
    now: Instant = Instant(seconds: 2_000_000_000), asOf: Instant? = nil
  ) throws -> Surveyor {
    try Surveyor(
      SurveyRequest(
        repositoryPath: path ?? git.path, revision: revision, now: now, asOf: asOf))
  }

  /// The paths of all `OWNERS.lead` files that are found.
  func owners(at path: String? = nil, revision: ByteString? = nil) throws -> [String] {
    let surveyor = try surveyor(at: path, revision: revision)
    return try surveyor.files.paths(named: "OWNERS.lead", try surveyor.listing())
      .map(\.lossyText)
  }

  func content(_ path: ByteString, at tree: String? = nil) throws -> FileReader.Content {
    try surveyor(at: tree).files.content(of: path, limit: 1000)
  }
}

extension Surveyor {
  func listing() throws -> TipListing {
    var history = try session.history(of: tip, keepsHistory: false) { _ in }
    let listing = try history.listing(repository)
    return TipListing(listing, history.paths)
  }
}

extension FileReader.Content {
  static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }
}
