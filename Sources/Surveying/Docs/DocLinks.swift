internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds broken links in docs: those whose target is not in the tree judged.
///
/// A class, since a doc may be one of several areas: its links are looked at once.
final class DocLinks {
  private let contents: DocContents
  private let listing: TipListing
  private let movedPaths: MovedPathFinder
  private var known: [Question: [UnresolvedLink]] = [:]

  private struct Question: Hashable {
    let doc: PathID
    let asked: AreaQuestions.Links
  }

  init(contents: DocContents, listing: TipListing, movedPaths: MovedPathFinder) {
    self.contents = contents
    self.listing = listing
    self.movedPaths = movedPaths
  }

  /// The links of one doc that do not resolve, in the order of its text. Outside links are passed
  /// over.
  /// - Parameter directory: the area's, in which something like a missing target is looked for.
  func broken(
    in doc: TreeFile, _ path: ByteString, _ questions: AreaQuestions.Links,
    below directory: ByteString
  ) throws(RunError) -> [UnresolvedLink] {
    guard LinkTarget.isMarkdown(path), !path.isBorrowed(below: directory) else { return [] }
    var broken = try broken(in: doc, path, questions)
    for index in broken.indices where broken[index].problem == .noSuchPath {
      let target = broken[index].path
      broken[index].moved = movedPaths.moved(target)
      broken[index].nearest = movedPaths.nearest(to: target, below: directory)
    }
    return broken
  }

  /// The same for every area that the doc is in: without what became of a path that is not there.
  private func broken(
    in doc: TreeFile, _ path: ByteString, _ questions: AreaQuestions.Links
  ) throws(RunError) -> [UnresolvedLink] {
    let question = Question(doc: doc.path, asked: questions)
    if let known = known[question] { return known }
    var broken: [UnresolvedLink] = []
    for link in try contents.linked(from: doc, path)?.links ?? []
    where link.kind == .link || questions.images {
      let position = SourcePosition(line: link.position.line, column: link.position.column)
      let fault = try fault(
        of: LinkTarget(destination: link.destination, in: path), link.destination, in: doc, path,
        anchors: questions.anchors)
      if let fault {
        broken.append(
          UnresolvedLink(
            kind: link.kind == .image ? .image : .link, target: link.destination,
            position: position,
            problem: fault.problem, path: fault.path, nearest: fault.nearest))
      }
    }
    known[question] = broken
    return broken
  }

  /// Why a link does not resolve.
  private struct Fault {
    let problem: UnresolvedLink.Problem
    /// The path meant.
    var path: ByteString = ""
    /// The anchor that was probably meant, with its `#`.
    var nearest: ByteString?
  }

  /// What is wrong with a link; nil where nothing is.
  private func fault(
    of target: LinkTarget, _ destination: ByteString, in doc: TreeFile, _ path: ByteString,
    anchors: Bool
  ) throws(RunError) -> Fault? {
    switch target {
    case .outside: return nil
    case .leavesRepository(let steps, let page):
      return Self.isForgePage(page, above: steps) ? nil : Fault(problem: .outsideRepository)
    case .sameDocument(let fragment):
      guard anchors, let names = try contents.anchors(of: doc, path), !names.contains(fragment)
      else { return nil }
      return anchorFault(fragment, in: doc, path, names)
    case .path(let target):
      if let found = file(for: target) ?? readme(in: target) {
        guard anchors, let fragment = target.fragment, LinkTarget.isMarkdown(found.path)
        else { return nil }
        guard let names = try contents.anchors(of: found.file, found.path),
          !names.contains(fragment)
        else { return nil }
        // A site generator names headings in its own way.
        if found.path != target.path, !listing.stands(target.path),
          contents.anchor(spelledLike: fragment, in: found.file, names) != nil
        {
          return nil
        }
        return anchorFault(fragment, in: found.file, found.path, names)
      }
      if listing.stands(target.path) || standsForThePage(destination, of: path) {
        return nil
      }
      if let other = movedPaths.otherCase(of: target.path) {
        return Fault(problem: .otherCase(other), path: target.path)
      }
      return Fault(problem: .noSuchPath, path: target.path)
    }
  }

  private func anchorFault(
    _ fragment: ByteString, in file: TreeFile, _ path: ByteString, _ anchors: MarkdownAnchors
  ) -> Fault {
    Fault(
      problem: .noSuchAnchor, path: path,
      nearest: contents.anchor(like: fragment, in: file, anchors).map { "#" + $0 })
  }

  private typealias Found = (path: ByteString, file: TreeFile)

  /// The file that a link means: the one at its path, or the document that a site generator would
  /// make such a page of.
  private func file(
    for target: LinkTarget.RepositoryPath
  ) -> Found? {
    if !target.mustBeDirectory, let file = file(at: target.path) {
      return (target.path, file)
    }
    if listing.stands(target.path) { return nil }
    for source in target.possibleSources {
      if let file = file(at: source) { return (source, file) }
    }
    return nil
  }

  /// - Parameter path: without slashes that stand for nothing.
  private func file(at path: ByteString) -> TreeFile? {
    listing.paths.id(of: path).flatMap(listing.file)
  }

  /// Whether a link leads somewhere from the page that most site generators make of a document:
  /// `a/b.md` is served as `a/b/`, where `../c/` means `a/c.md`.
  private func standsForThePage(
    _ destination: ByteString, of path: ByteString
  ) -> Bool {
    guard destination.hasPrefix("../"),
      let dot = path.bytes.lastIndex(of: UInt8(ascii: ".")),
      case .path(let target) = LinkTarget(
        destination: destination, in: ByteString(path.bytes[..<dot]) + "/index.md")
    else { return false }
    return listing.stands(target.path) || file(for: target) != nil
  }

  /// The document that a forge shows below a directory's list of files, where a link names an
  /// anchor in it.
  private func readme(
    in target: LinkTarget.RepositoryPath
  ) -> Found? {
    guard target.fragment != nil else { return nil }
    let directory = target.path.isEmpty ? "" : target.path + "/"
    for name: ByteString in ["README.md", "readme.md", "Readme.md"] {
      if let file = file(at: directory + name) { return (directory + name, file) }
    }
    return nil
  }

  /// Whether a link that climbs out of the repository means the repository's own page, or one
  /// beside it, as forges show them: `../..`, `../../issues`. From the root these stand two steps
  /// up, or more where a branch has slashes in its name.
  private static func isForgePage(_ page: ByteString, above steps: Int) -> Bool {
    guard let name = page.split(separator: UInt8(ascii: "/")).first, !name.isEmpty else {
      return steps > 1
    }
    return forgePages.contains(name)
  }

  private static let forgePages: Set<ByteString> = [
    "actions", "activity", "blame", "blob", "branches", "commit", "commits", "compare",
    "contributors", "discussions", "edit", "fork", "graphs", "issues", "labels", "milestone",
    "milestones", "network", "new", "projects", "pull", "pulls", "pulse", "raw", "releases",
    "search", "security", "stargazers", "subscription", "tags", "tree", "watchers", "wiki",
  ]
}
