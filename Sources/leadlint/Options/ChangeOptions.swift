internal import ArgumentParser
internal import Basics
internal import Surveying

/// Which change is checked, and against what.
struct ChangeOptions: ParsableArguments {
  @Flag(help: "Check what is staged, as the commit that is about to be made.")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "Check what is new since this commit: only new findings fail. In CI, 'auto' finds it.",
      discussion: "Compared from the merge base.",
      valueName: "revision"))
  var base: String?

  @Flag(help: "With --base: fail where it has no commit in common with the change.")
  var mergeBase = false

  enum Policy: String, CaseIterable, ExpressibleByArgument {
    case base, head
  }

  @Option(
    help: ArgumentHelp(
      "With --base: whose .lead-rules, .mailmap and waivers count.",
      discussion: "head lets a change relax its own rules."))
  var policy: Policy = .base

  @Flag(help: "With --base or --staged: findings that are not new fail the run too.")
  var allFindings = false

  func validate() throws {
    if staged, base != nil {
      throw ValidationError("--staged compares with HEAD; leave out --base")
    }
    if base == nil, mergeBase || policy == .head {
      throw ValidationError("--merge-base and --policy need --base")
    }
    if allFindings, base == nil, !staged {
      throw ValidationError("--all-findings needs --base or --staged")
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
