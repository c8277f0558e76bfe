internal import ArgumentParser
internal import Basics
internal import Surveying

/// Which change is checked, and against what.
struct ChangeOptions: ParsableArguments {
  @Flag(help: "Judge what is staged, as the commit that is about to be made.")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "Judge what is new since this commit: only that fails the run; in CI, 'auto' finds it.",
      discussion: "Where the base has gone on, since the commit that the change began at.",
      valueName: "revision"))
  var base: String?

  @Flag(help: "With --base: refuse one that shares no commit with the change.")
  var mergeBase = false

  enum Policy: String, CaseIterable, ExpressibleByArgument {
    case base, head
  }

  @Option(
    help: ArgumentHelp(
      "With --base: whose .lead-rules, mailmap, settings and waivers count.",
      discussion: "head lets a change loosen the rules that it is judged by."))
  var policy: Policy = .base

  @Flag(help: "With --base or --staged: let findings that are not new fail the run too.")
  var allFindings = false

  func validate() throws {
    if staged, base != nil {
      throw ValidationError("--staged compares with HEAD; give it without --base")
    }
    if base == nil, mergeBase || policy == .head {
      throw ValidationError("--merge-base and --policy go with --base")
    }
    if allFindings, base == nil, !staged {
      throw ValidationError("--all-findings goes with --base or --staged")
    }
  }

  /// Nil where a state is checked by itself.
  var request: SurveyRequest.Change? {
    if staged { return .staged }
    return base.map { base in
      .since(
        base: RawArguments.bytes(base), usesMergeBase: mergeBase,
        policy: policy == .head ? .head : .base)
    }
  }
}
