import Testing

/// What `.github/ARCHITECTURE.md` promises of the source tree.
@Suite struct LayoutTests {
  /// Which modules of this package, and which libraries, a target may import.
  private static let allowed: [String: Set<String>] = [
    "CSystem": ["Glibc", "Musl", "Darwin"],
    "Basics": ["CSystem", "Dispatch"],
    "Git": ["Basics", "CDeflate", "CLibgit2", "CSystem", "CZlib"],
    "GitHistory": ["Basics", "CSystem", "Dispatch", "Git"],
    "Markdown": ["Basics", "CCmark", "CSystem"],
    "LeadModel": ["Basics"],
    "LeadFiles": ["Basics", "CYAML", "LeadModel"],
    "Surveying": [
      "Basics", "CSystem", "Dispatch", "Git", "GitHistory", "LeadFiles", "LeadModel", "Markdown",
    ],
    "Rules": ["Basics", "LeadModel"],
    "Reports": ["Basics", "CSystem", "Foundation", "FoundationEssentials", "LeadModel"],
    "Stories": ["Basics", "Git"],
    "leadlint": [
      "ArgumentParser", "Basics", "CSystem", "Git", "GitHistory", "LeadFiles", "LeadModel",
      "Markdown", "Reports", "Rules", "Stories", "Surveying",
    ],
    "TestSupport": ["Basics", "CSystem", "Foundation", "Stories"],
  ]

  @Test(arguments: SourceFile.all)
  func importsPointOneWay(_ file: SourceFile) throws {
    let allowed = try #require(
      Self.allowed[file.target], "\(file.target) is in no row of the table")
    let others = Set(file.imports).subtracting(allowed)
    #expect(others.isEmpty, "\(file) imports \(others.sorted())")
  }

  /// A file holds one type that others name, and is named after it; `Type+What.swift` extends it.
  @Test(arguments: SourceFile.all)
  func filesAreNamedAfterTheirType(_ file: SourceFile) {
    let parts = file.name.split(separator: "+").map(String.init)
    if parts.count == 2 {
      #expect(file.types.isEmpty, "\(file) declares \(file.types)")
      let extended = file.extensions.flatMap { $0.split(separator: ".").map(String.init) }
      #expect(extended.contains(parts[0]), "\(file) extends \(file.extensions)")
    } else {
      #expect(file.types.isEmpty || file.types == [file.name], "\(file) declares \(file.types)")
    }
  }

  @Test(arguments: SourceFile.all)
  func filesAreOneThing(_ file: SourceFile) {
    #expect(file.lines.count <= 401, "\(file): is it two things?")
  }

  /// Rules and commands are alike, and there may be as many as there are.
  @Test func foldersShowTheirContentsAtAGlance() {
    let folders = Dictionary(grouping: SourceFile.all, by: \.folder)
    for (folder, files) in folders.sorted(by: { $0.key < $1.key })
    where !["Sources/Rules", "Sources/leadlint/Commands"].contains(folder) {
      #expect(files.count <= 22, "\(folder) holds \(files.count) files")
    }
  }

  /// A test that reads nothing would hold nothing.
  @Test func sourcesAreFound() {
    #expect(SourceFile.all.count > 300)
    #expect(Set(SourceFile.all.map(\.target)) == Set(Self.allowed.keys))
  }
}
