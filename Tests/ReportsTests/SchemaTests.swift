import Basics
import Foundation
import LeadFiles
import LeadModel
import Testing

@testable import Reports

/// What holds of every schema; `.ci/check-schemas.py` holds them against files and documents.
@Suite struct SchemaTests {
  private static let rules = [
    RuleList.Row(
      id: "made-up", principle: "no siloed work", severity: "warning", summary: "It is made up",
      options: [
        option("days", "90", .days), option("commits", "7", .count),
        option("share", "0.75", .fraction), option("quiet", "info", .severity),
        option("images", "true", .flag), option("parts", "[\"*/\"]", .patterns),
      ])
  ]

  private static func option(
    _ key: String, _ value: String, _ kind: RuleOptionKind
  ) -> RuleList.Option {
    RuleList.Option(key: key, defaultText: value, help: "what \(key) does", kind: kind)
  }

  private func schema(_ name: SchemaCatalog.Name) throws -> [String: Any] {
    let text = SchemaCatalog.render(name, rules: Self.rules)
    let parsed = try JSONSerialization.jsonObject(with: Data(text.bytes))
    return try #require(parsed as? [String: Any])
  }

  /// All objects within, the whole first.
  private func parts(_ value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(parts) }
    guard let object = value as? [String: Any] else { return [] }
    return [object] + object.values.flatMap(parts)
  }

  @Test(arguments: SchemaCatalog.Name.allCases)
  func isWhole(name: SchemaCatalog.Name) throws {
    let schema = try schema(name)
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["$id"] as? String == "urn:leadlint:schema:\(name.rawValue)")
    #expect(schema["title"] is String)
    #expect(schema["description"] is String)
    let definitions = try #require(schema["$defs"] as? [String: Any])
    var used: Set<String> = []
    for part in parts(schema) {
      if let reference = part["$ref"] as? String {
        #expect(reference.hasPrefix("#/$defs/"))
        used.insert(String(reference.dropFirst(8)))
      }
      if part["properties"] is [String: Any], part["type"] is String {
        #expect(part["additionalProperties"] as? Bool == false)
        for (key, schema) in part["properties"] as? [String: [String: Any]] ?? [:] {
          #expect(schema["description"] is String || schema["$ref"] is String, "\(key)")
        }
      }
      if let pattern = part["pattern"] as? String {
        #expect(throws: Never.self) { try NSRegularExpression(pattern: pattern) }
      }
    }
    #expect(used == Set(definitions.keys))
  }

  @Test func everyKeyOfTheFilesIsThere() throws {
    let owners = try #require(try schema(.owners)["properties"] as? [String: [String: Any]])
    #expect(Set(owners.keys) == Set(OwnersFile.keys.map(\.lossyText)))
    let rules = try #require(try schema(.rules)["properties"] as? [String: [String: Any]])
    #expect(Set(rules.keys) == Set(RulesFile.keys.map(\.lossyText)))
    for (key, schema) in owners.merging(rules, uniquingKeysWith: { first, _ in first }) {
      #expect(schema["description"] is String, "\(key)")
    }
  }

  @Test(arguments: [SchemaCatalog.Name.owners, .rules])
  func everyOptionIsThere(name: SchemaCatalog.Name) throws {
    let definitions = try #require(try schema(name)["$defs"] as? [String: [String: Any]])
    let rules = try #require(definitions["rules"]?["properties"] as? [String: [String: Any]])
    let rule = try #require(rules["made-up"]?["anyOf"] as? [[String: Any]])
    #expect(rule[0]["$ref"] as? String == "#/$defs/severity")
    let options = try #require(rule[1]["properties"] as? [String: [String: Any]])
    #expect(Set(options.keys) == Set(Self.rules[0].options.map(\.key) + ["severity"]))
    #expect(options["severity"]?["default"] as? String == "warning")
    #expect(options["days"]?["default"] as? Int == 90)
    #expect(options["share"]?["default"] as? Double == 0.75)
    #expect(options["images"]?["default"] as? Bool == true)
    #expect(options["parts"]?["$ref"] as? String == "#/$defs/patterns")
    #expect(options["commits"]?["description"] as? String == "What commits does.")
  }

  @Test func theListNamesThemAll() {
    let lines = SchemaCatalog.list().lossyText.split(separator: "\n")
    #expect(
      lines.map { String($0.prefix { $0 != " " }) } == [
        "owners", "rules", "status", "findings", "baseline", "report", "rollup", "who",
      ])
  }
}
