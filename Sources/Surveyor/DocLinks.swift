internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Which links of docs lead nowhere, as the areas asked so far have found.
final class JudgedLinks {
  struct Question: Hashable {
    let doc: PathTable.Number
    let asked: AreaQuestions.Links
  }

  /// Places in the list of a doc's links.
  var broken: [Question: [Int]] = [:]
}

/// Finds the links in docs that lead nowhere in the tree judged.
struct DocLinks {
  let contents: DocContents
  let listing: TipListing
  let whereabouts: Whereabouts

  /// The links of one doc that do not resolve, in the order of its text. Outside links are passed
  /// over.
  /// - Parameter directory: the area's, in which something like a missing target is looked for.
  func broken(
    in doc: TreeFile, _ path: ByteString, _ questions: AreaQuestions.Links,
    below directory: ByteString
  ) throws(CannotJudge) -> [BrokenLink] {
    guard LinkTarget.isMarkdown(path), !path.isBorrowed(below: directory),
      let document = try contents.linked(from: doc, path)
    else {
      return []
    }
    var broken: [BrokenLink] = []
    let links = document.links
    // Where a link leads is the same for every area that the doc is in.
    let question = JudgedLinks.Question(doc: doc.number, asked: questions)
    let known = whereabouts.judged.broken[question]
    var brokenPlaces: [Int] = []
    for number in known ?? Array(links.indices)
    where links[number].kind == .link || questions.images {
      let link = links[number]
      let place = SourcePosition(line: link.position.line, column: link.position.column)
      func report(
        _ problem: BrokenLink.Problem, _ target: ByteString, moved: MovedPath? = nil,
        nearest: ByteString? = nil
      ) {
        brokenPlaces.append(number)
        broken.append(
          BrokenLink(
            kind: link.kind == .image ? .image : .link, target: link.destination, position: place,
            problem: problem, path: target, moved: moved, nearest: nearest))
      }
      switch LinkTarget(destination: link.destination, in: path) {
      case .outside: break
      case .leavesRepository(let steps, let page):
        if !Self.isForgePage(page, above: steps) { report(.outsideRepository, "") }
      case .sameDocument(let fragment):
        if questions.anchors, let anchors = try contents.anchors(of: doc, path),
          !anchors.contains(fragment)
        {
          report(
            .noSuchAnchor, path,
            nearest: contents.anchor(like: fragment, in: doc, anchors).map { "#" + $0 })
        }
      case .path(let target):
        if let found = file(for: target) ?? readme(in: target) {
          guard questions.anchors, let fragment = target.fragment,
            LinkTarget.isMarkdown(found.path),
            let other = try contents.anchors(of: found.file, found.path),
            !other.contains(fragment)
          else { continue }
          // A site generator names headings in its own way.
          if found.path != target.path, !stands(target.path),
            contents.anchor(spelledLike: fragment, in: found.file, other) != nil
          {
            continue
          }
          report(
            .noSuchAnchor, found.path,
            nearest: contents.anchor(like: fragment, in: found.file, other).map { "#" + $0 })
        } else if !stands(target.path), !standsForThePage(link.destination, of: path) {
          if let other = whereabouts.otherCase(of: target.path) {
            report(.otherCase(other), target.path)
          } else {
            report(
              .noSuchPath, target.path, moved: whereabouts.moved(target.path),
              nearest: whereabouts.nearest(to: target.path, below: directory))
          }
        }
      }
    }
    whereabouts.judged.broken[question] = brokenPlaces
    return broken
  }

  /// The file that a link means: the one at its path, or the document that a site generator would
  /// make such a page of.
  private func file(for target: LinkTarget.RepositoryPath) -> (path: ByteString, file: TreeFile)? {
    if !target.mustBeDirectory, let file = listing[target.path] { return (target.path, file) }
    if stands(target.path) { return nil }
    for source in target.possibleSources {
      if let file = listing[source] { return (source, file) }
    }
    return nil
  }

  /// Whether a link leads somewhere from the page that most site generators make of a document:
  /// `a/b.md` is served as `a/b/`, where `../c/` means `a/c.md`.
  private func standsForThePage(_ destination: ByteString, of path: ByteString) -> Bool {
    guard destination.hasPrefix("../"),
      let dot = path.bytes.lastIndex(of: UInt8(ascii: ".")),
      case .path(let target) = LinkTarget(
        destination: destination, in: ByteString(path.bytes[..<dot]) + "/index.md")
    else { return false }
    return stands(target.path) || file(for: target) != nil
  }

  /// Whether a directory stands at a path, or something that the tree does not show: what lies
  /// behind a symbolic link or in a submodule.
  private func stands(_ path: ByteString) -> Bool {
    if path.isEmpty || listing.holdsFiles(below: path) { return true }
    var above = path
    while let slash = above.bytes.lastIndex(of: UInt8(ascii: "/")) {
      above = ByteString(above.bytes[..<slash])
      if let entry = listing[above] { return entry.type != .file }
    }
    return listing[path].map { $0.type != .file } ?? false
  }

  /// The document that a forge shows below a directory's list of files, where a link names an
  /// anchor in it.
  private func readme(
    in target: LinkTarget.RepositoryPath
  ) -> (path: ByteString, file: TreeFile)? {
    guard target.fragment != nil else { return nil }
    let directory = target.path.isEmpty ? "" : target.path + "/"
    for name: ByteString in ["README.md", "readme.md", "Readme.md"] {
      if let file = listing[directory + name] { return (directory + name, file) }
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
