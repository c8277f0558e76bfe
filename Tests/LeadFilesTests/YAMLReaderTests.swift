import Basics
import LeadModel
import TestSupport
import Testing

@testable import LeadFiles

/// What the reader lets through, compared with the events of the whole text as libyaml has them.
@Suite struct YAMLReaderTests {
  private static let cases = 40_000

  @Test func plainDataIsReadAndNothingElse() {
    let seed = SplitMix64.seed
    print("LEADLINT_SEED=\(seed)")
    var random = SplitMix64(seed: seed)
    var accepted = 0
    var refused = 0
    for _ in 0..<Self.cases {
      let text = Self.text(&random)
      guard let (root, diagnostics) = Self.read(text) else { continue }
      let unwanted = Self.unwanted(in: text)
      if diagnostics.isEmpty {
        accepted += 1
        #expect(unwanted == [], "let through: \(text.lossyText), seed \(seed)")
        if let root { Self.check(root, text) }
      } else {
        refused += 1
        // Nothing but what keys say is refused that libyaml's events do not show.
        let isAboutKeys = diagnostics.contains {
          $0.message.contains("key") || $0.message.contains("twice")
        }
        #expect(
          unwanted != [] || isAboutKeys,
          "refused without need: \(text.lossyText), \(diagnostics[0].message), seed \(seed)")
      }
    }
    #expect(accepted > Self.cases / 10)
    #expect(refused > Self.cases / 20)
  }

  /// The root and the diagnostics; nil for a text that is refused before YAML is looked at.
  private static func read(_ text: ByteString) -> (root: YAMLNode?, [SourceDiagnostic])? {
    let source = SourceText(file: "x", bytes: text.bytes)
    let whole: FrontMatter
    do { whole = try FrontMatter(ofRulesFile: source) } catch { return nil }
    var reader = YAMLReader(whole, allowsDocumentStart: true)
    let root = reader.read()
    return (root, reader.diagnostics)
  }

  /// What of YAML a text uses that is not plain data, an error among it.
  private static func unwanted(in text: ByteString) -> Set<String> {
    let parser = YAMLParser(
      SourceText(file: "x", bytes: text.bytes), range: 0..<text.bytes.count)
    var found: Set<String> = []
    var documents = 0
    do {
      while true {
        let event = try parser.next()
        if event.hasAnchor { found.insert("anchor") }
        if event.hasTag { found.insert("tag") }
        switch event.kind {
        case .alias: found.insert("alias")
        case .documentStart(_, let hasDirectives):
          documents += 1
          if documents > 1 { found.insert("document") }
          if hasDirectives { found.insert("directive") }
        case .documentEnd(let isExplicit):
          if isExplicit { found.insert("document") }
        case .streamEnd: return found
        default: break
        }
      }
    } catch {
      return found.union(["error"])
    }
  }

  /// That every node's range is within its parent's, after its neighbour's, and has its text.
  private static func check(_ node: YAMLNode, _ text: ByteString) {
    #expect(node.range.upperBound <= text.count, "\(text.lossyText)")
    switch node.content {
    case .scalar(let value):
      let written = ByteString(text.bytes[node.range])
      switch node.style {
      case .plain where !written.contains("\n"): #expect(written == value)
      case .singleQuoted: #expect(written.hasPrefix("'") && written.hasSuffix("'"))
      case .doubleQuoted: #expect(written.hasPrefix("\"") && written.hasSuffix("\""))
      default: break
      }
    case .list(let items): check(items, in: node, text)
    case .map(let pairs): check(pairs.flatMap { [$0.key, $0.value] }, in: node, text)
    case .null, .refused: break
    }
  }

  private static func check(_ parts: [YAMLNode], in node: YAMLNode, _ text: ByteString) {
    if node.isFlow { #expect("[{".utf8.contains(text.bytes[node.offset]) || parts.count == 2) }
    var end = node.range.lowerBound
    for part in parts {
      #expect(part.range.lowerBound >= end, "\(text.lossyText)")
      #expect(part.range.upperBound <= node.range.upperBound, "\(text.lossyText)")
      end = part.range.upperBound
      check(part, text)
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

  // MARK: Values

  /// Texts and what they mean, as PyYAML reads them too (dates, numbers and booleans are text here).
  static let values: [(text: String, value: PlainValue)] = [
    ("a", .text("a")),
    ("a\n  b\n\n  c", .text("a b\nc")),
    ("'it''s'", .text("it's")),
    ("\"a\\tb\\u00e9\\\n  c\"", .text("a\tbéc")),
    ("\"a\n\n  b\"", .text("a\nb")),
    ("|\n  a\n   b\n\n  c\n", .text("a\n b\n\nc\n")),
    (">-\n  a\n  b\n\n  c\n", .text("a b\nc")),
    ("|2+\n   a\n\n", .text(" a\n\n")),
    ("[]", .list([])),
    ("[a, 'b', \"c\",]", .list([.text("a"), .text("b"), .text("c")])),
    ("- a\n- - b\n  - c\n-\n", .list([.text("a"), .list([.text("b"), .text("c")]), .none])),
    ("[a b\n  c, d]", .list([.text("a b c"), .text("d")])),
    ("[a: b]", .list([.map([.init(key: "a", value: .text("b"))])])),
    ("{}", .map([])),
    (
      "{a: b, c, \"d\":e}",
      .map([
        .init(key: "a", value: .text("b")), .init(key: "c", value: .none),
        .init(key: "d", value: .text("e")),
      ])
    ),
    (
      "{a: NO, b: null, c: ~, d: 0755, e: 1.10}",
      .map([
        .init(key: "a", value: .text("NO")), .init(key: "b", value: .none),
        .init(key: "c", value: .none), .init(key: "d", value: .text("0755")),
        .init(key: "e", value: .text("1.10")),
      ])
    ),
    (
      "k:\n- a\n- b: c\n  d: e\n",
      .map([
        .init(
          key: "k",
          value: .list([
            .text("a"),
            .map([.init(key: "b", value: .text("c")), .init(key: "d", value: .text("e"))]),
          ]))
      ])
    ),
    ("---\na: 'b' # c\n", .map([.init(key: "a", value: .text("b"))])),
    (
      "a:  # b\n  c#d: e#f\n",
      .map([
        .init(key: "a", value: .map([.init(key: "c#d", value: .text("e#f"))]))
      ])
    ),
    ("a: b:c ::d\n", .map([.init(key: "a", value: .text("b:c ::d"))])),
    (
      "é: {ü: '日本 \u{1F600}'}",
      .map([
        .init(key: "é", value: .map([.init(key: "ü", value: .text("日本 \u{1F600}"))]))
      ])
    ),
    (
      "a: x*y&z!w@v\r\nb: |\r\n  c\r\n",
      .map([
        .init(key: "a", value: .text("x*y&z!w@v")), .init(key: "b", value: .text("c\n")),
      ])
    ),
  ]

  @Test(arguments: values.indices)
  func aTextMeans(_ index: Int) throws {
    let (text, value) = Self.values[index]
    let (root, diagnostics) = try #require(Self.read(ByteString(text)))
    #expect(diagnostics.map { $0.rendered().lossyText } == [])
    #expect(root.map(PlainValue.init) == value)
  }

  // MARK: Errors

  /// A text, and what is said of it: line, column and length, a colon, the message.
  @Test(arguments: [
    (
      "a: @b\nc: *d\ne: [@f, `g, %h, !i/**, |j]\nk: l: m\nn: @o: p: q\n",
      [
        "1:4+2 a value that begins with '@' needs quotes",
        "2:4+2 '*' begins a YAML alias, and aliases are not allowed",
        "3:5+2 a value that begins with '@' needs quotes",
        "3:9+2 a value that begins with '`' needs quotes",
        "3:13+2 a value that begins with '%' needs quotes",
        "3:17+5 '!' begins a YAML tag, and tags are not allowed",
        "3:24+2 '|' cannot begin a value within brackets",
        "4:4+4 a value that contains ': ' needs quotes",
        "5:4+8 a value that begins with '@' needs quotes",
      ]
    ),
    ("é: é @\nü: [é, @é, é]\n", ["2:10+3 a value that begins with '@' needs quotes"]),
    (
      "a: @b\nc: [d\n",
      ["1:4+2 a value that begins with '@' needs quotes", "2:4+1 this '[' is never closed"]
    ),
    ("a: *b c\n", ["1:4+4 '*' begins a YAML alias, and aliases are not allowed"]),
    ("*a : b\n", ["1:1+2 '*' begins a YAML alias, and aliases are not allowed"]),
    ("a: & b\n", ["1:4+3 '&' begins a YAML anchor, and anchors are not allowed"]),
    ("a: &b !c d\n", ["1:4+2 YAML anchors are not allowed"]),
    (
      "a: &b\n  c: &d\n",
      ["1:4+2 YAML anchors are not allowed", "2:6+2 YAML anchors are not allowed"]
    ),
    ("a: !<b,c> d\n", ["1:4+6 YAML tags are not allowed"]),
    ("a: !b!c d\n", ["1:4+6 '!' begins a YAML tag, and tags are not allowed"]),
    ("a: ! b\n", ["1:4+1 YAML tags are not allowed"]),
    ("%YAML 1.1\na: b\n", ["1:1+9 YAML directives are not allowed"]),
    ("%YAML 1.1\n---\na: b\n", ["1:1+9 YAML directives are not allowed"]),
    ("%x\n---\na: b\n", ["1:1+2 YAML directives are not allowed"]),
    ("a: b\n%x y\n", ["2:1+4 YAML directives are not allowed"]),
    ("a: b\n---\nc: d\n", ["2:1+3 a second YAML document is not allowed"]),
    ("a: b\n...\n", ["2:1+3 '...' is not allowed"]),
    ("? a\n: b\n", ["1:1+1 a key must be text on one line"]),
    ("{a: 1, ? b : 2}\n", ["1:8+1 a key must be text on one line"]),
    (
      "[a]: b\n{c: d}: e\n",
      [
        "1:1+1 a key must be text on one line", "2:1+1 a key must be text on one line",
      ]
    ),
    (
      "a: b\nc\nd: @e\nd: f\n",
      [
        "2:1+1 ':' is missing after this key", "3:4+2 a value that begins with '@' needs quotes",
        "4:1+1 'd' is set twice: first on line 3",
      ]
    ),
    (
      "a: 'b' c\nd: *e\n",
      [
        "1:8+1 text after the closing quote",
        "2:4+2 '*' begins a YAML alias, and aliases are not allowed",
      ]
    ),
    ("a: ? b\n", ["1:4+3 a value that begins with '?' needs quotes"]),
    ("a: : b\n", ["1:4+3 a value that contains ': ' needs quotes"]),
    ("a: @b\n  - c: d\n", ["1:4+2 a value that begins with '@' needs quotes"]),
    ("a: [*b@c]\n", ["1:5+4 '*' begins a YAML alias, and aliases are not allowed"]),
    ("a: {\n", ["1:4+1 this '{' is never closed"]),
    ("- &a\n [ b\n", ["1:3+2 YAML anchors are not allowed", "2:2+1 this '[' is never closed"]),
    ("what ?\n", []),
    ("a: what ?\nb: c\n", []),
    ("<<: {a: b}\n", ["1:1+2 YAML merge keys are not allowed"]),
    ("a: 1\n\"\\x61\": 2\n", ["2:1+6 'a' is set twice: first on line 1"]),
    (
      "a: {b: 1, b: 2, 'b': 3}\n",
      [
        "1:11+1 'b' is set twice: first on line 1", "1:17+3 'b' is set twice: first on line 1",
      ]
    ),
    ("a: [b, 'c]'\n", ["1:4+1 this '[' is never closed"]),
    ("a: [b 'c]' # ]\n", ["1:10+5 this quote is never closed"]),
    ("a: ['b' 'c']\n", ["1:9+1 a ',' or a closing bracket is missing before this"]),
    ("a: \"b\nc: d\n", ["1:4+2 this quote is never closed"]),
    ("a\nb: c\n", ["2:2+1 a ':' is not allowed here"]),
    ("a: b\nc\nd: e\n", ["2:1+1 ':' is missing after this key"]),
    ("a:\n\tb: c\n", ["2:1+1 a tab cannot indent a line"]),
  ])
  func anErrorIsFound(_ text: String, _ expected: [String]) throws {
    let (_, diagnostics) = try #require(Self.read(ByteString(text)))
    let found = diagnostics.sorted { $0.position < $1.position }.map {
      "\($0.position.line):\($0.position.column)+\($0.length) \($0.message.lossyText)"
    }
    #expect(found == expected)
  }

  @Test(arguments: [ParseLimits.depth - 1, ParseLimits.depth, ParseLimits.depth + 1, 200, 100_000])
  func depthIsCountedForEveryKindOfNesting(_ depth: Int) throws {
    var nestings = [
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
      String(repeating: "{a: ", count: depth) + String(repeating: "}", count: depth),
      String(repeating: "- ", count: depth) + "a",
    ]
    if depth < 1000 {
      nestings += [
        (0..<depth).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
        (0..<depth).map { String(repeating: " ", count: $0) + "-\n" }.joined(),
      ]
    }
    for text in nestings where text.utf8.count <= FrontMatter.sizeLimit {
      let (root, diagnostics) = try #require(Self.read(ByteString(text)))
      #expect((root == nil) == (depth > ParseLimits.depth), "\(text.prefix(20))")
      let message: ByteString = "lists and maps are nested more than 32 deep"
      #expect(diagnostics.map(\.message) == (depth > ParseLimits.depth ? [message] : []))
    }
  }
}
