package import Basics

/// A link or an image in a doc whose target does not exist.
package struct UnresolvedLink: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case link, image
  }

  /// Why it does not resolve.
  package enum Problem: Hashable, Sendable {
    /// Nothing stands at the path.
    case noSuchPath
    /// Something stands there whose path differs in case only.
    case otherCase(ByteString)
    /// The file is there, and has no such anchor.
    case noSuchAnchor
    /// It leads out of the repository.
    case outsideRepository
  }

  package let kind: Kind
  /// As it stands in the doc.
  package let target: ByteString
  package let position: SourcePosition
  package let problem: Problem
  /// The path that it means, from the repository's root; empty where it leads out of it.
  package let path: ByteString
  /// Where history shows that the target went.
  package var moved: MovedPath?
  /// What was probably meant: a path, or an anchor with its `#`.
  package var nearest: ByteString?

  package init(
    kind: Kind, target: ByteString, position: SourcePosition, problem: Problem, path: ByteString,
    moved: MovedPath? = nil, nearest: ByteString? = nil
  ) {
    self.kind = kind
    self.target = target
    self.position = position
    self.problem = problem
    self.path = path
    self.moved = moved
    self.nearest = nearest
  }

  /// What the link is written as where it is certain what was meant: history knows where the target went,
  /// or only the case differs. Nil where somebody has to look.
  /// - Parameter doc: the path of the doc that holds it.
  package func corrected(in doc: ByteString) -> ByteString? {
    if case .otherCase(let path) = problem { return DocPath.link(target, to: path, in: doc) }
    return moved?.path.map { DocPath.link(target, to: $0, in: doc) }
  }
}
