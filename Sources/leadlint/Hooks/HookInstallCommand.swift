internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadModel
internal import Surveying

struct HookInstallCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Lets git run leadlint before a commit, or in another hook.",
    discussion: """
      Writes the hook where git looks for it, core.hooksPath included. A hook that exists \
      already is not changed; with --chain, leadlint's part is added to it if it is a shell script. \
      Installing twice changes nothing.
      """)

  @OptionGroup var options: HookOptions

  @Flag(help: "Add to an existing shell script.")
  var chain = false

  @Flag(help: "Write to the repository's configuration instead; needs git 2.54 or newer.")
  var config = false

  @Flag(help: "Write to a hooks directory that serves all of your repositories.")
  var global = false

  func validate() throws {
    if config, global {
      throw ValidationError("--config writes to one repository; leave out --global")
    }
  }

  func execute() throws -> ExitStatus {
    let repository = try HookRepository.open(options.repository.path())
    let kinds = options.kinds.isEmpty ? [.preCommit] : options.kinds
    if config {
      var settings = try HookSettings(repository)
      for kind in kinds {
        let isNew = try settings.install(kind.configurationName, kind.command, kind.rawValue)
        let name = "hook.\(kind.configurationName)"
        try Console.print(
          "\(kind.rawValue): \(name) \(isNew ? "written to" : "is set already in") "
            + "\(settings.path)\n")
      }
      Console.note("git 2.54 or newer runs these hooks; older versions ignore them")
    } else {
      let directory = try HookDirectory(repository)
      try refuse(directory)
      if let setting = directory.setting, setting.scope != .local, setting.scope != .worktree {
        Console.note("\(directory.settingText): the hook runs in every repository that this is for")
      }
      // All or nothing: what stands in the way of one is said before any is written.
      let scripts = try kinds.map { try script($0, directory) }
      for (kind, script) in zip(kinds, scripts) {
        guard let script else {
          try Console.print(
            "\(kind.rawValue): already installed in \(ByteString(directory.file(kind)))\n")
          continue
        }
        try directory.write(script, kind)
        try Console.print(
          "\(kind.rawValue): installed in \(ByteString(directory.file(kind)))\n")
      }
    }
    if !ProgramPath.holds("leadlint") {
      Console.note("leadlint is not on your PATH: until it is, the hook checks nothing")
    }
    return .clean
  }

  /// - Throws: `RunError` where no hook that is written would ever run, or stay.
  private func refuse(_ directory: HookDirectory) throws {
    if directory.isNowhere {
      throw RunError(
        problem: "\(directory.settingText): git runs no hooks here",
        remedy: "if it should:  git config --unset core.hooksPath")
    }
    if directory.isForAll, !global {
      throw RunError(
        problem: "\(directory.settingText): a hook there would run in every repository of yours",
        remedy: "if it should:  leadlint hook install --global;  for this one alone, with git 2.54 "
          + "or newer:  leadlint hook install --config")
    }
    if global, !directory.isForAll {
      throw RunError(
        problem: "no core.hooksPath is set for all repositories, so there is nothing to write to",
        remedy: "set it:  git config --global core.hooksPath DIRECTORY;  for this repository alone "
          + "leave out --global")
    }
    if directory.isHuskys {
      throw RunError(
        problem: "husky manages the hooks of this repository",
        remedy: "add to .husky/pre-commit:  \(HookKind.preCommit.shellCommand)")
    }
  }

  /// What is to be written; nil where it is there already.
  private func script(_ kind: HookKind, _ directory: HookDirectory) throws -> HookScript? {
    let file = ByteString(directory.file(kind))
    switch directory.state(kind) {
    case .missing: return .own(kind)
    case .notAFile:
      throw RunError(
        problem: "\(file) is a link or cannot be read, and was not changed",
        remedy: "add to the file that it points to:  \(kind.shellCommand) || exit")
    case .script(let script, let isExecutable):
      if script.holdsBlock || chain && script.isShellScript {
        let wanted = script.chained(kind)
        return wanted.text == script.text && isExecutable ? nil : wanted
      }
      if let manager = script.manager {
        throw RunError(
          problem: "\(file) exists already and belongs to \(manager)",
          remedy: "let \(manager) run it:  \(kind.command)")
      }
      throw RunError(
        problem: "\(file) exists already and was not written by leadlint"
          + (chain ? "; it is not a shell script that leadlint can add to" : ""),
        remedy: "add to it:  \(kind.shellCommand) || exit"
          + (chain || !script.isShellScript
            ? "" : ";  or let leadlint do it:  leadlint hook install --chain"))
    }
  }
}
