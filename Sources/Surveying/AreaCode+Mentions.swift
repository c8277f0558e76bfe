internal import Basics
internal import GitHistory
internal import Markdown

// MARK: - What the paths in a doc mean

extension AreaCode {
  /// What a doc in a directory means by the paths that it holds.
  /// - Parameters:
  ///   - isForFiles: whether a word between backticks may name a file, too.
  ///   - isForDirectories: whether it may name a directory.
  func places(
    of mentions: PathMentions, in directory: PathID, files isForFiles: Bool,
    directories isForDirectories: Bool
  ) -> Set<CodePlace> {
    var found: Set<CodePlace> = []
    for mention in mentions.paths {
      let candidates = places(of: mention)
      // Asked only now, as most mentions lead nowhere.
      if candidates.isEmpty || isGeneral(mention) { continue }
      if mention.path.bytes.contains(UInt8(ascii: "/")) {
        // What fits many places means none of them.
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
      let letters = word.bytes.withUnsafeBytes(Letters.hash(ofDirectory:))
      let files = isForFiles ? followedFiles(letters) : []
      let directories = isForDirectories ? liveDirectories(letters) : []
      if files.isEmpty && directories.isEmpty || CodeFiles.isGeneral(word) { continue }
      if files.count == 1 { found.insert(.file(live[files[0]].path)) }
      for place in directories where isPart(.directory(place), beside: directory) {
        found.insert(.directory(place))
      }
    }
    return found
  }

  /// Whatever at the tip has a path that ends with that of a mention, where docs follow it.
  private func places(of mention: PathMentions.Mention) -> [CodePlace] {
    mention.path.bytes.withUnsafeBytes { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let name = CodeFiles.part(path, from: start)
      var found: [CodePlace] = []
      for place in liveDirectories(Letters.hash(ofDirectory: name))
      where history.paths.path(directories[place].number, endsWith: path) {
        found.append(.directory(place))
      }
      if mention.isDirectory { return found }
      for place in followedFiles(Letters.hash(ofFile: name))
      where history.paths.path(live[place].path, endsWith: path) {
        found.append(.file(live[place].path))
      }
      return found
    }
  }

  /// Places in `live` of the files with a name that docs follow.
  private func followedFiles(_ letters: UInt64) -> [Int] {
    liveFiles(letters).filter { !liveNames[$0].isBeside }
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
  func names(in directory: PathID) -> [(name: ByteString, place: CodePlace)] {
    guard let wanted = knownPlace(of: directory) else { return [] }
    let inner = wanted..<directories[wanted].end
    // By directory: whether it lies in one of tests, which docs need not follow.
    var isTests: [Bool] = []
    var found: [(ByteString, CodePlace)] = []
    for place in inner {
      let directory = directories[place]
      let above = place == wanted ? nil : directory.above
      isTests.append(directory.isTests || above.map { isTests[$0 - wanted] } ?? false)
      if isTests[place - wanted] || !directory.isLive || place == wanted { continue }
      if !directory.hasLayoutName {
        found.append((history.paths.name(of: directory.number), .directory(place)))
      }
    }
    for place in directories[wanted].live
    where !isTests[live[place].directory - wanted] && !liveNames[place].isBeside {
      history.paths.visitName(of: live[place].path) { name in
        let stem = CodeFiles.part(name, to: CodeFiles.stemEnd(name))
        if CodeFiles.isGeneral(stem) { return }
        found.append((ByteString(stem), .file(live[place].path)))
      }
    }
    return found
  }

  /// Whether some places are, or lie in, several of the entries of a directory, and in no small part
  /// of them: who names so many describes all.
  /// - Parameter directory: nil for the area.
  func isOverview(_ places: Set<CodePlace>, of directory: PathID?) -> Bool {
    let root = directory.flatMap(knownPlace)
    func entry(of place: CodePlace) -> CodePlace? {
      var current = place
      while let above = placeAbove(current), above != root, directories[above].above != nil {
        current = .directory(above)
      }
      return placeAbove(current).map { root == nil || $0 == root } == true ? current : nil
    }
    let named = Set(places.compactMap(entry))
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
    for (place, file) in live.enumerated() where !liveNames[place].isBeside {
      isFollowed[file.directory] = true
      if isEntry(in: file.directory) { count += 1 }
    }
    for place in directories.indices.reversed() where isFollowed[place] {
      guard let above = directories[place].above else { continue }
      isFollowed[above] = true
      if isEntry(in: above) { count += 1 }
    }
    entryCounts[root] = count
    return count
  }

  /// Those in a directory, at any depth.
  func places(_ places: Set<CodePlace>, below directory: PathID) -> Set<CodePlace> {
    guard let wanted = knownPlace(of: directory) else { return [] }
    return places.filter { place in
      var current = placeAbove(place)
      while let place = current, place != wanted { current = directories[place].above }
      return current == wanted
    }
  }

  private func above(_ place: CodePlace) -> PathID {
    switch place {
    case .directory(let place): history.paths.directory(of: directories[place].number)
    case .file(let path): history.paths.directory(of: path)
    }
  }

  private func placeAbove(_ place: CodePlace) -> Int? {
    switch place {
    case .directory(let place): directories[place].above
    case .file(let path): knownPlace(of: history.paths.directory(of: path))
    }
  }

  /// Whether a directory's name by itself says which one is meant: it stands beside the doc, or is
  /// the first from the area's own whose name says what it is for.
  private func isPart(_ place: CodePlace, beside directory: PathID) -> Bool {
    guard case .directory(let place) = place, !directories[place].isLayout,
      let above = directories[place].above
    else { return false }
    return directories[above].isLayout || directories[above].number == directory
  }
}
