internal import CLibgit2
internal import CSystem
internal import Dispatch

/// libgit2 itself: set up once for the process, never shut down.
package enum Library {
  /// Starts libgit2 on first use. Every door into the library goes through here.
  static let isReady: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    // leadlint keeps the trees it needs itself; libgit2's cache would only keep small ones.
    _ = leadlint_set_object_caching(0)
    // Left to libgit2 are the rare objects that leadlint does not read itself: few enough to have
    // each one hashed anew.
    _ = leadlint_set_strict_hash_verification(1)
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

  /// Starts libgit2 on a thread of its own, beside what else a run begins with.
  package static func startAhead() {
    DispatchQueue.global(qos: .userInitiated).async { _ = isReady }
  }

  /// Waits until a start that is under way is over: the process must not end in the middle of it.
  package static func finishStart() { _ = isReady }

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

// A libgit2 that is built with Mbed TLS, as Debian's is, reads every certificate of the system when it
// starts: a sixth of all instructions of a run, and nothing here ever connects to anything. The
// dynamic linker takes these two of the program before that library's own, and then no certificate is
// known, so that no connection would be trusted either. Elsewhere nobody calls them.

/// Reads nothing, and says that all went well.
@_cdecl("mbedtls_x509_crt_parse_file")
public func readNoCertificates(
  _ chain: UnsafeMutableRawPointer?, inFile path: UnsafePointer<CChar>?
) -> CInt { 0 }

/// Reads nothing, and says that all went well.
@_cdecl("mbedtls_x509_crt_parse_path")
public func readNoCertificates(
  _ chain: UnsafeMutableRawPointer?, inDirectory path: UnsafePointer<CChar>?
) -> CInt { 0 }
