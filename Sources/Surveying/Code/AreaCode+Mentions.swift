internal import Basics
internal import GitHistory
internal import Markdown

// MARK: - What the paths in a doc mean

extension AreaCode {
  /// What a doc in a directory means by the paths that it holds.
  /// - Parameters:
  ///   - isForFiles: whether a word between backticks may name a file, too.
  ///   - isForDirectories: whether it may name a directory.
  func items(
    of mentions: PathMentions, in directory: PathID, files isForFiles: Bool,
    directories isForDirectories: Bool
  ) -> Set<CodeItem> {
    var found: Set<CodeItem> = []
    for mention in mentions.paths {
      let candidates = items(of: mention)
      // Asked only now, as most mentions match nothing.
      if candidates.isEmpty || isGeneral(mention) { continue }
      if mention.path.bytes.contains(UInt8(ascii: "/")) {
        // What fits many items means none of them.
        if candidates.count <= 3 { found.formUnion(candidates) }
        continue
      }
      if mention.isDirectory {
        found.formUnion(candidates.filter { isPart($0, beside: directory) })
        continue
      }
      let files = candidates.filter { !$0.isDirectory }
      let beside = files.filter { above($0) == directory }
      if !beside.isEmpty {
        found.formUnion(beside)
      } else if files.count == 1 {
        found.formUnion(files)
      }
    }
    for word in isForFiles || isForDirectories ? mentions.words : [] {
      let name = word.bytes.withUnsafeBytes { FoldedNames.fold($0) }
      let files = isForFiles ? followedFiles(named: name) : []
      let directories = isForDirectories ? liveDirectories(named: name) : []
      if files.isEmpty && directories.isEmpty || CodeFiles.isGeneral(word) { continue }
      if files.count == 1 { found.insert(.file(live[files[0]].path)) }
      for index in directories where isPart(.directory(index), beside: directory) {
        found.insert(.directory(index))
      }
    }
    return found
  }

  /// Whatever at the tip has a path that ends with that of a mention, where docs follow it.
  private func items(of mention: PathMentions.Mention) -> [CodeItem] {
    mention.path.bytes.withUnsafeBytes { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = CodeFiles.part(path, from: start)
      var found: [CodeItem] = []
      for index in liveDirectories(named: FoldedNames.fold(name))
      where history.paths.path(directories[index].pathID, endsWith: path) {
        found.append(.directory(index))
      }
      if mention.isDirectory { return found }
      for index in followedFiles(named: FoldedNames.fold(ofFile: name))
      where history.paths.path(live[index].path, endsWith: path) {
        found.append(.file(live[index].path))
      }
      return found
    }
  }

  /// Indices in `live` of the files with a folded name that docs follow.
  private func followedFiles(named name: ByteString) -> [Int] {
    liveFiles(named: name).filter { !isExcluded[$0] }
  }

  /// Whether a path is one that every repository may have, such as `src/main.rs`: it is likely to be
  /// one of the reader's own.
  private func isGeneral(_ mention: PathMentions.Mention) -> Bool {
    mention.path.split(separator: UInt8(ascii: "/")).allSatisfy { step in
      CodeFiles.isGeneral(ByteString(step.bytes.prefix { $0 != UInt8(ascii: ".") }))
    }
  }

  /// What a doc may call the files in a directory that docs follow, and the directories that they
  /// stand in.
  func names(in directory: PathID) -> [(name: ByteString, item: CodeItem)] {
    guard let wanted = knownIndex(of: directory) else { return [] }
    let inner = wanted..<directories[wanted].end
    // By directory: whether it lies in one of tests, which docs need not follow.
    var isTests: [Bool] = []
    var found: [(ByteString, CodeItem)] = []
    for index in inner {
      let directory = directories[index]
      let above = index == wanted ? nil : directory.above
      isTests.append(directory.isTests || above.map { isTests[$0 - wanted] } ?? false)
      if isTests[index - wanted] || !directory.isLive || index == wanted { continue }
      if !directory.hasLayoutName {
        found.append((history.paths.name(of: directory.pathID), .directory(index)))
      }
    }
    for index in directories[wanted].live
    where !isTests[live[index].directory - wanted] && !isExcluded[index] {
      history.paths.visitName(of: live[index].path) { name in
        let stem = CodeFiles.part(name, to: CodeFiles.stemEnd(name))
        if CodeFiles.isGeneral(stem) { return }
        found.append((ByteString(stem), .file(live[index].path)))
      }
    }
    return found
  }

  /// Whether some items are, or lie in, several of the entries of a directory, and in no small part
  /// of them: who names so many describes all.
  /// - Parameter directory: nil for the area.
  func isOverview(_ items: Set<CodeItem>, of directory: PathID?) -> Bool {
    let root = directory.flatMap(knownIndex)
    func entry(of item: CodeItem) -> CodeItem? {
      var current = item
      while let above = indexAbove(current), above != root, directories[above].above != nil {
        current = .directory(above)
      }
      return indexAbove(current).map { root == nil || $0 == root } == true ? current : nil
    }
    let named = Set(items.compactMap(entry))
    return named.count >= Self.several && named.count * Self.leastShare >= entryCount(of: root)
  }

  /// How many entries of a directory, or of the area, docs follow.
  private func entryCount(of root: Int?) -> Int {
    if let known = entryCounts[root] { return known }
    var isFollowed = Array(repeating: false, count: directories.count)
    var count = 0
    func isEntry(in above: Int) -> Bool {
      root.map { $0 == above } ?? (directories[above].above == nil)
    }
    for (index, file) in live.enumerated() where !isExcluded[index] {
      isFollowed[file.directory] = true
      if isEntry(in: file.directory) { count += 1 }
    }
    for index in directories.indices.reversed() where isFollowed[index] {
      guard let above = directories[index].above else { continue }
      isFollowed[above] = true
      if isEntry(in: above) { count += 1 }
    }
    entryCounts[root] = count
    return count
  }

  /// Those in a directory, at any depth.
  func items(_ items: Set<CodeItem>, below directory: PathID) -> Set<CodeItem> {
    guard let wanted = knownIndex(of: directory) else { return [] }
    return items.filter { item in
      var current = indexAbove(item)
      while let index = current, index != wanted { current = directories[index].above }
      return current == wanted
    }
  }

  private func above(_ item: CodeItem) -> PathID {
    switch item {
    case .directory(let index): history.paths.directory(of: directories[index].pathID)
    case .file(let path): history.paths.directory(of: path)
    }
  }

  private func indexAbove(_ item: CodeItem) -> Int? {
    switch item {
    case .directory(let index): directories[index].above
    case .file(let path): knownIndex(of: history.paths.directory(of: path))
    }
  }

  /// Whether a directory's name by itself says which one is meant: it stands beside the doc, or is
  /// the first from the area's own whose name says what it is for.
  private func isPart(_ item: CodeItem, beside directory: PathID) -> Bool {
    guard case .directory(let index) = item, !directories[index].isLayout,
      let above = directories[index].above
    else { return false }
    return directories[above].isLayout || directories[above].pathID == directory
  }
}
