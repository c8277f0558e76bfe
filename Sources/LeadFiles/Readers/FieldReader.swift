internal import Basics
internal import LeadModel

/// Turns nodes into values and collects a diagnostic for everything that is wrong.
struct FieldReader {
  let source: SourceText
  private(set) var diagnostics: [SourceDiagnostic]

  init(source: SourceText, diagnostics: [SourceDiagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }

  /// A key of a map and its value.
  struct Field {
    let name: ByteString
    let key: YAMLNode
    let value: YAMLNode
  }

  /// The fields of a map whose keys are known.
  struct Fields {
    /// The fields that have a value.
    fileprivate(set) var found: [ByteString: Field] = [:]
    /// The names of all fields, also of those without a usable value.
    fileprivate(set) var present: Set<ByteString> = []
    let offset: Int

    subscript(_ name: ByteString) -> Field? { found[name] }
  }

  /// All diagnostics in the order of the file, at most 100.
  var sorted: [SourceDiagnostic] {
    let ordered = diagnostics.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    return Array(ordered.map(\.element).prefix(ParseLimits.diagnostics))
  }

  mutating func report(
    _ node: YAMLNode, _ message: ByteString, help suggestion: ByteString? = nil
  ) {
    report(at: node.offset, length: node.length, message, help: suggestion)
  }

  mutating func report(
    at offset: Int, length: Int, _ message: ByteString, help suggestion: ByteString? = nil
  ) {
    // They do not come in the order of the file, so more are kept than will be shown.
    guard diagnostics.count < ParseLimits.diagnostics * 10 else { return }
    diagnostics.append(
      source.diagnostic(at: offset, length: length, message, help: suggestion))
  }

  // MARK: Maps

  /// The fields of `node`; nil if it is not a map. `synonyms` maps words that people may try to the
  /// key that they mean; `refusals` maps keys that are not allowed here to the reason.
  mutating func fields(
    of node: YAMLNode, named what: ByteString, known: [ByteString],
    synonyms: [ByteString: ByteString] = [:], refusals: [ByteString: ByteString] = [:]
  ) -> Fields? {
    guard let entries = entries(of: node, named: what) else { return nil }
    var fields = Fields(offset: node.offset)
    for entry in entries {
      if let reason = refusals[entry.name] {
        report(entry.key, reason)
      } else if !known.contains(entry.name) {
        let near = synonyms[entry.name] ?? nearest(to: entry.name, among: known)
        let all = ByteString(known.map(\.bytes).joined(separator: [UInt8](", ".utf8)))
        report(
          entry.key, "unknown key '\(entry.name)' in \(what)",
          help: near.map { "write '\($0)'" } ?? commaHelp(for: entry) ?? "the keys are \(all)")
      } else {
        fields.present.insert(entry.name)
        if !isRefused(entry) { fields.found[entry.name] = entry }
      }
    }
    return fields
  }

  /// In `{reason: two joiners, both new}` the second half is a key of its own.
  private func commaHelp(for entry: Field) -> ByteString? {
    guard case .null = entry.value.content, entry.value.range.isEmpty,
      let before = source.bytes[..<entry.key.offset].last(where: { !$0.isASCIISpace }),
      before == UInt8(ascii: ",")
    else { return nil }
    return "if this belongs to the value before it, quote both: a ',' ends a value here"
  }

  /// The entries of a map with any keys; nil if `node` is not a map.
  mutating func entries(of node: YAMLNode, named what: ByteString) -> [Field]? {
    guard case .map(let pairs) = node.content else {
      if case .refused = node.content { return nil }
      report(node, "\(what) must be a map of keys and values, not \(kind(of: node))")
      return nil
    }
    var entries: [Field] = []
    for (key, value) in pairs {
      switch key.content {
      case .refused, .list, .map: continue
      case .scalar(let name): entries.append(Field(name: name, key: key, value: value))
      case .null: report(key, "a key is empty")
      }
    }
    return entries
  }

  /// Whether a field has nothing to read; reports one without a value.
  private mutating func isRefused(_ field: Field) -> Bool {
    switch field.value.content {
    case .refused: return true
    case .null:
      let lineEnd = source.end(ofLine: source.line(at: field.key.offset))
      let rest = source.bytes[min(field.key.range.upperBound, lineEnd)..<lineEnd]
      let comment = rest.firstIndex(of: UInt8(ascii: "#")).map {
        ByteString(rest[$0...]).trimmed
      }
      var help: ByteString?
      if let comment, comment.count > 1, comment.bytes[1] != 0x20 {
        help = "'#' begins a comment; to use it as text, quote it: \(field.name): \"\(comment)\""
      } else if !field.value.range.isEmpty {
        help = "remove the key, or quote the value to use it as text"
      } else {
        help = "write a value, or remove the key"
      }
      report(field.key, "'\(field.name)' has no value", help: help)
      return true
    default: return false
    }
  }

  /// What a node is, in words.
  func kind(of node: YAMLNode) -> ByteString {
    switch node.content {
    case .scalar: "text"
    case .null: "nothing"
    case .list: "a list"
    case .map: "a map"
    case .refused: "what it is"
    }
  }

  // MARK: Lists

  /// The items of a list, or the single value in its place.
  mutating func oneOrMany(_ field: Field) -> [YAMLNode] {
    guard case .list(let items) = field.value.content else { return [field.value] }
    return withoutEmpty(items, of: field)
  }

  /// The items of a list; nil if the field is not a list.
  mutating func list(_ field: Field, of what: ByteString) -> [YAMLNode]? {
    guard case .list(let items) = field.value.content else {
      report(field.value, "'\(field.name)' must be a list of \(what), not \(kind(of: field.value))")
      return nil
    }
    return withoutEmpty(items, of: field)
  }

  private mutating func withoutEmpty(_ items: [YAMLNode], of field: Field) -> [YAMLNode] {
    var kept: [YAMLNode] = []
    for item in items {
      switch item.content {
      case .refused: continue
      case .null:
        report(
          item, "an item of '\(field.name)' has no value", help: "write a value, or remove the item"
        )
      default: kept.append(item)
      }
    }
    return kept
  }

  // MARK: Text

  /// The text of a node; empty only with `mayBeEmpty`.
  mutating func text(
    _ node: YAMLNode, of name: ByteString, mayBeEmpty: Bool = false
  ) -> Located<ByteString>? {
    switch node.content {
    case .scalar(let text):
      guard mayBeEmpty || !text.trimmed.isEmpty else {
        report(node, "'\(name)' is empty", help: "write a value, or remove it")
        return nil
      }
      return Located(text, at: source.position(at: node.offset))
    case .list, .map:
      report(
        node, "'\(name)' must be text, not \(kind(of: node))", help: quoteHelp(for: node))
      return nil
    case .null:
      report(node, "'\(name)' has no value")
      return nil
    case .refused: return nil
    }
  }

  /// Text without a line break.
  mutating func line(_ node: YAMLNode, of name: ByteString) -> Located<ByteString>? {
    guard let text = text(node, of: name) else { return nil }
    guard !text.value.bytes.contains(UInt8(ascii: "\n")) else {
      report(node, "'\(name)' must be on one line")
      return nil
    }
    return text
  }

  /// A quoted form of `[bot]`, which is a list without quotes, but meant as text within a list.
  private func quoteHelp(for node: YAMLNode) -> ByteString? {
    guard source.bytes.dropFirst(node.offset).first == UInt8(ascii: "[") else { return nil }
    let rest = source.bytes[node.offset..<source.end(ofLine: source.line(at: node.offset))]
    guard let close = rest.firstIndex(of: UInt8(ascii: "]")),
      !rest[..<close].contains(UInt8(ascii: ","))
    else { return nil }
    return "to use it as text, quote it: \"\(ByteString(rest[...close]))\""
  }

  // MARK: Words, numbers, dates

  /// One of a few words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ field: Field, as type: Word.Type
  ) -> Located<Word>? where Word.RawValue == String {
    guard let text = line(field.value, of: field.name) else { return nil }
    let words = type.allCases.map(\.rawValue)
    guard let word = text.value.text.flatMap(Word.init(rawValue:)) else {
      reportUnknownWord(field.value, text.value, of: field.name, words: words)
      return nil
    }
    return Located(word, at: text.position)
  }

  mutating func reportUnknownWord(
    _ node: YAMLNode, _ text: ByteString, of name: ByteString, words: [String]
  ) {
    let near = nearest(to: text, among: words.map { ByteString($0) })
    report(
      node, "'\(name)' is '\(text)', not one of \(words.joined(separator: ", "))",
      help: near.map { "write '\($0)'" })
  }

  mutating func date(_ field: Field) -> Located<CalendarDate>? {
    guard let text = line(field.value, of: field.name) else { return nil }
    switch readDate(text.value) {
    case .success(let date): return Located(date, at: text.position)
    case .failure(let problem):
      report(field.value, "'\(text.value)' is not a date: \(problem.reason)", help: problem.help)
      return nil
    }
  }

  /// A whole number, 0 or more.
  mutating func wholeNumber(_ field: Field) -> Int? {
    guard let text = line(field.value, of: field.name) else { return nil }
    let isNumber = text.value.bytes.allSatisfy(\.isASCIIDigit)
    guard isNumber, let number = Int(text.value.lossyText) else {
      report(
        field.value, "'\(field.name)' is '\(text.value)', not a whole number (0 or more)",
        help: isNumber ? "the number is too large" : "write digits only")
      return nil
    }
    return number
  }
}
