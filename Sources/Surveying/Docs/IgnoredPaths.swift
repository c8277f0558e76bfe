internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Tells paths that the tip's `.gitignore` files name: what stands there is made, not kept.
///
/// Those of the tip, not of the work tree, so that the answer is the commit's own.
final class IgnoredPaths {
  private let contents: DocContents
  private let listing: TipListing
  /// By directory.
  private var patterns: [ByteString: [PathPattern]] = [:]

  init(contents: DocContents, listing: TipListing) {
    self.contents = contents
    self.listing = listing
  }

  func contains(_ path: ByteString) throws(RunError) -> Bool {
    var isIgnored = false
    var directory: ByteString = ""
    for step in path.split(separator: UInt8(ascii: "/")) {
      for pattern in try patterns(in: directory) where pattern.isNegated == isIgnored {
        // A pattern for directories alone may mean the path, whatever it was.
        if pattern.matches(path, in: directory, isDirectory: true) { isIgnored.toggle() }
      }
      directory = directory.isEmpty ? step : directory + "/" + step
    }
    return isIgnored
  }

  private func patterns(in directory: ByteString) throws(RunError) -> [PathPattern] {
    if let known = patterns[directory] { return known }
    let path = directory.isEmpty ? ".gitignore" : directory + "/.gitignore"
    var found: [PathPattern] = []
    if let file = listing[path], let text = try contents.text(of: file, path) {
      found = ByteString(text).split(separator: 0x0A).compactMap(Self.pattern)
    }
    patterns[directory] = found
    return found
  }

  /// Nil for a comment, and for what this program has no patterns for.
  private static func pattern(_ line: ByteString) -> PathPattern? {
    let text = line.trimmed
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    let isNegated = text.hasPrefix("!")
    var body = isNegated ? ByteString(text.bytes.dropFirst()) : text
    if body.hasPrefix("/") {
      body = ByteString(body.bytes.dropFirst())
    } else if !body.bytes.dropLast().contains(UInt8(ascii: "/")) {
      body = "**/" + body
    }
    return PathPattern.known(isNegated ? "!" + body : body).first
  }
}
