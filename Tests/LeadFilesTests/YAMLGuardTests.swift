import Basics
import LeadModel
import TestSupport
import Testing
import Yams

@testable import LeadFiles

/// What the guard lets through must hold nothing that it stands there to refuse, and what it
/// refuses must be there: Yams, which reads all of YAML, is the reference for both.
@Suite struct YAMLGuardTests {
  private static let cases = 40_000

  @Test func yamsAgrees() {
    let seed = SplitMix64.seed
    print("LEADLINT_SEED=\(seed)")
    var random = SplitMix64(seed: seed)
    var passed = 0
    var refused = 0
    for _ in 0..<Self.cases {
      let text = Self.text(&random)
      let source = SourceText(file: "x", bytes: text.bytes)
      let whole: FrontMatter
      do { whole = try FrontMatter(ofRulesFile: source) } catch { continue }
      var guarded = YAMLGuard(whole, allowsDocumentStart: true)
      guarded.run()
      #expect(guarded.masked.count == text.count)
      #expect(!guarded.isFatal || !guarded.diagnostics.isEmpty)
      if !guarded.isFatal {
        let unwanted = Self.unwanted(in: ByteString(guarded.masked))
        #expect(
          unwanted?.isEmpty ?? true,
          "let through: \(text.lossyText), \((unwanted ?? []).sorted()), seed \(seed)")
        if unwanted != nil { passed += 1 }
      }
      // These are refused wherever they stand, whether or not Yams tells of them.
      let isAlwaysRefused = ["!", "? ", "...", "\\"].contains { text.contains($0) }
      if !guarded.diagnostics.isEmpty, !isAlwaysRefused {
        let found = Self.unwanted(in: text)
        #expect(
          found?.isEmpty != true,
          "refused without need: \(text.lossyText), \(guarded.diagnostics[0].message)")
        refused += 1
      }
    }
    #expect(passed > Self.cases / 10)
    #expect(refused > Self.cases / 20)
  }

  /// What of YAML a text uses that is not plain data; nil where it is not YAML at all.
  private static func unwanted(in text: ByteString) -> Set<String>? {
    do {
      let parser = try Parser(
        yaml: text.lossyText, resolver: .basic, constructor: .default, encoding: .utf8)
      var found: Set<String> = []
      guard let root = try parser.singleRoot() else { return found }
      // Anchors belong to the parser, so it must still be there while they are looked for.
      withExtendedLifetime(parser) { collect(root, into: &found, depth: 1) }
      return found
    } catch {
      return nil
    }
  }

  private static func collect(_ node: Node, into found: inout Set<String>, depth: Int) {
    if node.anchor != nil { found.insert("anchor") }
    if depth > ParseLimits.depth + 1 { found.insert("depth") }
    switch node {
    case .scalar(let scalar):
      if !["", stringTag].contains(scalar.tag.description) { found.insert("tag") }
      if scalar.style == .plain, scalar.tag.description == stringTag { found.insert("tag") }
    case .sequence(let items):
      if !["", "tag:yaml.org,2002:seq"].contains(items.tag.description) { found.insert("tag") }
      for item in items { collect(item, into: &found, depth: depth + 1) }
    case .mapping(let pairs):
      if !["", "tag:yaml.org,2002:map"].contains(pairs.tag.description) { found.insert("tag") }
      for (key, value) in pairs {
        if case .scalar(let scalar) = key {
          if scalar.string == "<<" { found.insert("merge") }
          if scalar.anchor != nil { found.insert("anchor") }
        } else {
          found.insert("key")
        }
        collect(value, into: &found, depth: depth + 1)
      }
    case .alias: found.insert("alias")
    }
  }

  private static func text(_ random: inout SplitMix64) -> ByteString {
    let pieces: [ByteString] = [
      "a", "b", "k: ", "k: ", "m:\n", "- ", "- ", "\n", "\n", "\n  ", "\n  ", "\n    ", "  ", "&x ",
      "&x\n", "*x", "*x ", "\"", "'", "\"s\"", "'s'", "[", "]", "{", "}", "[a, b]", "{a: b}", ", ",
      ",", "#", " # c\n", "|\n", ">-\n", "? ", "<<: ", "!t ", "!!str ", ": ", ":", "@h", "`", "%",
      "%d\n", "---\n", "...\n", "\t", "\\", "é", "\r\n", "k: v\n", "- v\n", "  k: v\n", "&x [*x]",
      "\"s\":", "'s':", "{\"s\":", "[",
    ]
    var text = ByteString()
    for _ in 0..<Int.random(in: 1...10, using: &random) {
      text.append(pieces.randomElement(using: &random) ?? "a")
    }
    return text
  }

  @Test(arguments: [ParseLimits.depth - 1, ParseLimits.depth, ParseLimits.depth + 1, 200])
  func depthIsCountedForEveryKindOfNesting(_ depth: Int) throws {
    let nestings = [
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
      String(repeating: "{a: ", count: depth) + String(repeating: "}", count: depth),
      String(repeating: "- ", count: depth) + "a",
      (0..<depth).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
      (0..<depth).map { String(repeating: " ", count: $0) + "-\n" }.joined(),
    ]
    for text in nestings {
      let source = SourceText(file: "x", bytes: Array(text.utf8))
      var guarded = YAMLGuard(try FrontMatter(ofRulesFile: source), allowsDocumentStart: false)
      guarded.run()
      #expect(guarded.isFatal == (depth > ParseLimits.depth), "\(text.prefix(20))")
    }
  }
}

/// What Yams says of a text in quotes.
private let stringTag = "tag:yaml.org,2002:str"
