internal import Basics

/// Configuration in the environment: `GIT_CONFIG_COUNT`, and what `git -c` hands on to its children.
enum ConfigurationEnvironment {
  /// All variables, in git's order.
  /// - Throws: `GitError` where git would refuse them too.
  static func variables() throws(GitError) -> [ConfigurationText.Variable] {
    var result: [ConfigurationText.Variable] = []
    if let text = environment("GIT_CONFIG_COUNT"), !text.isEmpty {
      guard let count = text.text.flatMap({ Int($0) }), (0...100_000).contains(count) else {
        throw failure("GIT_CONFIG_COUNT is \(text.lossyText)")
      }
      for number in 0..<count {
        guard let name = environment("GIT_CONFIG_KEY_\(number)"),
          let value = environment("GIT_CONFIG_VALUE_\(number)")
        else { throw failure("GIT_CONFIG_KEY_\(number) or GIT_CONFIG_VALUE_\(number) is not set") }
        result.append((try canonical(name), value))
      }
    }
    return result + (try parameters(environment("GIT_CONFIG_PARAMETERS") ?? ""))
  }

  /// Words that git has quoted: `'name'='value'`, `'name'=`, or, by older versions, `'name=value'`.
  private static func parameters(
    _ text: ByteString
  ) throws(GitError) -> [ConfigurationText.Variable] {
    var result: [ConfigurationText.Variable] = []
    var rest = text.bytes[...].drop(while: \.isASCIISpace)
    while !rest.isEmpty {
      guard let name = quoted(&rest) else { throw failure("GIT_CONFIG_PARAMETERS is damaged") }
      if rest.first == UInt8(ascii: "=") {
        rest = rest.dropFirst()
        let value = rest.first == UInt8(ascii: "'") ? quoted(&rest) : nil
        result.append((try canonical(name), value))
      } else if let equals = name.bytes.firstIndex(of: UInt8(ascii: "=")) {
        let key = ByteString(name.bytes[..<equals]).trimmed
        result.append((try canonical(key), ByteString(name.bytes[(equals + 1)...])))
      } else {
        result.append((try canonical(name.trimmed), nil))
      }
      guard rest.first?.isASCIISpace ?? true else {
        throw failure("GIT_CONFIG_PARAMETERS is damaged")
      }
      rest = rest.drop(while: \.isASCIISpace)
    }
    return result
  }

  /// Takes a word in single quotes from the beginning of `rest`; nil where there is none.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> ByteString? {
    let quote = UInt8(ascii: "'")
    guard rest.first == quote else { return nil }
    var word: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.first {
      rest = rest.dropFirst()
      if byte != quote {
        word.append(byte)
        continue
      }
      // `'\''` and `'\!'` stand for the character in the middle.
      guard rest.count >= 3, rest.first == UInt8(ascii: "\\"), rest.dropFirst(2).first == quote
      else {
        return ByteString(word)
      }
      word.append(rest[rest.startIndex + 1])
      rest = rest.dropFirst(3)
    }
    return nil
  }

  private static func canonical(_ name: ByteString) throws(GitError) -> ByteString {
    guard let canonical = ConfigurationText.canonical(name) else {
      throw failure("\(name.lossyText), in the environment, is no name of a variable")
    }
    return canonical
  }

  private static func failure(_ problem: String) -> GitError {
    GitError(code: .other(-1), function: "git_config", message: problem)
  }
}
