internal import ArgumentParser

/// Whether the history index in the git directory is used.
struct IndexOption: ParsableArguments {
  @Flag(
    help: "Read all of history; neither use nor write the index in the git directory.")
  var noCache = false

  var isUsed: Bool { !noCache }
}
