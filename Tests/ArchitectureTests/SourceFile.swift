import Foundation
import TestSupport

/// A Swift file below `Sources`, as text.
struct SourceFile: CustomStringConvertible {
  /// From the package's root.
  let path: String
  let lines: [Substring]

  var description: String { path }

  /// The target that it belongs to.
  var target: String { String(path.split(separator: "/")[1]) }

  /// The name without `.swift`.
  var name: String {
    path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? ""
  }

  /// The folder, from the package's root.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The modules that it imports.
  var imports: [String] {
    lines.compactMap { line in
      line.wholeMatch(of: #/\s*(?:@\w+ )*(?:\w+ )?import (\w+)/#).map { String($0.1) }
    }
  }

  /// The types that it declares at its top level and that other files may name.
  var types: [String] {
    lines.compactMap { line in
      let modifiers = #/^(?:@\w+ |package |public |final |indirect )*/#
      guard let start = line.prefixMatch(of: modifiers)?.range.upperBound else { return nil }
      return line[start...].prefixMatch(of: #/(?:struct|enum|class|protocol|actor) (\w+)/#)
        .map { String($0.1) }
    }
  }

  /// The types that it extends, as written.
  var extensions: [String] {
    lines.compactMap { line in
      line.firstMatch(of: #/^(?:package |fileprivate |private )?extension ([\w.]+)/#)
        .map { String($0.1) }
    }
  }

  /// Every Swift file below `Sources`, in order of paths.
  static let all: [SourceFile] = {
    let root = URL(filePath: Fixtures.path).deletingLastPathComponent()
    let sources = root.appending(path: "Sources")
    let files = FileManager.default.enumerator(atPath: sources.path())
    let paths = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    return paths.map { path in
      let text = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
      return SourceFile(
        path: "Sources/" + path,
        lines: (text ?? "").split(separator: "\n", omittingEmptySubsequences: false))
    }
  }()
}
