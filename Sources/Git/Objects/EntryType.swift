/// What kind of thing a path is, permission bits aside.
@frozen
package enum EntryType: UInt8, Sendable {
  case file, symbolicLink, directory, submodule

  /// - Parameter mode: as it stands in a tree, permission bits included.
  @inlinable
  package init(mode: UInt32) {
    switch mode & 0o170000 {
    case 0o040000: self = .directory
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .submodule
    default: self = .file
    }
  }
}
