import Foundation
import Testing

/// The folders of GitHistory are layers: a file names types of its own layer and of those below.
@Suite struct LayerTests {
  /// From the bottom to the top.
  private static let layers = [
    "IDs", "IndexFile", "Tables", "Scan", "View", "Build", "HistoryStore.swift",
  ]

  private let sources: URL

  init() {
    sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GitHistory")
  }

  @Test("every file stands in a layer")
  func complete() throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    #expect(Set(found.filter { !$0.hasPrefix(".") }) == Set(Self.layers))
  }

  @Test("no layer names a type of one above it")
  func order() throws {
    let files = try Self.layers.map(files(in:))
    let types = files.map { Set($0.flatMap { declaredTypes($0.code) }) }
    #expect(types.allSatisfy { !$0.isEmpty })
    var backward: [String] = []
    for (layer, files) in files.enumerated() {
      let above = types[(layer + 1)...].reduce(Set()) { $0.union($1) }
      for file in files {
        let named = above.intersection(words(file.code)).sorted()
        backward += named.map { "\(Self.layers[layer])/\(file.name) names \($0)" }
      }
    }
    #expect(backward == [])
  }

  /// The Swift files of a layer, without comments and string literals.
  private func files(in layer: String) throws -> [(name: String, code: String)] {
    let url = sources.appending(path: layer)
    let urls =
      layer.hasSuffix(".swift")
      ? [url] : try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: [])
    return try urls.map { url in
      let text = try String(contentsOf: url, encoding: .utf8)
      return (url.lastPathComponent, text.replacing(#/"([^"\\\n]|\\.)*"|//[^\n]*/#, with: ""))
    }
  }

  /// Top-level types that other files can name.
  private func declaredTypes(_ code: String) -> [String] {
    let declaration =
      #/^(?:@\w+\s+)*(?:package |public |final )*(?:struct|class|enum|protocol|typealias) (\w+)/#
      .anchorsMatchLineEndings()
    return code.matches(of: declaration).map { String($0.1) }
  }

  private func words(_ code: String) -> Set<String> {
    Set(code.matches(of: #/\w+/#).map { String($0.0) })
  }
}
