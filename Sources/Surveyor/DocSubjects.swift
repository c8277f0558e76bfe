internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Finds out which of an area's code a doc is about, and what changed there.
///
/// A doc that stands beside code further down is about that code. In a small area each doc is about
/// all. In a larger one, a doc that is named for a part (`promtool.md`, `machine-pool.md`) is about
/// that part, and any other about the parts whose paths it holds; an overview that holds one is about
/// all. A doc that is about none of the code has nothing to follow.
final class DocSubjects {
  private enum Subject: Hashable {
    case nothing, everything
    /// All in a directory.
    case below(PathTable.Number)
    /// What goes by a name, as `Letters` has it.
    case named(UInt64)
    /// By part: whether it belongs to the subject.
    case parts([Bool])
  }

  private let contents: DocContents
  private let credits: Credits
  /// Holds the files at the tip, and later on all.
  private var code: AreaCode
  private var addAll: ((_ add: (PathTable.Number) -> Void) -> Void)?
  /// What changed a subject after a time, in seconds since 1970, newest first by date.
  private var known: [Subject: (after: Int64, commits: [History.Position])] = [:]
  private lazy var isFound = [Bool](repeating: false, count: credits.history.count)
  /// Up to so many files of code, every doc is taken to be about all of them.
  private static let smallArea = 30

  /// - Parameters:
  ///   - code: with the files at the tip.
  ///   - addAll: calls what it is given with each file of the area that is no doc, those that are
  ///     gone too; called at most once.
  init(
    contents: DocContents, credits: Credits, code: AreaCode,
    addAll: @escaping (_ add: (PathTable.Number) -> Void) -> Void
  ) {
    self.contents = contents
    self.credits = credits
    self.code = code
    self.addAll = addAll
  }

  /// Credited, non-merge commits later than `time`, in seconds since 1970, that change what a doc is
  /// about, newest first by date.
  func drift(
    of doc: TreeFile, _ path: ByteString, after time: Int64
  ) throws(CannotJudge) -> ArraySlice<History.Position> {
    // What is gone altogether needs no description.
    if code.liveFiles == 0 { return [] }
    addAll?({ code.add($0) })
    addAll = nil
    let (subject, files) = try subject(of: doc, path)
    var found = known[subject]
    if found.map({ time < $0.after }) ?? true {
      found = (time, changes(of: files(), after: time))
      known[subject] = found
    }
    return found?.commits.prefix { credits.time(of: $0) > time } ?? []
  }

  private func changes(
    of files: [PathTable.Number], after time: Int64
  ) -> [History.Position] {
    var found: [History.Position] = []
    let start = credits.writtenDate(of: time)
    for file in files {
      credits.history.forEachChange(of: file, since: start) { commit, kind in
        if kind.isChange, !isFound[Int(commit)], credits.time(of: commit) > time,
          credits.isWork(commit)
        {
          isFound[Int(commit)] = true
          found.append(commit)
        }
      }
    }
    for commit in found { isFound[Int(commit)] = false }
    return found.sorted { credits.isNewer($0, than: $1) }
  }

  /// What a doc is about, and how to find the files of that.
  private func subject(
    of doc: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> (Subject, files: () -> [PathTable.Number]) {
    let paths = credits.history.paths
    let nothing = (Subject.nothing, { [PathTable.Number]() })
    let everything = (Subject.everything, { self.code.all })
    let isInside = code.directory.isEmpty || path.hasPrefix(code.directory + "/")
    if isInside {
      let root = paths.number(of: code.directory)
      var above = paths.directory(of: doc.number)
      while above != root, above != PathTable.root {
        let directory = above
        if code.isLive(directory) {
          return (.below(directory), { self.code.files(below: directory) })
        }
        above = paths.directory(of: above)
      }
    }
    if code.liveFiles <= Self.smallArea { return everything }
    var above = ByteString(path.bytes.dropFirst(isInside ? prefixCount : 0))
      .split(separator: UInt8(ascii: "/"))
    let name = above.popLast() ?? path
    var subject = MarkdownDocument.letters(
      of: ByteString(name.bytes.prefix { $0 != UInt8(ascii: ".") }))
    if Self.generalNames.contains(subject) {
      if subject != "readme", let named = named(subject) { return named }
      // An overview of what its directory is about.
      subject = above.last { !CodeFiles.isLayout($0) }.map(MarkdownDocument.letters) ?? ""
      if subject.isEmpty {
        return try mentioned(in: doc, path).contains(true) ? everything : nothing
      }
    }
    if let named = named(subject) { return named }
    let mentioned = try mentioned(in: doc, path)
    if !mentioned.contains(true) { return nothing }
    return (.parts(mentioned), { self.code.files(of: mentioned) })
  }

  private var prefixCount: Int { code.directory.isEmpty ? 0 : code.directory.count + 1 }

  private func named(_ name: ByteString) -> (Subject, files: () -> [PathTable.Number])? {
    let letters = Letters.hash(letters: name)
    let subject = Subject.named(letters)
    if known[subject] != nil { return (subject, { self.code.files(named: letters) }) }
    let files = code.files(named: letters)
    return files.isEmpty ? nil : (subject, { files })
  }

  /// Which parts' paths a doc holds: `cache/`, `engine.go`. A mere word, such as `storage` or `web`,
  /// may mean anything.
  private func mentioned(
    in doc: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> [Bool] {
    let search = search
    guard !code.parts.isEmpty else { return [] }
    return try contents.mentions(search, in: doc, path, isWithoutAddresses: true)
  }

  private lazy var search = {
    code.findParts()
    return contents.search(for: code.parts)
  }()

  private static let generalNames: Set<ByteString> = [
    "architecture", "concepts", "design", "howitworks", "index", "internals", "intro",
    "introduction", "overview", "readme", "structure",
  ]
}
