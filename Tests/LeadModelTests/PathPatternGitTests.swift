import Basics
import Foundation
import LeadModel
import TestSupport
import Testing

/// The reference for patterns is git: whatever it says of a path, for a pattern with a leading slash,
/// we say.
@Suite struct PathPatternGitTests {
  private static let patterns = 400
  private static let paths = 60

  @Test func gitAgrees() throws {
    let seed = SplitMix64.seed
    print("LEADLINT_SEED=\(seed)")
    var random = SplitMix64(seed: seed)
    let git = try GitOracle()
    var compared = 0
    var matches = 0
    while compared < Self.patterns * Self.paths {
      let text = Self.pattern(&random)
      guard text.bytes.first != UInt8(ascii: "!"), text.bytes.first != UInt8(ascii: "#") else {
        continue
      }
      let pattern: PathPattern
      do { pattern = try PathPattern(text) } catch { continue }
      let paths = Set((0..<Self.paths).map { _ in Self.path(like: text, &random) }).sorted()
      let ignored = try git.ignored(by: Self.anchored(text), among: paths)
      let matched = paths.filter { pattern.matches($0, in: "") }
      let differing = ignored.symmetricDifference(matched).sorted()
      #expect(differing.isEmpty, "pattern \(text.testDescription), seed \(seed)")
      compared += Self.paths
      matches += ignored.count
    }
    // The test is worth nothing where hardly anything matches.
    #expect(matches > compared / 20)
  }

  /// Patterns that git reads in a way of its own, each with paths on both sides.
  @Test(
    arguments: [
      "foo**/bar", "foo**", "a/foo**", "**", "**/", "a/**", "a/**/", "a/**/b", "a/**b", "**b/c",
      "***/a", "a***", "[]]", "[!]]", "[]-a]", "[a-]", "[-a]", "[a-c-e]", "[\\]]", "[[:alpha:]]",
      "[[:digit:][:upper:]x]", "[[:a]", "[[]", "[[:a]]", "a\\ ", "a\\*", "\\!a", "\\#a", "*a",
      "*a*b",
      "a/", "/a", "/a/", "a/b/", "*/", "*/a", "/*", "/*/b", "a?b", "**/a/b", "a/*/b", "a/*",
      "**\\/a", "a/**\\/b", "[!a]", "[^a]", "[a-\\]]", "a\\b", "[b-a]", "?", "??", "*.md", "*.*",
      "[[:space:]]", "[[:punct:]]", "[[:xdigit:]]", "[^[:alnum:]]", "a**b", "/**", "/**/a",
      "foo*/bar",
      "fo[o]**/bar", "\\foo**/bar", "a  ", "[a/b]", "x[a/b]y", "a[!b]c", "a[!b]*",
    ] as [ByteString])
  func gitAgreesOnCorners(_ text: ByteString) throws {
    let git = try GitOracle()
    let pattern = try PathPattern(text)
    let parts: [ByteString] = [
      "a", "b", "c", "foo", "foobar", "bar", "a b", "ab", "a*", "!a", "#a", "]", "-", "[", "\\",
      "xa", "a.md", ".md", "A", "1", "x:", "a ", "a  ", "aXb", "fooX", "ba", "ab]", "é", "[b]",
      "[:",
    ]
    var paths = Set(parts)
    for first in parts {
      for second in parts.prefix(8) {
        paths.insert(first + "/" + second)
        paths.insert(second + "/" + first)
        paths.insert("a/" + first + "/" + second)
        paths.insert("foo/" + second + "/" + first)
      }
    }
    let ignored = try git.ignored(by: Self.anchored(text), among: paths.sorted())
    let matched = paths.filter { pattern.matches($0, in: "") }
    #expect(Set(matched).symmetricDifference(ignored).sorted() == [])
  }

  private static func anchored(_ text: ByteString) -> ByteString {
    text.hasPrefix("/") ? text : "/" + text
  }

  private static func pattern(_ random: inout SplitMix64) -> ByteString {
    let pieces: [ByteString] = [
      "a", "a", "b", "b", "c", ".", "/", "/", "/", "*", "*", "**", "**/", "/**/", "/**", "?",
      "[ab]",
      "[!a]", "[a-c]", "[^b/]", "[[:alpha:]]", "[]a]", "\\a", "\\*", "\\[", " ", "\\ ", "***", "é",
      "-", "[a-", "]", "!", "*/", "\\/",
    ]
    var text = ByteString()
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      text.append(pieces.randomElement(using: &random) ?? "a")
    }
    return text
  }

  /// A path that stands a fair chance: parts of the pattern with its wildcards filled in.
  private static func path(like pattern: ByteString, _ random: inout SplitMix64) -> ByteString {
    let letters = Array("aabbc./-* ".utf8)
    var bytes: [UInt8] = []
    if Bool.random(using: &random) {
      for byte in pattern.bytes {
        switch byte {
        case UInt8(ascii: "*"):
          for _ in 0..<Int.random(in: 0...3, using: &random) {
            bytes.append(letters.randomElement(using: &random) ?? 0x61)
          }
        // git's command line takes a path that begins with ':' for something else.
        case UInt8(ascii: "\\"), UInt8(ascii: ":"): continue
        case UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"):
          bytes.append(letters.randomElement(using: &random) ?? 0x61)
        default: bytes.append(byte)
        }
      }
      if Int.random(in: 0..<3, using: &random) == 0 { bytes += Array("/a".utf8) }
      if Int.random(in: 0..<3, using: &random) == 0 { bytes = Array("b/".utf8) + bytes }
    } else {
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes.append(letters.randomElement(using: &random) ?? 0x61)
      }
    }
    // git reads no path with an empty, '.' or '..' component, nor one at a slash.
    let parts = ByteString(bytes).split(separator: UInt8(ascii: "/")).filter {
      !$0.isEmpty && $0 != "." && $0 != ".."
    }
    let path = ByteString(parts.map(\.bytes).joined(separator: [UInt8(ascii: "/")]))
    return path.isEmpty ? "a" : path
  }
}
