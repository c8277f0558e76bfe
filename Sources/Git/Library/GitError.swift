internal import CLibgit2

/// What could not be read of a repository, and why.
package struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; what callers act on.
  package enum Code: Hashable, Sendable {
    case notFound
    /// The repository belongs to another user; the message is the directory to be trusted.
    case owner
    case unbornBranch
    case invalidSpecification
    case ambiguous
    /// The index has paths that are not merged yet.
    case unmerged
    /// A bare repository has no index.
    case bare
    /// `GIT_INDEX_FILE` names no file.
    case indexFile
    /// The repository names its objects by another hash than SHA-1.
    case objectFormat
    /// The repository does not keep its references in files.
    case referenceStorage
    /// More than leadlint is prepared to hold.
    case limit
    /// libgit2's status where it failed; 0 or -1 where leadlint's own reader did.
    case other(Int32)
  }

  /// What callers act on.
  package let code: Code
  /// libgit2's subsystem (`git_error_t`); 0 where it named none.
  package let category: Int32
  /// The function that failed, libgit2's or leadlint's own.
  package let function: String
  /// libgit2's own words where it failed.
  package let message: String

  package init(code: Code, category: Int32 = 0, function: String, message: String) {
    self.code = code
    self.category = category
    self.function = function
    self.message = message
  }

  package var description: String { "\(message) (\(function))" }
}

/// Turns a status of libgit2 into a thrown error; only here.
///
/// libgit2 keeps its last error in thread-local storage until another call fails, so the call and
/// this function must stand in one synchronous expression, and the error is cleared once it is read:
/// a later failure that sets none would otherwise be explained by this one's message.
/// - Throws: `GitError` for every negative status.
@discardableResult
func check(_ status: Int32, _ function: String) throws(GitError) -> Int32 {
  guard status < 0 else { return status }
  let last = git_error_last()
  let category = last.map { Int32($0.pointee.klass) } ?? 0
  let message = last.flatMap { error in error.pointee.message.map { String(cString: $0) } }
  git_error_clear()
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

/// Calls a function of libgit2 that finds something or does not.
/// - Returns: whether it did; false for `GIT_ENOTFOUND` and the end of an iteration.
/// - Throws: `GitError` for every other negative status.
func finds(_ function: String, _ call: () -> Int32) throws(GitError) -> Bool {
  let status = call()
  guard status == GIT_ENOTFOUND.rawValue || status == GIT_ITEROVER.rawValue else {
    try check(status, function)
    return true
  }
  git_error_clear()
  return false
}

/// Calls a function of libgit2 that hands out a handle, which the caller must free.
/// - Throws: `GitError` where it fails.
func newHandle(
  _ function: String, _ call: (inout OpaquePointer?) -> Int32
) throws(GitError) -> OpaquePointer {
  var handle: OpaquePointer?
  try check(call(&handle), function)
  guard let handle else {
    throw GitError(code: .other(0), function: function, message: "libgit2 gave no handle")
  }
  return handle
}
