/// A compiled pattern without its `!`, anchor and trailing slash: git's `wildmatch`.
///
/// Matching keeps two offsets to go back to, the last `*` and the last `**`, and so takes at most
/// pattern times path steps: nothing in a pattern makes it explode.
package struct Wildmatch: Sendable {
  /// Why a pattern is refused.
  package struct Invalid: Error, Hashable {
    package let reason: ByteString
    package init(reason: ByteString) { self.reason = reason }
  }

  enum Token: Sendable {
    case byte(UInt8)
    /// Any byte but `/`.
    case any
    case set(ByteSet)
    /// Any number of bytes but `/`.
    case star
    /// `**/`: nothing, or anything up to and with a `/`.
    case anyDirectories
    /// `**\/`: anything up to and with a `/`.
    case someDirectories
    /// `**` at the end: everything.
    case everything
  }

  /// The bytes before the first wildcard, escapes resolved.
  package let prefix: [UInt8]
  /// What follows the prefix; empty for a pattern without wildcards.
  let tokens: [Token]
  /// How many there are; a run of `*` counts once.
  package let wildcards: Int
  /// Set for `*` and bytes: what a name must end with, the quick way.
  private let suffix: [UInt8]?

  /// Compiles `pattern`.
  package init(_ pattern: [UInt8]) throws(Invalid) {
    var compiler = Compiler(pattern: pattern)
    try compiler.run()
    let literals = compiler.tokens.prefix { if case .byte = $0 { true } else { false } }
    prefix = literals.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    tokens = Array(compiler.tokens.dropFirst(literals.count))
    wildcards = compiler.wildcards
    let tail = tokens.dropFirst().compactMap { token -> UInt8? in
      if case .byte(let byte) = token { byte } else { nil }
    }
    if prefix.isEmpty, case .star? = tokens.first, tail.count == tokens.count - 1,
      !tail.contains(UInt8(ascii: "/"))
    {
      suffix = tail
    } else {
      suffix = nil
    }
  }

  /// Whether it is one text, without wildcards.
  package var isLiteral: Bool { tokens.isEmpty }

  /// What the last component of every matching path ends with, as far as the pattern says so.
  package var ending: [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens.reversed() {
      guard case .byte(let byte) = token, byte != UInt8(ascii: "/") else { break }
      bytes.append(byte)
    }
    if bytes.count < tokens.count { return bytes.reversed() }
    let name = prefix.lastIndex(of: UInt8(ascii: "/")).map { prefix[($0 + 1)...] } ?? prefix[...]
    return tokens.isEmpty ? Array(name) : bytes.reversed()
  }

  /// What of a path must match for the path to match.
  package enum Extent: Sendable {
    /// The path itself or a directory above it.
    case pathOrAbove
    /// A directory above it.
    case above
    /// The path itself.
    case path
  }

  /// Whether that much of `path`, from `start` on, matches.
  package func matches(_ path: [UInt8], from start: Int, _ extent: Extent) -> Bool {
    guard path.count - start >= prefix.count else { return false }
    var text = start
    for byte in prefix {
      guard path[text] == byte else { return false }
      text += 1
    }
    func isEnd(_ index: Int) -> Bool {
      index == path.count
        ? extent != .above : extent != .path && path[index] == UInt8(ascii: "/")
    }
    if tokens.isEmpty { return isEnd(text) }
    if let suffix {
      let end = path[text...].firstIndex(of: UInt8(ascii: "/")) ?? path.count
      return isEnd(end) && end - text >= suffix.count
        && path[(end - suffix.count)..<end].elementsEqual(suffix)
    }
    return run(path, from: text, extent, isEnd: isEnd)
  }

  private func run(
    _ path: [UInt8], from start: Int, _ extent: Extent, isEnd: (Int) -> Bool
  ) -> Bool {
    var text = start
    var token = 0
    var star: (token: Int, text: Int)?
    var deep: (token: Int, text: Int)?
    while true {
      var fits = false
      if token == tokens.count {
        if isEnd(text) { return true }
      } else {
        switch tokens[token] {
        case .star:
          star = (token + 1, text)
          fits = true
        case .anyDirectories:
          star = nil
          deep = (token + 1, text)
          fits = true
        case .someDirectories:
          star = nil
          deep = (token + 1, text)
        case .everything:
          if extent != .above || path[text...].contains(UInt8(ascii: "/")) { return true }
        case .byte(let byte):
          fits = text < path.count && path[text] == byte
          if fits { text += 1 }
        case .any:
          fits = text < path.count && path[text] != UInt8(ascii: "/")
          if fits { text += 1 }
        case .set(let set):
          fits = text < path.count && path[text] != UInt8(ascii: "/") && set.contains(path[text])
          if fits { text += 1 }
        }
      }
      if fits {
        token += 1
      } else if let last = star, last.text < path.count, path[last.text] != UInt8(ascii: "/") {
        star = (last.token, last.text + 1)
        (token, text) = (last.token, last.text + 1)
      } else if let last = deep,
        let slash = path[last.text...].firstIndex(of: UInt8(ascii: "/"))
      {
        star = nil
        deep = (last.token, slash + 1)
        (token, text) = (last.token, slash + 1)
      } else {
        return false
      }
    }
  }
}

private struct Compiler {
  let pattern: [UInt8]
  var tokens: [Wildmatch.Token] = []
  var wildcards = 0
  private var index = 0
  /// Until the first wildcard or backslash, git compares bytes and hands only what follows to its
  /// matcher, for which a `**` there stands at the beginning.
  private var matcherStart = 0

  init(pattern: [UInt8]) {
    self.pattern = pattern
    matcherStart =
      pattern.firstIndex { [UInt8]("*?[\\".utf8).contains($0) } ?? pattern.count
  }

  mutating func run() throws(Wildmatch.Invalid) {
    while index < pattern.count {
      switch pattern[index] {
      case UInt8(ascii: "\\"):
        guard index + 1 < pattern.count else {
          throw Wildmatch.Invalid(reason: "the pattern ends in a backslash that escapes nothing")
        }
        tokens.append(.byte(pattern[index + 1]))
        index += 2
      case UInt8(ascii: "?"):
        tokens.append(.any)
        wildcards += 1
        index += 1
      case UInt8(ascii: "*"):
        wildcards += 1
        compileStar()
      case UInt8(ascii: "["):
        wildcards += 1
        tokens.append(.set(try bracket()))
      case let byte:
        tokens.append(.byte(byte))
        index += 1
      }
    }
  }

  private mutating func compileStar() {
    let start = index
    while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
    let opens = start == matcherStart || start == 0 || pattern[start - 1] == UInt8(ascii: "/")
    guard index - start >= 2, opens else {
      tokens.append(.star)
      return
    }
    let rest = pattern[index...]
    if rest.isEmpty {
      tokens.append(.everything)
    } else if rest.first == UInt8(ascii: "/") {
      tokens.append(.anyDirectories)
      index += 1
    } else if rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "/")]) {
      tokens.append(.someDirectories)
      index += 2
    } else {
      tokens.append(.star)
    }
  }

  /// Reads `[…]` the way git does, step for step: `]` may come first, a range needs both ends.
  private mutating func bracket() throws(Wildmatch.Invalid) -> ByteSet {
    var set = ByteSet()
    var position = index + 1
    func at(_ index: Int) -> UInt8? { index < pattern.count ? pattern[index] : nil }
    let unclosed = Wildmatch.Invalid(
      reason: "the pattern has a '[' without a ']'; write '\\[' for the character itself")
    let isNegated = at(position) == UInt8(ascii: "!") || at(position) == UInt8(ascii: "^")
    if isNegated { position += 1 }
    var previous: UInt8?
    repeat {
      guard var byte = at(position) else { throw unclosed }
      if byte == UInt8(ascii: "\\") {
        position += 1
        guard let escaped = at(position) else { throw unclosed }
        set.insert(escaped)
        previous = escaped
      } else if byte == UInt8(ascii: "-"), let low = previous, let next = at(position + 1),
        next != UInt8(ascii: "]")
      {
        position += 1
        byte = next
        if byte == UInt8(ascii: "\\") {
          position += 1
          guard let escaped = at(position) else { throw unclosed }
          byte = escaped
        }
        if low <= byte { (low...byte).forEach { set.insert($0) } }
        previous = nil
      } else if byte == UInt8(ascii: "["), at(position + 1) == UInt8(ascii: ":") {
        let start = position + 2
        guard let close = pattern[min(start, pattern.count)...].firstIndex(of: UInt8(ascii: "]"))
        else { throw unclosed }
        if close - start >= 1, pattern[close - 1] == UInt8(ascii: ":") {
          let name = ByteString(pattern[start..<(close - 1)])
          guard let member = characterClasses[name] else {
            throw Wildmatch.Invalid(reason: "there is no character class '[:\(name):]'")
          }
          (UInt8.min...UInt8.max).filter(member).forEach { set.insert($0) }
          position = close
          previous = nil
        } else {
          set.insert(byte)
          previous = byte
        }
      } else {
        set.insert(byte)
        previous = byte
      }
      position += 1
    } while at(position) != UInt8(ascii: "]")
    index = position + 1
    return isNegated ? set.inverted : set
  }
}

/// ASCII only, as git has it.
private let characterClasses: [ByteString: @Sendable (UInt8) -> Bool] = [
  "alnum": { $0.isASCIILetter || $0.isASCIIDigit },
  "alpha": { $0.isASCIILetter },
  "blank": { $0 == 0x20 || $0 == 0x09 },
  "cntrl": { $0 < 0x20 || $0 == 0x7F },
  "digit": { $0.isASCIIDigit },
  "graph": { $0 > 0x20 && $0 < 0x7F },
  "lower": { $0 >= 0x61 && $0 <= 0x7A },
  "print": { $0 >= 0x20 && $0 < 0x7F },
  "punct": { $0 > 0x20 && $0 < 0x7F && !$0.isASCIILetter && !$0.isASCIIDigit },
  "space": { $0.isASCIISpace },
  "upper": { $0 >= 0x41 && $0 <= 0x5A },
  "xdigit": { $0.isASCIIDigit || (0x41...0x46).contains($0.asciiLowercased & 0xDF) },
]
