internal import CLibgit2

/// What libgit2 could not do, and why.
package struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; what callers act on.
  package enum Code: Hashable, Sendable {
    case notFound
    /// The repository belongs to another user; the message is the directory to be trusted.
    case owner
    case unbornBranch
    case invalidSpecification
    case ambiguous
    /// More than leadlint is prepared to hold.
    case limit
    case other(Int32)
  }

  package let code: Code
  /// libgit2's subsystem (`git_error_t`); 0 where it named none.
  package let category: Int32
  /// The libgit2 function that failed.
  package let function: String
  /// libgit2's own words.
  package let message: String

  package init(code: Code, category: Int32 = 0, function: String, message: String) {
    self.code = code
    self.category = category
    self.function = function
    self.message = message
  }

  package var description: String { "\(message) (\(function))" }
}

/// Turns libgit2's status into a thrown error; the one place where that is done.
///
/// libgit2 keeps its message in thread-local storage until the next call, so the call and this
/// function must stand in one synchronous expression.
/// - Throws: `GitError` for every negative status.
@discardableResult
func check(_ status: Int32, _ function: String) throws(GitError) -> Int32 {
  guard status < 0 else { return status }
  let last = git_error_last()
  let category = last.map { Int32($0.pointee.klass) } ?? 0
  let message = last.flatMap { error in error.pointee.message.map { String(cString: $0) } }
  let code: GitError.Code
  switch status {
  case GIT_ENOTFOUND.rawValue: code = .notFound
  case GIT_EOWNER.rawValue: code = .owner
  case GIT_EUNBORNBRANCH.rawValue: code = .unbornBranch
  case GIT_EINVALIDSPEC.rawValue: code = .invalidSpecification
  case GIT_EAMBIGUOUS.rawValue: code = .ambiguous
  default: code = .other(status)
  }
  throw GitError(
    code: code, category: category, function: function,
    message: message ?? "libgit2 gave no reason (status \(status))")
}
