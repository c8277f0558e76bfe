internal import ArgumentParser

/// What leadlint does inside git's hooks, and how it gets there.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Installs git hooks, and runs in them.",
    discussion: """
      For repositories without a hook manager; with one, let it run `leadlint check --staged` \
      before a commit.

      EXAMPLES
        leadlint hook install                       check what is staged before each commit
        leadlint hook install --hook pre-push       check what is new before each push
        leadlint hook install --chain               add to a hook that exists
        leadlint hook status                        what is installed, and whether git runs it
        leadlint hook uninstall                     remove what was installed
      """,
    subcommands: [
      HookInstallCommand.self, HookUninstallCommand.self, HookStatusCommand.self,
      HookMessageCommand.self, HookPushCommand.self, HookListStagedCommand.self,
    ])
}
