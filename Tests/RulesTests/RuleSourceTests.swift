import Foundation
import Rules
import Testing

/// What the compiler does not notice in the sources of rules.
@Suite struct RuleSourceTests {
  /// A `judge…` method whose name or parameters differ from the protocol's compiles, and is never
  /// called.
  @Test func everyJudgeMethodIsOneOfTheProtocol() throws {
    let protocolFile = repositoryRoot.appending(path: "Sources/LeadModel/Rules/Rule.swift")
    let known = Set(judgeMethods(in: try String(contentsOf: protocolFile, encoding: .utf8)))
    #expect(known.count == 6)
    let rules = try sources(in: "Sources/Rules").filter { $0.text.contains(/struct \w+: Rule \{/) }
    #expect(rules.count == RuleRegistry.ids.count)
    for (path, text) in rules {
      let written = judgeMethods(in: text)
      #expect(!written.isEmpty, "\(path) judges nothing")
      for method in written { #expect(known.contains(method), "\(path): \(method)") }
    }
  }

  /// A rule that is renamed, or whose treatment changes, is edited in its own file alone.
  @Test func noRuleIsNamedOutsideItsFile() throws {
    // `silo` is a word of the language too.
    for id in RuleRegistry.ids where id.contains("-") {
      for (path, text) in try sources(in: "Sources") where text.contains("\"\(id)\"") {
        let isItsOwn = text.contains("id: \"\(id)\", principle:")
        let isAnchor = text.contains("id: \"\(id)\", title:")
        #expect(isItsOwn || isAnchor, "\(path) names \(id): ask its description instead")
      }
    }
  }

  /// The name and parameters of each `judge…` method, in one line.
  private func judgeMethods(in text: String) -> [String] {
    text.matches(of: /func (judge[^{]*?-> \[Finding\])/).map { match in
      match.output.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacing("( ", with: "(").replacing(" )", with: ")")
    }
  }

  private func sources(in directory: String) throws -> [(path: String, text: String)] {
    let root = repositoryRoot.appending(path: directory)
    let files = try #require(FileManager.default.enumerator(atPath: root.path()))
    return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { file in
      (file, try String(contentsOf: root.appending(path: file), encoding: .utf8))
    }
  }
}
