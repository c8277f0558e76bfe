import Basics
import Foundation
import TestSupport
import Testing

/// A real repository, named by `LEADLINT_REAL_REPOSITORY`: a bare one whose `HEAD` holds
/// `OWNERS.lead` files. `LEADLINT_NOW` is the instant, by default a minute after the tip's commit.
@Suite struct RealRepositoryTests {
  static let path = ProcessInfo.processInfo.environment["LEADLINT_REAL_REPOSITORY"]

  @Test(.enabled(if: path != nil)) func leadlintAgrees() throws {
    let home = try TemporaryDirectory()
    let repository = GitRepository(at: try #require(Self.path), home: home.path)
    let now: Instant
    if let text = ProcessInfo.processInfo.environment["LEADLINT_NOW"] {
      now = try #require(Instant(text))
    } else {
      let seconds = try repository.text(["log", "-1", "--format=%ct", "HEAD"])
      now = Instant(seconds: try #require(Int64(seconds)) + 60)
    }
    let found = try disagreements(
      repository: repository, home: home.path, revision: "HEAD", now: now)
    report(found, of: repository.path)
  }
}
