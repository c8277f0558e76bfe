package import Basics

/// A CODEOWNERS file, read as the forge that it is for reads it.
///
/// The last entry that matches a path decides, on GitLab the last of each section. A line that the
/// forge passes over is kept in `skipped`, never guessed at.
package struct Codeowners: Sendable {
  /// Whose rules a file follows.
  package enum Dialect: Sendable { case github, gitlab }

  /// A pattern and those it names; no owners on GitHub: nobody owns what it matches.
  package struct Entry: Sendable {
    /// As written, escapes included.
    package let pattern: ByteString
    /// `@user`, `@org/team` or an address, in the order written; on GitLab `@@role` too.
    package let owners: [ByteString]
    /// From 1.
    package let line: Int
    /// GitLab's section; nil for entries before the first, and on GitHub.
    package let section: ByteString?
    /// Whether the section asks for no approval.
    package let isOptional: Bool
    /// Whether it takes paths out of its section, which GitLab alone knows.
    package let isExclusion: Bool
    let glob: CodeownersPattern

    /// Whether it names a file, from the repository's root.
    package func matches(_ path: ByteString) -> Bool { glob.matches(path) }
  }

  /// A line that the forge passes over.
  package struct Skipped: Sendable, Equatable {
    /// From 1.
    package let line: Int
    package let reason: ByteString
  }

  package let dialect: Dialect
  /// In the order written.
  package private(set) var entries: [Entry] = []
  /// In the order written.
  package private(set) var skipped: [Skipped] = []

  /// Where GitHub looks, in this order; the first that is there is the only one.
  package static let githubPaths: [ByteString] = [
    ".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS",
  ]

  /// Where GitLab looks, likewise.
  package static let gitlabPaths: [ByteString] = [
    "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS",
  ]

  /// Bytes above which GitHub reads no file.
  package static let sizeLimit = 3 << 20

  /// Reads a file. Nothing in it is an error: what the forge does not understand is in `skipped`.
  /// - Parameter dialect: nil: GitLab's where the file has sections, else GitHub's.
  package init(reading bytes: [UInt8], _ dialect: Dialect? = nil) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { ByteString($0).trimmed }
    self.dialect = dialect ?? (lines.contains { CodeownersSection($0) != nil } ? .gitlab : .github)
    var section: CodeownersSection?
    // GitLab joins sections of one name, whatever its case.
    var names: [ByteString: ByteString] = [:]
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      if self.dialect == .gitlab, var found = CodeownersSection(line) {
        let key = found.name.asciiLowercased
        found.name = names[key] ?? found.name
        names[key] = found.name
        section = found
        continue
      }
      read(line, at: index + 1, in: section)
    }
  }

  /// The entry that decides on a file: on GitHub the last that matches; on GitLab that of the first
  /// section that has one. Nil where nobody is named.
  /// - Parameter path: from the repository's root.
  package func entry(for path: ByteString) -> Entry? { entriesBySection(for: path).first }

  /// The entries that decide on a file, one a section, in the order of the sections; those that say
  /// that nobody owns it left out.
  /// - Parameter path: from the repository's root.
  package func entriesBySection(for path: ByteString) -> [Entry] {
    var decided: Set<ByteString?> = []
    var excluded: Set<ByteString?> = []
    var found: [ByteString?: Entry] = [:]
    for entry in entries.reversed() {
      guard !excluded.contains(entry.section),
        entry.isExclusion || !decided.contains(entry.section), entry.matches(path)
      else { continue }
      decided.insert(entry.section)
      if entry.isExclusion {
        excluded.insert(entry.section)
        found[entry.section] = nil
      } else {
        found[entry.section] = entry
      }
    }
    var order: [ByteString?] = []
    for entry in entries where !order.contains(entry.section) { order.append(entry.section) }
    return order.compactMap { found[$0] }.filter { !$0.owners.isEmpty }
  }

  private mutating func read(_ line: ByteString, at number: Int, in section: CodeownersSection?) {
    var words = CodeownersLine.words(line)
    guard var pattern = words.first else { return }
    words.removeFirst()
    let isExclusion = pattern.hasPrefix("!")
    if isExclusion {
      guard dialect == .gitlab else {
        skipped.append(Skipped(line: number, reason: "GitHub knows no '!'"))
        return
      }
      pattern = ByteString(pattern.bytes.dropFirst())
    }
    if dialect == .github {
      if pattern.hasPrefix("\\#") {
        skipped.append(Skipped(line: number, reason: "GitHub knows no '\\#'"))
        return
      }
      if let word = words.first(where: { !CodeownersLine.isOwner($0) }) {
        skipped.append(Skipped(line: number, reason: "'\(word)' is no user, team or address"))
        return
      }
    } else {
      // GitLab takes what is no owner for words, and goes on.
      words.removeAll { !CodeownersLine.isOwner($0) }
    }
    do {
      entries.append(
        Entry(
          pattern: pattern, owners: words.isEmpty ? section?.owners ?? [] : words, line: number,
          section: section?.name, isOptional: section?.isOptional ?? false,
          isExclusion: isExclusion, glob: try CodeownersPattern(pattern, dialect)))
    } catch {
      skipped.append(Skipped(line: number, reason: error.reason))
    }
  }
}
