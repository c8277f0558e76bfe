import Basics
import TestSupport

extension RandomHistory {
  /// One to four changes of files, or one of the kind that needs a commit of its own.
  mutating func change(_ tree: inout TreeState) {
    switch random.below(100) {
    case 0..<8: moveWithEdit(&tree)
    case 8..<12: sweep(&tree)
    case 12..<16: moveTwins(&tree)
    default:
      for _ in 0...random.below(4) { changeOne(&tree) }
    }
  }

  private mutating func changeOne(_ tree: inout TreeState) {
    switch random.below(100) {
    case 0..<26: edit(&tree)
    case 26..<40: addFile(&tree)
    case 40..<46: remove(&tree)
    case 46..<56: moveFile(&tree)
    case 56..<61: moveDirectory(&tree)
    case 61..<67: changeKind(&tree)
    case 67..<71: editWithoutSubstance(&tree)
    case 71..<76: editSlightly(&tree)
    case 76..<79: restore(&tree)
    case 79..<93: changeOwners(&tree)
    case 93..<95: tree[".mailmap"] = RandomWords.mailmap(&random)
    case 95..<97:
      tree[random.pick([".gitattributes", "s/.gitattributes"])] = RandomWords.attributes(&random)
    default: tree[".lead-rules"] = words.rulesFile(&random)
    }
  }

  /// A path of a file that is no `OWNERS.lead` and no configuration.
  private mutating func anyFile(_ tree: TreeState, where fits: (Node) -> Bool = { _ in true })
    -> ByteString?
  {
    let paths = tree.paths.filter { path in
      !fileName(path).hasPrefix("OWNERS") && !path.hasPrefix(".")
        && tree.nodes[path].map(fits) == true
    }
    return paths.isEmpty ? nil : random.pick(paths)
  }

  mutating func addFile(_ tree: inout TreeState) {
    let path = RandomWords.path(&random)
    guard tree.nodes[path] == nil else { return }
    switch random.below(10) {
    case 0: tree[path] = ""
    case 1, 2:
      if let other = anyFile(tree) { tree.nodes[names.fresh(path)] = tree.nodes[other] }
    default: tree[path] = words.text(for: path)
    }
  }

  private mutating func edit(_ tree: inout TreeState) {
    guard let path = anyFile(tree) else { return }
    switch tree.nodes[path] {
    case .file(let text) where isLong(.file(text)):
      let changed = 1 + random.below(2)
      tree[path] = words.rewrite(text, lines: changed, &random)
    case .program: tree.nodes[path] = .program(words.text(for: path))
    case .module: tree.nodes[path] = .module(words.moduleID())
    default: tree[path] = words.text(for: path)
    }
  }

  private mutating func editWithoutSubstance(_ tree: inout TreeState) {
    guard let path = anyFile(tree, where: { $0.mode == "100644" }), let text = tree[path],
      !text.isEmpty
    else { return }
    switch random.below(3) {
    case 0: tree[path] = text + "\n \n"
    case 1:
      let lines = text.split(separator: 0x0A).map(\.bytes)
      tree[path] = ByteString(lines.joined(separator: [0x0D, 0x0A]))
    default:
      let rest = text.hasPrefix("---\n") ? text.split(separator: 0x0A).dropFirst(3) : []
      let body =
        rest.isEmpty ? text : ByteString(rest.map(\.bytes).joined(separator: [0x0A]))
      tree[path] = "---\ntitle: \(words.next())\n---\n\(body)"
    }
  }

  /// A few words at the end of a document.
  private mutating func editSlightly(_ tree: inout TreeState) {
    guard let path = anyFile(tree, where: { $0.mode == "100644" }), let text = tree[path] else {
      return
    }
    var added = ByteString()
    for _ in 0...random.below(3) { added.append("\(words.next())\n") }
    tree[path] = text + added
  }

  /// A file as some older commit has it.
  private mutating func restore(_ tree: inout TreeState) {
    guard let path = anyFile(tree), !builder.commits.isEmpty else { return }
    let older = random.pick(builder.commits).tree.nodes[path]
    if let older { tree.nodes[path] = older }
  }

  private mutating func remove(_ tree: inout TreeState) {
    if let path = anyFile(tree) { tree.nodes[path] = nil }
  }

  private mutating func moveFile(_ tree: inout TreeState) {
    let target = names.fresh(RandomWords.path(&random))
    guard let path = anyFile(tree), tree.nodes[target] == nil else { return }
    tree.move(path, target)
    if random.chance(15) { tree[path] = words.text(for: path) }
  }

  private mutating func moveDirectory(_ tree: inout TreeState) {
    let areas = ownersPaths(tree).map(directory).filter { !$0.isEmpty }
    let source = random.pick(
      areas.isEmpty ? RandomWords.directories : areas + RandomWords.directories)
    let target = names.fresh(random.pick(RandomWords.directories + ["moved/s", "moved/t"]))
    guard source != target, !isBelow(target, source), !isBelow(source, target) else { return }
    tree.move(source, target)
  }

  /// A long file that goes elsewhere, four fifths of it unchanged, or hardly any.
  private mutating func moveWithEdit(_ tree: inout TreeState) {
    let target = names.fresh(RandomWords.path(&random))
    guard let path = anyFile(tree, where: { isLong($0) && $0.mode == "100644" }),
      let text = tree[path], tree.nodes[target] == nil
    else { return }
    let lines = text.bytes.count { $0 == 0x0A }
    let changed = random.chance(60) ? 2 : lines - 2
    tree[path] = nil
    tree[target] = words.rewrite(text, lines: changed, &random)
  }

  private mutating func sweep(_ tree: inout TreeState) {
    for _ in 0..<12 { edit(&tree) }
  }

  /// Several files of equal content that move at once, some of them empty.
  private mutating func moveTwins(_ tree: inout TreeState) {
    let text: ByteString = random.chance(40) ? "" : words.text(for: "twin.md")
    var paths: [ByteString] = []
    for _ in 0..<4 { paths.append(names.fresh(RandomWords.path(&random))) }
    paths = Set(paths).sorted()
    let free = paths.filter { tree.nodes[$0] == nil }
    if random.chance(50), let twin = anyFile(tree) {
      let twins = tree.paths.filter { tree.nodes[$0] == tree.nodes[twin] }
      for (old, new) in zip(twins, free) where !fileName(old).hasPrefix("OWNERS") {
        tree.move(old, new)
      }
    } else {
      for path in free { tree[path] = text }
    }
  }

  private mutating func changeKind(_ tree: inout TreeState) {
    guard let path = anyFile(tree), let node = tree.nodes[path] else { return }
    let text = node.bytes ?? words.text(for: path)
    switch random.below(6) {
    case 0, 1, 2:
      if case .program = node {
        tree.nodes[path] = .file(text)
      } else {
        tree.nodes[path] = .program(text)
      }
    case 3: tree.nodes[path] = .link(random.chance(50) ? text : "elsewhere")
    case 4: tree.nodes[path] = .module(words.moduleID())
    default: tree.nodes[path] = .file(text)
    }
    // The system calls a link no longer than this a link.
    if case .link(let target) = tree.nodes[path], target.count > 200 || target.isEmpty {
      tree.nodes[path] = .link("elsewhere")
    }
  }

  // MARK: OWNERS.lead

  private func ownersPaths(_ tree: TreeState) -> [ByteString] {
    tree.paths.filter { fileName($0) == "OWNERS.lead" }
  }

  mutating func writeOwners(_ tree: inout TreeState) {
    let area = words.hasRootArea && random.chance(25) ? "" : random.pick(RandomWords.areas)
    let path: ByteString = area.isEmpty ? "OWNERS.lead" : "\(area)/OWNERS.lead"
    tree[path] = words.owners(area: area, now: Instant(seconds: clock), before: tree[path], &random)
  }

  private mutating func changeOwners(_ tree: inout TreeState) {
    let paths = ownersPaths(tree)
    guard !paths.isEmpty else { return writeOwners(&tree) }
    let path = random.pick(paths)
    switch random.below(100) {
    case 0..<45:
      tree[path] = words.owners(
        area: directory(path), now: Instant(seconds: clock), before: tree[path], &random)
    case 45..<57: writeOwners(&tree)
    case 57..<65: tree[path] = RandomWords.broken(&random)
    case 65..<72: tree[path] = nil
    case 72..<80:
      let name: ByteString = random.pick(["OWNERS.old", "OWNERS.lead.off", "docs/OWNERS.lead"])
      let parked = names.fresh(directory(path).isEmpty ? name : directory(path) + "/" + name)
      if tree.nodes[parked] == nil { tree.move(path, parked) }
    case 80..<86:
      let parked = tree.paths.filter { path in
        ["OWNERS.old", "OWNERS-", "OWNERS.lead.off", "OWNERS.lead-"].contains {
          fileName(path).hasPrefix($0)
        }
      }
      guard !parked.isEmpty else { return }
      let old = random.pick(parked)
      let name: ByteString = directory(old).isEmpty ? "" : directory(old) + "/"
      tree.move(old, name + "OWNERS.lead")
    case 86..<94:
      let target = names.fresh(random.pick(RandomWords.areas)) + "/OWNERS.lead"
      guard tree.nodes[target] == nil, !directory(path).isEmpty else { return }
      let text = tree[path]
      tree.move(path, target)
      // With some of the files, so that the area moves or does not.
      let below = tree.paths.filter {
        isBelow($0, directory(path)) && fileName($0) != "OWNERS.lead"
      }
      for file in below where random.chance(60) {
        let new = directory(target) + ByteString(file.bytes.dropFirst(directory(path).count))
        if tree.nodes[new] == nil { tree.move(file, new) }
      }
      // With an edit at the end, which leaves most of the text as it was.
      if random.chance(50), let text { tree[target] = text + "\(words.next())\n" }
    default:
      if let text = tree[path] { tree[path] = text + "More: \(words.next())\n" }
    }
  }
}

private func isLong(_ node: Node) -> Bool { node.bytes?.count ?? 0 > 300 }
