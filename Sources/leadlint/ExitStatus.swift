/// What the process tells its caller; the same for every command, and part of the contract.
enum ExitStatus: Int32 {
  /// Nothing at or above what `--fail-on` names.
  case clean = 0
  /// At least one finding at or above it.
  case findings = 1
  /// An error: wrong usage, a configuration or a repository that cannot be read.
  case cannotJudge = 2
}
