internal import ArgumentParser
internal import Basics
internal import Git

struct HookUninstallCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Removes what `leadlint hook install` wrote, and nothing else.")

  @OptionGroup var options: HookOptions

  func execute() throws -> ExitStatus {
    let repository = try HookRepository.open(options.repository.path())
    let directory = try HookDirectory(repository)
    var settings = try HookSettings(repository)
    var isAnything = false
    for kind in HookKind.allCases
    where options.kinds.isEmpty || options.kinds.contains(kind) {
      if case .script(let script, _) = directory.state(kind), script.holdsBlock {
        if !isAnything, directory.isForAll {
          Console.note("\(directory.settingText): this hook ran in every repository of yours")
        }
        isAnything = true
        let file = ByteString(directory.file(kind))
        if let rest = script.withoutBlock {
          try directory.write(rest, kind)
          try Console.print("\(kind.rawValue): leadlint's part removed from \(file)\n")
        } else {
          try directory.remove(kind)
          try Console.print("\(kind.rawValue): \(file) removed\n")
        }
      }
      if try settings.uninstall(kind.configurationName, kind.command) {
        isAnything = true
        try Console.print(
          "\(kind.rawValue): hook.\(kind.configurationName) removed from \(settings.path)\n")
      }
    }
    if !isAnything { Console.note("no hook of leadlint is installed here") }
    return .clean
  }
}
