internal import CLibgit2
internal import CSystem

/// libgit2 itself: set up once for the process, never shut down.
package enum Library {
  /// Starts libgit2 on first use. Every way into the library goes through here.
  private static let isReady: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    // leadlint keeps the trees it needs itself; libgit2's cache would only keep small ones.
    _ = leadlint_set_object_caching(0)
    // leadlint's own reader compares the checksum of each entry of a pack and hashes loose objects;
    // hashing all objects once more would take most of a run.
    _ = leadlint_set_strict_hash_verification(0)
    // Trees are written in memory only, of what an index lists: a partial clone need not hold it.
    _ = leadlint_set_strict_object_creation(0)
    // Who may be trusted is decided by git's rules, which this library's own do not follow.
    _ = leadlint_set_owner_validation(0)
    // Extensions that change nothing for a reader: promised objects are noticed one by one.
    let readSafe = ["partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees"]
    let names = readSafe.map { strdup($0) }
    defer { names.forEach { free($0) } }
    var pointers = names.map { UnsafePointer($0) }
    _ = leadlint_set_extensions(&pointers, pointers.count)
    return true
  }()

  static func start() throws(GitError) {
    guard isReady else {
      throw GitError(
        code: .other(-1), function: "git_libgit2_init", message: "libgit2 did not start")
    }
  }

  /// The version of libgit2 in use at run time, such as `1.5.1`.
  package static var version: String {
    var major: Int32 = 0
    var minor: Int32 = 0
    var revision: Int32 = 0
    git_libgit2_version(&major, &minor, &revision)
    return "\(major).\(minor).\(revision)"
  }
}
