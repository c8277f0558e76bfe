internal import Basics

/// Text of unknown origin in GitHub-flavoured Markdown.
///
/// Words of letters and digits stay as they are; all others stand in code spans, where a site makes
/// no link, no mention, no reference, no image and no element of them. Escaping alone would not do:
/// sites look for `@name` and `#1` in the text that is left once the escapes are gone.
enum MarkdownText {
  /// Text that is already one line and visible, as the escaper for terminals leaves it.
  static func inline(_ text: String) -> String {
    var output: [String] = []
    var code: [Substring.UnicodeScalarView] = []
    func closeCode() {
      guard var last = code.popLast() else { return }
      // What ends a part of the sentence is no part of the path before it.
      var mark = ""
      let marks = last.filter { ",;:".unicodeScalars.contains($0) }
      if marks.count == 1, marks.first == last.last, last.count > 1 {
        mark = String(last.removeLast())
      }
      let words = (code + [last]).map { String($0) }
      output.append(Self.code(words.joined(separator: " ")) + mark)
      code = []
    }
    for word in Substring(text).unicodeScalars.split(
      separator: " ", omittingEmptySubsequences: false)
    {
      if word.isEmpty {
        continue
      } else if isPlain(word) {
        closeCode()
        output.append(String(word))
      } else {
        code.append(word)
      }
    }
    closeCode()
    return output.joined(separator: " ")
  }

  /// A code span: its fence is longer than any run of backticks in it.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    guard !text.isEmpty else { return "" }
    let isPadded = longest > 0 || text.unicodeScalars.first == " "
    return isPadded ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// Whether a site and Markdown see nothing but a word in it.
  private static func isPlain(_ word: Substring.UnicodeScalarView) -> Bool {
    var body = word
    while let first = body.first, "('\"".unicodeScalars.contains(first) { body.removeFirst() }
    while let last = body.last, isClosing(last) { body.removeLast() }
    guard body.allSatisfy(isPlain) else { return false }
    // A site makes a link of what begins so, and one may see a beginning after any sign.
    return !isReference(body) && !ByteString(String(body)).asciiLowercased.contains("www.")
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    ",;.:)'\"%?!".unicodeScalars.contains(scalar)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "+", ".", "/", ",", "'", "\"", "…": true
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// An abbreviated commit, or `ABC-12`, which sites link to what they take it for.
  private static func isReference(_ word: Substring.UnicodeScalarView) -> Bool {
    let isHexadecimal = word.allSatisfy { $0.properties.isASCIIHexDigit }
    if isHexadecimal && word.count >= 6 { return true }
    var before: Unicode.Scalar = " "
    var last: Unicode.Scalar = " "
    for scalar in word {
      if last == "-", before.properties.isAlphabetic, ("0"..."9").contains(scalar) { return true }
      before = last
      last = scalar
    }
    return false
  }
}
