internal import ArgumentParser
internal import Basics
internal import CSystem
internal import Git
internal import LeadModel
internal import Reports
internal import Surveying

struct HookPushCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "pre-push",
    abstract: "Checks what is new in a push: git's pre-push hook.",
    discussion: """
      Reads git's lines from standard input. Each branch is checked as by `leadlint check --base`, \
      against what the remote has; a new branch against where it left the remote's default \
      branch. Tags and deletions are ignored.
      """)

  @Argument(help: "The remote's name, or its address.")
  var remote: String = "origin"

  @Argument(help: "The remote's address.")
  var address: String?

  func execute() throws -> ExitStatus {
    let repository = try HookRepository.open()
    var status = ExitStatus.clean
    var judged: Set<[ObjectID]> = []
    for push in try pushes() where push.isOfCommits {
      guard let head = push.local, let base = try base(of: push, head, repository) else {
        Console.note(
          "\(push.name) is not checked: no commit of \(RawArguments.bytes(remote)) is known to "
            + "compare it with")
        continue
      }
      guard judged.insert([base, head]).inserted,
        HookRepository.isConcerned(commits: [base, head])
      else { continue }
      var check = Check(
        SurveyRequest(
          revision: ByteString(head.description), now: .clock, usesCache: true,
          change: .since(
            base: ByteString(base.description), usesMergeBase: true, policy: .base)),
        FindingsOutput(
          targets: [FormatTarget(format: .text, file: nil)], colour: .auto, isQuiet: true))
      check.gitCommand = "push"
      if try check.run() == .findings { status = .findings }
    }
    return status
  }

  /// What the branch is compared with: a commit that both sides have; nil where there is none.
  /// - Throws: `GitError` where what is there cannot be read.
  private func base(of push: Push, _ head: ObjectID, _ repository: Repository) throws -> ObjectID? {
    var candidates: [ObjectID] = []
    if let there = push.remote { candidates.append(there) }
    let branches: ByteString = "refs/remotes/\(RawArguments.bytes(remote))/"
    for name in ["HEAD", "main", "master", "trunk", "develop"] {
      if let commit = try tip(of: branches + ByteString(name), repository) {
        candidates.append(commit)
      }
    }
    // What is not here, or shares nothing with the branch, is nothing to compare with.
    for commit in candidates where repository.objects.contains(commit) {
      if let found = try repository.mergeBase(of: commit, head) { return found }
    }
    return nil
  }

  /// The commit that a branch of the remote stands at; nil where there is no such branch, as most
  /// remotes have one or two of those asked for, and an address has none.
  private func tip(of branch: ByteString, _ repository: Repository) throws -> ObjectID? {
    do {
      return try repository.commit(named: branch)
    } catch {
      if error.code == .notFound || error.code == .invalidSpecification { return nil }
      throw error
    }
  }

  private struct Push {
    let name: ByteString
    /// Nil where the branch is deleted.
    let local: ObjectID?
    /// Nil where the branch is new.
    let remote: ObjectID?
    let remoteName: ByteString

    init?(_ line: ByteString) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 4, let local = ObjectID(hex: words[1].bytes),
        let remote = ObjectID(hex: words[3].bytes)
      else { return nil }
      self.init(name: words[0], local: local, remoteName: words[2], remote: remote)
    }

    init(name: ByteString, local: ObjectID, remoteName: ByteString, remote: ObjectID?) {
      self.name = name
      self.local = local == .zero ? nil : local
      self.remote = remote == .zero ? nil : remote
      self.remoteName = remoteName
    }

    var isOfCommits: Bool {
      local != nil && !remoteName.hasPrefix("refs/tags/") && !remoteName.hasPrefix("refs/notes/")
    }
  }

  private func pushes() throws -> [Push] {
    if let push = try pushOfPreCommit() { return [push] }
    // Read by hand at a terminal it would wait for ever.
    guard isatty(STDIN_FILENO) == 0 else {
      throw RunError(
        problem: "standard input is a terminal; git's lines are expected there",
        remedy: "let git run it:  leadlint hook install --hook pre-push;  by hand:  "
          + "leadlint check --base origin/main --merge-base")
    }
    guard let text = FileSystem.readAll(STDIN_FILENO, limit: 1 << 26) else {
      throw RunError(problem: "standard input cannot be read: \(Console.lastError)")
    }
    return try ByteString(text).split(separator: UInt8(ascii: "\n"))
      .filter { !$0.trimmed.isEmpty }
      .map { line in
        guard let push = Push(line) else {
          throw RunError(
            problem: "'\(line)' is not a line that git passes to a pre-push hook",
            remedy: "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID, one a line")
        }
        return push
      }
  }

  /// pre-commit has read git's lines itself, and hands them on as variables.
  private func pushOfPreCommit() throws -> Push? {
    guard Environment.bytes("PRE_COMMIT") != nil,
      let to = Environment.bytes("PRE_COMMIT_TO_REF"),
      let head = ObjectID(hex: to.bytes)
    else { return nil }
    let name = Environment.bytes("PRE_COMMIT_LOCAL_BRANCH") ?? "what is pushed"
    let remote = Environment.bytes("PRE_COMMIT_FROM_REF").flatMap { ObjectID(hex: $0.bytes) }
    return Push(
      name: name, local: head, remoteName: Environment.bytes("PRE_COMMIT_REMOTE_BRANCH") ?? name,
      remote: remote)
  }
}
