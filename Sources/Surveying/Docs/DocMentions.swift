internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds the paths that docs name and that are no more: those that history knows, and no others.
///
/// A class, since many docs name the same paths.
final class DocMentions {
  private let contents: DocContents
  private let listing: TipListing
  private let history: History
  private let movedPaths: MovedPathFinder
  private let lineages: Lineages
  private let ignored: IgnoredPaths
  /// By path that is not there: what became of it; nil where history says nothing of it.
  private var moves: [ByteString: MovedPath?] = [:]

  init(
    contents: DocContents, listing: TipListing, history: History, movedPaths: MovedPathFinder,
    lineages: Lineages
  ) {
    self.lineages = lineages
    self.contents = contents
    self.listing = listing
    self.history = history
    self.movedPaths = movedPaths
    ignored = IgnoredPaths(contents: contents, listing: listing)
  }

  /// The mentions of paths that stood there once, in the order of the text.
  /// - Parameter directory: the area's.
  func dead(
    in doc: TreeFile, _ path: ByteString, _ questions: AreaQuestions.Mentions,
    below directory: ByteString
  ) throws(RunError) -> [DeadMention] {
    guard LinkTarget.isMarkdown(path), !path.isBorrowed(below: directory) else { return [] }
    let slash = path.bytes.lastIndex(of: UInt8(ascii: "/"))
    let bases = [ByteString(path.bytes[..<(slash ?? 0)]), directory, ""]
    var found: [DeadMention] = []
    for word in try contents.pathWords(in: doc, path) where questions.blocks || !word.isInBlock {
      // A name alone says little of where the file stands, and in a block next to nothing.
      let bases = word.isBareName ? bases.prefix(word.isInBlock ? 1 : 2) : bases[...]
      guard let (base, path, moved) = try gone(word, from: bases) else { continue }
      if word.isBareName, base != bases.first, moved.path != nil { continue }
      if word.isInBlock, isOlder(moved.commit, than: doc) { continue }
      found.append(
        DeadMention(
          text: word.path,
          position: SourcePosition(line: word.position.line, column: word.position.column),
          path: path, base: base, moved: moved))
    }
    return found
  }

  /// Whether a commit is older than a doc: a block in it shows something else that is called so.
  private func isOlder(_ commit: CommitReference, than doc: TreeFile) -> Bool {
    guard let first = lineages[doc.path].changes.last, let date = commit.date else { return false }
    let time = history.time(of: first.commit)
    return time != CommitTime.unknown && date.seconds < time
  }

  private typealias Gone = (base: ByteString, path: ByteString, moved: MovedPath)

  /// What a word means that was there once; nil where it means something that is there, or that was
  /// never there.
  private func gone(_ word: PathWord, from bases: ArraySlice<ByteString>) throws(RunError) -> Gone?
  {
    let paths = bases.compactMap { base in
      Self.resolve(word.path, from: base).map { (base: base, path: $0) }
    }
    guard paths.contains(where: { history.paths.id(of: $0.path) != nil }),
      !paths.contains(where: { stands($0.path) })
    else { return nil }
    for (base, path) in paths {
      guard let moved = moved(path), try !isMade(path) else { continue }
      return isElsewhere(word.path, than: moved.path) ? nil : (base, path, moved)
    }
    return nil
  }

  /// A path from the root; nil for one that leads out of the repository.
  private static func resolve(_ path: ByteString, from base: ByteString) -> ByteString? {
    guard
      case .path(let target) = LinkTarget(
        destination: path.percentEscaped, in: base.isEmpty ? "-" : base + "/-")
    else { return nil }
    return target.path
  }

  /// Whether a file or directory stands at a path, or a page of that name.
  private func stands(_ path: ByteString) -> Bool {
    if listing[path] != nil || listing.stands(path) { return true }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    return !name.bytes.contains(UInt8(ascii: "."))
      && !listing.files(startingWith: path + ".").isEmpty
  }

  private func moved(_ path: ByteString) -> MovedPath? {
    if let known = moves[path] { return known }
    let found = history.paths.id(of: path) == nil ? nil : movedPaths.moved(path)
    moves[path] = .some(found)
    return found
  }

  /// Whether a path is one that tools write, or that others wrote: by its directories, or by a
  /// `.gitignore`.
  private func isMade(_ path: ByteString) throws(RunError) -> Bool {
    let steps = path.split(separator: UInt8(ascii: "/"))
    if steps.contains(where: { $0.isBorrowedName || Self.madeNames.contains($0.asciiLowercased) }) {
      return true
    }
    return try ignored.contains(path)
  }

  private static let madeNames: Set<ByteString> = [
    "_build", "_output", "_site", "artifacts", "bazel-bin", "bin", "build", "coverage", "dist",
    "generated", "obj", "out", "output", "target", "tmp",
  ]

  /// Whether a path with these last components stands somewhere that history does not name as the
  /// place where it went: the doc may mean that.
  private func isElsewhere(_ path: ByteString, than moved: ByteString?) -> Bool {
    let steps = path.split(separator: UInt8(ascii: "/")).filter { $0 != ".." }
    let ending = "/" + ByteString(steps.map(\.bytes).joined(separator: [0x2F]))
    return movedPaths.files(named: steps.last ?? path).contains {
      ("/" + $0).hasSuffix(ending) && $0 != moved
    }
  }
}

extension ByteString {
  /// Written so that the destination of a link means it byte by byte.
  fileprivate var percentEscaped: ByteString {
    guard bytes.contains(where: { "#%?".utf8.contains($0) }) else { return self }
    var escaped: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "#"): escaped += "%23".utf8
      case UInt8(ascii: "%"): escaped += "%25".utf8
      case UInt8(ascii: "?"): escaped += "%3F".utf8
      default: escaped.append(byte)
      }
    }
    return ByteString(escaped)
  }
}
