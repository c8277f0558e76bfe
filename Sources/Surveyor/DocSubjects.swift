internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Finds out which of an area's code a doc is about, and what changed there.
///
/// In a small area a doc that stands beside code further down is about that code, and any other about
/// all of it.
/// In a larger one, where a word may mean anything, a doc that is named for a part (`promtool.md`,
/// `machine-pool.md`) is about that part, and any other about the files and directories whose paths
/// it holds; an overview with many of them is about all. In a small directory further down, words say
/// it: an overview that names several of the files, or many for their number, is about all of them.
/// A doc that is about none of the code has nothing to follow. Tests, generated files and lists of
/// versions need no description there. Nor does a commit that changes many files, few of them of what
/// the doc is about: it was written for something else.
final class DocSubjects {
  private enum Subject: Hashable {
    case nothing, everything
    /// All in a directory.
    case below(PathTable.Number)
    /// What goes by a name, as `Letters` has it.
    case named(UInt64)
    case places(Set<CodePlace>)
  }

  private let contents: DocContents
  private let credits: Credits
  private let code: AreaCode
  private let areaTitle: ByteString
  /// What the paths of all in the area's directory begin with.
  private let prefix: ByteString
  private let root: PathTable.Number?
  /// What changed a subject after a time, in seconds since 1970, newest first by date.
  private var known: [Subject: (after: Int64, commits: [History.Position])] = [:]
  /// Who names so many of the files in a small directory, or this part of them, describes all.
  private static let several = 3
  private static let leastPart = 3
  /// Commits that change more files count only where this part of them is of the subject.
  private static let smallCommit = 10
  private static let leastShare = 4

  init(contents: DocContents, credits: Credits, code: AreaCode) {
    self.contents = contents
    self.credits = credits
    self.code = code
    areaTitle = MarkdownDocument.letters(
      of: code.directory.split(separator: UInt8(ascii: "/")).last ?? "")
    prefix = code.directory.isEmpty ? "" : code.directory + "/"
    root = credits.history.paths.number(of: code.directory)
  }

  /// Credited, non-merge commits later than `time`, in seconds since 1970, that change what a doc is
  /// about, newest first by date.
  func drift(
    of doc: TreeFile, _ path: ByteString, after time: Int64
  ) throws(CannotJudge) -> ArraySlice<History.Position> {
    // What is gone altogether needs no description.
    if code.liveFiles == 0 { return [] }
    let (subject, files) = try subject(of: doc, path)
    var found = known[subject]
    if found.map({ time < $0.after }) ?? true {
      found = (time, changes(of: files(), after: time))
      known[subject] = found
    }
    return found.map { credits.later(than: time, in: $0.commits) } ?? []
  }

  private func changes(
    of files: [PathTable.Number], after time: Int64
  ) -> [History.Position] {
    var found: [History.Position] = []
    let credits = credits
    // By commit: how many of the files it changes, twice; odd where it does not count.
    let changed = credits.tally.counts
    let history = credits.history
    let start = credits.writtenDate(of: time)
    for file in files {
      history.forEachChange(of: file, since: start) { commit, kind in
        if !kind.isChange { return }
        if changed[Int(commit)] == 0 {
          found.append(commit)
          let counts = credits.time(of: commit) > time && credits.isWork(commit)
          changed[Int(commit)] = counts ? 0 : 1
        }
        changed[Int(commit)] += 2
      }
    }
    let meant = found.filter {
      let files = changed[Int($0)]
      changed[Int($0)] = 0
      if files & 1 == 1 { return false }
      if isSmall { return true }
      let count = history.changeCount(of: $0)
      return count <= Self.smallCommit || Int(files / 2) * Self.leastShare >= count
    }
    return credits.newestFirst(meant)
  }

  /// What a doc is about, and how to find the files of that.
  private func subject(
    of doc: TreeFile, _ path: ByteString
  ) throws(CannotJudge) -> (Subject, files: () -> [PathTable.Number]) {
    if isSmall { return all(of: home(of: doc, path)) }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    let stem = ByteString(name.bytes.prefix { $0 != UInt8(ascii: ".") })
    let letters = MarkdownDocument.letters(of: stem)
    let isOverview = isOverview(letters)
    let home = isOverview ? home(of: doc, path) : nil
    if let home, code.liveFiles(below: home) <= AreaCode.smallArea {
      return try small(home, in: doc, path, letters)
    }
    if !isOverview, !CodeFiles.isGeneral(stem), let named = named(letters, isForFiles: true) {
      return named
    }
    var places = code.places(
      of: try contents.paths(in: doc, path), in: credits.history.paths.directory(of: doc.number),
      files: isOwn(path), directories: isOwn(path) && isOverview)
    if let home { places = code.places(places, below: home) }
    if isOverview, code.isOverview(places, of: home) { return all(of: home) }
    if isOverview, home == nil, places.isEmpty, letters != "readme",
      let named = named(letters, isForFiles: false)
    {
      return named
    }
    return only(places)
  }

  /// What a doc is about in a small directory, where a mere word says which file is meant.
  /// - Parameter title: the doc's name, as `MarkdownDocument.letters` has it.
  private func small(
    _ directory: PathTable.Number, in doc: TreeFile, _ path: ByteString, _ title: ByteString
  ) throws(CannotJudge) -> (Subject, files: () -> [PathTable.Number]) {
    let places = Dictionary(grouping: code.names(in: directory), by: \.name)
    // Where every file is called `main`, nobody can tell.
    if places.isEmpty { return all(of: directory) }
    let names = places.keys.sorted()
    let isMentioned = try contents.mentions(contents.search(for: names), in: doc, path)
    let mentioned = zip(names, isMentioned).filter(\.1).map(\.0)
    // A guide that stands elsewhere has its own matter, and ordinary words for it.
    let isHere = code.directory.isEmpty || isOwn(path)
    if isHere,
      mentioned.count >= Self.several || mentioned.count * Self.leastPart >= names.count
        || !mentioned.isEmpty && title == areaTitle
    {
      return all(of: directory)
    }
    let named = names.filter {
      !CodeFiles.isGeneral($0) && MarkdownDocument.letters(of: $0) == title
    }
    return only(Set((mentioned + named).flatMap { places[$0] ?? [] }.map(\.place)))
  }

  private var isSmall: Bool { code.liveFiles <= AreaCode.smallArea }

  /// Whether a doc of this name tells of all that it stands for.
  private func isOverview(_ title: ByteString) -> Bool {
    Self.generalNames.contains(title) || title == areaTitle
  }

  private func only(
    _ places: Set<CodePlace>
  ) -> (Subject, files: () -> [PathTable.Number]) {
    if places.isEmpty { return (.nothing, { [] }) }
    return (.places(places), { self.code.files(of: places) })
  }

  /// - Parameter directory: nil for the area.
  private func all(
    of directory: PathTable.Number?
  ) -> (Subject, files: () -> [PathTable.Number]) {
    guard let directory else { return (.everything, { self.code.all }) }
    return (.below(directory), { self.code.files(below: directory) })
  }

  /// Whether a doc stands in the area's own directory; the root's docs are everybody's.
  private func isOwn(_ path: ByteString) -> Bool {
    !prefix.isEmpty && path.hasPrefix(prefix)
  }

  /// The nearest directory above a doc, further down than the area's own, that holds code.
  private func home(of doc: TreeFile, _ path: ByteString) -> PathTable.Number? {
    guard path.hasPrefix(prefix) else { return nil }
    let paths = credits.history.paths
    var above = paths.directory(of: doc.number)
    while above != root, above != PathTable.root {
      if code.isLive(above) { return above }
      above = paths.directory(of: above)
    }
    return nil
  }

  private func named(
    _ name: ByteString, isForFiles: Bool
  ) -> (Subject, files: () -> [PathTable.Number])? {
    let letters = Letters.hash(letters: name)
    let subject = Subject.named(letters)
    if known[subject] != nil {
      return (subject, { self.code.files(named: letters, isForFiles: isForFiles) })
    }
    let files = code.files(named: letters, isForFiles: isForFiles)
    return files.isEmpty ? nil : (subject, { files })
  }

  private static let generalNames: Set<ByteString> = [
    "architecture", "concepts", "design", "howitworks", "index", "internals", "intro",
    "introduction", "overview", "readme", "structure",
  ]
}
