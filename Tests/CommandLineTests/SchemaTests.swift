internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct SchemaCommandTests {
  private let scene: EmptyScene

  init() throws { scene = try EmptyScene() }

  private func run(_ arguments: [String]) throws -> Program.Output {
    try scene.leadlint(arguments)
  }

  @Test func theNamesAreListed() throws {
    let output = try run(["schema"])
    #expect(output.status == 0)
    for line in output.text.split(separator: "\n") {
      let name = String(line.prefix { $0 != " " })
      let schema = try run(["schema", name])
      #expect(schema.status == 0)
      #expect(schema.text.contains("\"$id\" : \"urn:leadlint:schema:\(name)\""))
      #expect(try run(["schema", name]).standardOutput == schema.standardOutput)
    }
  }

  @Test func aMistypedNameGetsTheNearest() throws {
    let output = try run(["schema", "finding"])
    #expect(output.status == 2)
    #expect(output.standardOutput.isEmpty)
    #expect(output.errorText.contains("did you mean findings?"))
    #expect(try run(["schema", "zebra"]).errorText.contains("`leadlint schema` lists them"))
  }

  @Test func intoAFile() throws {
    let output = try run(["schema", "owners", "-o", "owners.schema.json"])
    #expect(output.status == 0)
    #expect(output.standardOutput.isEmpty)
    let schema = try run(["schema", "owners"]).standardOutput
    #expect(try Array(scene.directory.read("owners.schema.json")) == schema)
  }

  @Test(arguments: ["owners", "rules"])
  func everyOptionOfEveryRuleIsThere(_ name: String) throws {
    func object(_ arguments: [String]) throws -> [String: Any] { try run(arguments).object() }
    let definitions = try object(["schema", name])["$defs"] as? [String: [String: Any]]
    let known = try #require(definitions?["rules"]?["properties"] as? [String: [String: Any]])
    let rules = try #require(
      try object(["rules", "--format", "json"])["rules"] as? [[String: Any]])
    #expect(rules.count == known.count)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      let forms = try #require(known[id]?["anyOf"] as? [[String: Any]])
      let options = try #require(forms.last?["properties"] as? [String: Any])
      let keys = (rule["options"] as? [[String: Any]])?.compactMap { $0["key"] as? String }
      #expect(Set(options.keys) == Set((keys ?? []) + ["severity"]), "\(id)")
    }
  }
}
