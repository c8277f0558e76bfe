internal import ArgumentParser

/// Which repository, and which of its hooks.
struct HookOptions: ParsableArguments {
  @OptionGroup var repository: RepositoryOption

  @Option(
    name: .customLong("hook"),
    help: ArgumentHelp("The hook; may be repeated.", valueName: "name"))
  var kinds: [HookKind] = []
}
