internal import ArgumentParser

/// What leadlint does inside git's hooks, and how it gets there.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Installs git hooks, and is what they run.",
    discussion: """
      For repositories without a hook manager; with one, let it run `leadlint check --staged` \
      before a commit.

      EXAMPLES
        leadlint hook install                       judge what is staged before each commit
        leadlint hook install --hook pre-push       judge what is new before each push
        leadlint hook install --chain               beside a hook that is there already
        leadlint hook status                        what is installed, and whether it would run
        leadlint hook uninstall                     take away what was installed, and no more
      """,
    subcommands: [
      HookInstallCommand.self, HookUninstallCommand.self, HookStatusCommand.self,
      HookMessageCommand.self, HookPushCommand.self, HookListStagedCommand.self,
    ])
}
