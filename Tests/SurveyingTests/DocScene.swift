import Basics
import LeadModel
import TestSupport

@testable import Surveying

/// A repository whose area `s` is led by Anna, with commits by name and date.
struct DocScene {
  let tree: WorkTree

  static func owners(_ more: String = "") -> String {
    "---\nkind: service\nlead: anna@example.com\n\(more)---\n"
  }

  /// As many words, unlike those of any other name.
  static func words(_ name: String, _ count: Int) -> String {
    (0..<count).map { "\(name)\($0)" }.joined(separator: " ") + "\n"
  }

  init(owners: String = Self.owners(), rules: String? = nil) throws {
    tree = try WorkTree()
    try tree.write(owners, to: "s/OWNERS.lead")
    if let rules { try tree.write(rules, to: ".lead-rules") }
  }

  /// Commits everything.
  /// - Parameter day: counted from 2026-01-01.
  func commit(_ day: Int, _ name: String, _ message: String = "Work") throws {
    try tree.git.git(["add", "--all", "--force"])
    try run(["commit", "-q", "--allow-empty", "-m", message], day, name)
  }

  func run(_ arguments: [String], _ day: Int, _ name: String) throws {
    var environment = GitRepository.identity(name, "\(name)@example.com")
    environment["GIT_AUTHOR_DATE"] = Self.date(day)
    environment["GIT_COMMITTER_DATE"] = Self.date(day)
    try tree.git.git(arguments, environment: environment)
  }

  func write(_ text: String, to path: String = "s/README.md", _ day: Int, _ name: String) throws {
    try tree.write(text, to: path)
    try commit(day, name)
  }

  /// A merge that is committed with a text of its own.
  func merge(_ branch: String, as text: String?, _ day: Int, _ name: String) throws {
    do {
      try run(["merge", "-q", "--no-ff", "--no-commit", branch], day, name)
    } catch is Program.Failure {
      // A conflict, to be resolved with the text.
    }
    if let text { try tree.write(text, to: "s/README.md") }
    try commit(day, name)
  }

  func survey() throws -> Survey {
    try Surveyor(
      SurveyRequest(repositoryPath: tree.git.path, now: Instant(seconds: Self.seconds(150)))
    ).survey(
      Surveyor.Settings { _, _ in
        var questions = AreaQuestions()
        questions.missingDocs = true
        return questions
      })
  }

  func area(_ path: ByteString = "s") throws -> Area? {
    try survey().areas.first { $0.path == path }
  }

  /// On which day a doc was changed last, by anyone and by the lead.
  func changes(
    of path: ByteString = "s/README.md", in area: ByteString = "s"
  ) throws -> [Int?] {
    let doc = try self.area(area)?.docs.first { $0.path == path }
    return [doc?.lastChange, doc?.lastLeadChange].map { change in
      change?.date.map { Int(($0.seconds - 1_767_225_600) / 86_400) }
    }
  }

  /// An hour into a day counted from 2026-01-01, in seconds since 1970.
  static func seconds(_ day: Int) -> Int64 { 1_767_225_600 + Int64(day) * 86_400 + 3600 }

  static func date(_ day: Int) -> String { "\(seconds(day)) +0000" }
}
