internal import Basics

/// Collects what the walk over one document meets.
struct DocumentReading {
  private(set) var links: [MarkdownDocument.Link] = []
  private(set) var outline = DocumentOutline()

  private var locator: LinkLocator
  /// Lines before the text that libcmark sees.
  private let lineShift: Int
  private var heading: ByteString?
  private var imageDepth = 0

  /// Nil where the text is built so that libcmark would take unbounded time.
  init?(_ bytes: [UInt8], from start: Int) {
    var text = Array(bytes[start...])
    let lines = TextLines(text[...])
    guard ReadingCost(text, lines).isBearable else { return nil }
    Self.prepare(&text, lines)
    lineShift = bytes[..<start].count { $0 == 0x0A }
    outline.names = WrittenNames.found(in: text)
    locator = LinkLocator(text, lines)
    CommonMark.walk(text) { take($0) }
  }

  /// Blanks zero bytes, which libcmark would replace with three bytes each, and masks the brackets of
  /// formulas and that of `[^1]: note`, which CommonMark takes for a link's definition and GitHub for a
  /// footnote.
  private static func prepare(_ text: inout [UInt8], _ lines: TextLines) {
    FormulaMask.apply(to: &text)
    text.withUnsafeMutableBytes { text in
      var offset = 0
      while let zero = UnsafeRawBufferPointer(text).offset(of: 0, from: offset) {
        text[zero] = 0x20
        offset = zero + 1
      }
    }
    for offset in lines.openings(of: UInt8(ascii: "["), in: text)
    where isFootnote(text[offset...]) {
      text[offset] = UInt8(ascii: "^")
    }
  }

  private static func isFootnote(_ bytes: ArraySlice<UInt8>) -> Bool {
    let label = bytes.dropFirst(2).prefix(256).prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
    return bytes.starts(with: "[^".utf8) && !label.isEmpty
      && bytes[label.endIndex...].starts(with: "]:".utf8)
  }

  private mutating func take(_ event: CommonMarkEvent) {
    switch event {
    case .textBlock(let lines, let column): locator.enter(lines: lines, column: column)
    case .headingBegins: heading = ""
    case .headingEnds:
      if let heading { outline.headings.append(heading) }
      heading = nil
    case .text(let text): if imageDepth == 0 { heading?.append(text.copied) }
    case .code(let text):
      locator.passCode()
      if imageDepth == 0 { heading?.append(text.copied) }
    case .link(let link):
      if link.isImage { imageDepth += 1 }
      add((link.isImage ? .image : .link, link.destination), at: locator.locate(link))
    case .imageEnds: imageDepth -= 1
    case .inlineHTML(let html):
      let offset = locator.passHTML(html)
      for (link, _) in readHTML(html) { add(link, at: locator.position(at: offset)) }
    case .htmlBlock(let html, let line):
      let lines = TextLines(html.bytes[...])
      for (link, tag) in readHTML(html) {
        let line = line + lines.position(at: tag).line - 1
        add(link, at: locator.position(of: html, at: tag, line: line))
      }
    }
  }

  private mutating func add(
    _ link: (kind: MarkdownDocument.Link.Kind, destination: ByteString), at position: TextPosition
  ) {
    links.append(
      MarkdownDocument.Link(
        kind: link.kind, destination: link.destination,
        position: TextPosition(line: position.line + lineShift, column: position.column)))
  }

  /// Takes in the anchors and headings of a piece of HTML, and returns its links with the offsets
  /// of their tags.
  private mutating func readHTML(
    _ html: ByteString
  ) -> [((kind: MarkdownDocument.Link.Kind, destination: ByteString), Int)] {
    var found: [((kind: MarkdownDocument.Link.Kind, destination: ByteString), Int)] = []
    var scanner = HTMLScanner(html.bytes)
    var open: (name: ByteString, text: ByteString)?
    while let token = scanner.next() {
      guard case .tag(let tag) = token else {
        if case .text(let text) = token { open?.text.append(ByteString(text)) }
        continue
      }
      if tag.isClosing {
        if let heading = open, heading.name == tag.name { close(heading: heading.text) }
        if open?.name == tag.name { open = nil }
        continue
      }
      if Self.headings.contains(tag.name) { open = (tag.name, "") }
      for attribute in tag.attributes
      where ["id", "name"].contains(attribute.name) && !attribute.value.isEmpty {
        outline.names.append(HTMLEntities.resolved(attribute.value))
      }
      let kind: MarkdownDocument.Link.Kind
      switch tag.name {
      case "a": kind = .link
      case "img": kind = .image
      default: continue
      }
      guard let value = tag.value(of: kind == .link ? "href" : "src") else { continue }
      found.append(((kind, Self.destination(value)), tag.offset))
    }
    return found
  }

  private static let headings: Set<ByteString> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// Takes in a heading written in HTML, which GitHub names too: as it is, and without the line
  /// ends and indentation around it, because the site's own practice is not recorded.
  private mutating func close(heading text: ByteString) {
    let text = HTMLEntities.resolved(text)
    outline.headings.append(text.trimmed)
    outline.untrimmedHeadings.append(text)
  }

  /// An attribute's value as a browser takes it: no white space at the ends, no line ends inside.
  private static func destination(_ value: ByteString) -> ByteString {
    ByteString(
      HTMLEntities.resolved(value).trimmed.bytes.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
  }
}

/// Bounds the work that libcmark 0.30 would do, where it is more than linear.
private struct ReadingCost {
  /// Every line is matched with every block that is open, so depth times lines.
  private var depth = 0
  private var lines: Int
  /// Every link that closes looks at every image that is open, so one times the other.
  private var imageOpenings = 0
  private var linkClosings = 0

  /// About a quarter of a second each on a slow machine, and far more than documents need.
  var isBearable: Bool {
    depth * lines <= 20_000_000 && imageOpenings * linkClosings <= 200_000_000
  }

  init(_ text: [UInt8], _ lines: TextLines) {
    self.lines = lines.lineCount
    text.withUnsafeBytes { text in
      var offset = 0
      while let found = text.offset(of: UInt8(ascii: "!"), from: offset) {
        offset = found + 1
        if offset < text.count, text[offset] == UInt8(ascii: "[") { imageOpenings += 1 }
      }
      if imageOpenings > 0 {
        for byte in text { linkClosings &+= byte == UInt8(ascii: "]") ? 1 : 0 }
      }
      for line in 1...lines.lineCount {
        let start = lines.start(ofLine: line)
        guard start < text.count, Self.mayOpenBlocks(text[start]) else { continue }
        depth = max(depth, Self.depth(of: text[start...]))
      }
    }
  }

  /// Whether quotes, items or white space can begin with a byte.
  private static func mayOpenBlocks(_ byte: UInt8) -> Bool {
    byte.isASCIISpace || byte.isASCIIDigit || byte == UInt8(ascii: ">") || isListMarker(byte)
  }

  /// How many blocks may be open behind the quotes, items and white space that begin a line.
  private static func depth(of line: Slice<UnsafeRawBufferPointer>) -> Int {
    var depth = 0
    var column = 0
    var markers = 0
    var previous: UInt8 = 0x0A
    for byte in line {
      if byte == 0x0A || byte == 0x0D { break }
      if byte.isASCIISpace, isListMarker(previous) { markers += 1 }
      column += byte == 0x09 ? 4 : 1
      if byte == UInt8(ascii: ">") { markers += 1 }
      // A list inside a list stands two columns further in, at least.
      if markers > 0 { depth = max(depth, markers + column / 2) }
      guard mayOpenBlocks(byte), !(isListMarker(byte) && isListMarker(previous)) else { break }
      previous = byte
    }
    return depth
  }

  /// Whether a byte can be the last of what begins an item of a list.
  private static func isListMarker(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
