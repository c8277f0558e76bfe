internal import ArgumentParser
internal import Basics
internal import CSystem
internal import Git
internal import Surveying

struct HookStatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows which hooks of leadlint are installed, where, and whether git runs them."
  )

  @OptionGroup var options: HookOptions

  func execute() throws -> ExitStatus {
    let repository = try HookRepository.open(options.repository.path())
    let directory = try HookDirectory(repository)
    let settings = try HookSettings(repository)
    var text: ByteString = ""
    for kind in HookKind.allCases
    where options.kinds.isEmpty || options.kinds.contains(kind) {
      text.append("\(kind.rawValue): \(try line(kind, directory, settings))\n")
    }
    try Console.print(text)
    if directory.setting != nil {
      Console.note("\(directory.settingText): git looks for hooks only there")
    }
    if !ProgramPath.holds("leadlint") {
      Console.note("leadlint is not on your PATH: until it is, its hooks check nothing")
    }
    return .clean
  }

  private func line(
    _ kind: HookKind, _ directory: HookDirectory, _ settings: borrowing HookSettings
  ) throws(GitError) -> ByteString {
    let file = ByteString(directory.file(kind))
    var answers: [ByteString] = []
    if directory.isNowhere {
      answers.append("git runs no hooks here")
    } else if case .script(let script, let isExecutable) = directory.state(kind) {
      switch (script.holdsBlock, isExecutable) {
      case (true, true):
        answers.append("installed in \(file)" + (script.isOwn ? "" : ", next to other commands"))
      case (true, false):
        answers.append("not installed: \(file) is not executable, and git ignores it")
      case (false, _):
        let what: ByteString =
          script.text.contains("leadlint")
          ? "\(file) mentions leadlint and was not written by it" : "another hook is in \(file)"
        answers.append(isExecutable ? what : what + ", which is not executable: git ignores it")
      }
    } else if case .notAFile = directory.state(kind) {
      answers.append("\(file) is a link or not a file")
    }
    let standard = directory.standard + "/" + kind.rawValue
    if directory.path != directory.standard,
      case .script(let script, _) = HookDirectory.state(of: standard), script.holdsBlock
    {
      answers.append("a hook of leadlint is in \(ByteString(standard)), where git does not look")
    }
    if settings.isInstalled(kind.configurationName, kind.rawValue) {
      answers.append("hook.\(kind.configurationName) is set, for git 2.54 or newer")
    }
    if answers.isEmpty { return "not installed" }
    return ByteString(answers.map(\.bytes).joined(separator: Array("; ".utf8)))
  }
}
