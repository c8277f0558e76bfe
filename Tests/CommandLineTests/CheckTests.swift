internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct CheckTests {
  private let demo: DemoScene

  init() throws { demo = try DemoScene() }

  @Test func theExitStatusFollowsWhatShouldFail() throws {
    #expect(try demo.run("check").status == 1)
    #expect(try demo.run("check", ["--fail-on", "info"]).status == 1)
    #expect(try demo.run("check", ["--fail-on", "never"]).status == 0)
    #expect(try demo.run("check", ["services/catalog"]).status == 0)
    #expect(try demo.run("status").status == 0)
  }

  @Test func findingsGoToStandardOutputAlone() throws {
    let output = try demo.run("check")
    #expect(output.standardError.isEmpty)
    #expect(output.text.contains("services/checkout/OWNERS.lead:4:1: error: [stale-docs] "))
  }

  @Test func twoRunsPrintTheSameBytes() throws {
    for arguments in [[], ["--format", "json"]] {
      for command in ["check", "status"] {
        let once = try demo.run(command, arguments)
        let again = try demo.run(command, arguments, environment: ["TZ": "Asia/Tokyo"])
        #expect(once.standardOutput == again.standardOutput)
        #expect(!once.standardOutput.isEmpty)
      }
    }
  }

  @Test(arguments: ["check", "status"])
  func reportsAreAsTheyWere(_ command: String) throws {
    expectSnapshot(try demo.run(command, ["--format", "json"]).text, "\(command).json")
    expectSnapshot(try demo.run(command).text, "\(command).txt")
  }

  @Test func oneRuleAndOneAreaCanBeAskedFor() throws {
    let silo = try demo.run("check", ["--rule", "silo"]).text
    #expect(silo.contains("[silo]") && !silo.contains("[stale-docs]"))
    let area = try demo.run("check", ["services/checkout/cart/basket.swift"]).text
    #expect(area.contains("services/checkout/OWNERS.lead:"))
    #expect(area.contains("in 1 area "))
    let below = try demo.run("check", ["services"]).text
    #expect(below.contains("in 4 areas ") && !below.contains("teams/widget"))
    let nowhere = try demo.run("check", ["nowhere"])
    #expect(nowhere.status == 2 && nowhere.errorText.contains("nowhere does not exist"))
    let areaLess = try demo.run("check", ["README.md"])
    #expect(areaLess.status == 2 && areaLess.errorText.contains("belongs to no area"))
    let near = try demo.run("check", ["services/chekout"])
    #expect(near.errorText.contains("did you mean services/checkout?"))
    let outside = try demo.run("check", ["../x"])
    #expect(outside.status == 2 && outside.errorText.contains("outside the repository"))
  }

  @Test func quietDropsTheSummaryOnly() throws {
    let loud = try demo.run("check").text
    let quiet = try demo.run("check", ["--quiet"]).text
    #expect(loud.hasPrefix(quiet))
    #expect(!quiet.contains("judged at"))
    #expect(try demo.run("check", ["--quiet", "services/catalog"]).standardOutput.isEmpty)
  }

  @Test func anUnknownRuleIsNamedWithTheNearest() throws {
    let output = try demo.run("check", ["--rule", "stale-dosc"])
    #expect(output.status == 2)
    #expect(
      output.errorText
        == "leadlint: error: there is no rule 'stale-dosc'\n  next: did you mean stale-docs?\n")
  }

  @Test func colourIsForTerminalsOrOnDemand() throws {
    func isColoured(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws
      -> Bool
    {
      try demo.run("check", arguments, environment: environment).standardOutput.contains(0x1B)
    }
    #expect(try !isColoured())
    #expect(try isColoured(["--color", "always"]))
    #expect(try isColoured([], ["CLICOLOR_FORCE": "1"]))
    #expect(try !isColoured([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try isColoured(["--color", "always"], ["NO_COLOR": "1"]))
    #expect(try !isColoured(["--color", "always", "--format", "json"]))
  }

  @Test func anOutputFileIsReplacedAsAWhole() throws {
    let expected = try demo.run("check", ["--format", "json"]).standardOutput
    let place = try TemporaryDirectory()
    try place.write("old", to: "real.json")
    try FileManager.default.createSymbolicLink(
      atPath: place.file("link.json"), withDestinationPath: "real.json")
    for name in ["new.json", "real.json", "link.json"] {
      let output = try demo.run("check", ["--format", "json", "--output", place.file(name)])
      #expect(output.status == 1 && output.standardOutput.isEmpty)
      #expect(try place.read(name) == expected)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    #expect(names == ["link.json", "new.json", "real.json"])
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: place.file("link.json"))
    #expect(link == "real.json")
  }

  @Test func anOutputFileThatCannotBeWrittenIsNoJudgement() throws {
    let output = try demo.run("check", ["--output", "no/such/place.json"])
    #expect(output.status == 2)
    #expect(output.errorText.contains("the output file no/such/place.json cannot be written"))
    let device = try demo.run("check", ["--output", "/dev/full"])
    #expect(device.status == 2)
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() throws {
    let script = "(\"$0\" check --repo \"$1\" --now 2026-11-22; echo $? >status) | true"
    let place = try TemporaryDirectory()
    let shell = Program("/bin/sh", directory: place.path)
    let output = try shell.run(["-c", script, try LeadlintProgram.path(), demo.path])
    #expect(output.standardError.isEmpty)
    #expect(try place.read("status") == Array("1\n".utf8))
  }

  @Test func thePastCanBeJudged() throws {
    let output = try LeadlintProgram.run(
      ["check", "--repo", demo.path, "--as-of", "2026-05-01"], home: demo.directory.path)
    #expect(output.text.contains("judged at 2026-05-01 on "))
    #expect(!output.text.contains("[silo]"))
  }

  @Test func pathsCountFromTheCurrentDirectory() throws {
    var output: Program.Output?
    let demo = try DemoScene(output: &output)
    func who(_ path: String, in folder: String) throws -> String {
      try LeadlintProgram.run(
        ["who", path, "--now", "2026-11-22"], home: demo.directory.path,
        directory: demo.path + "/" + folder
      ).text
    }
    #expect(try who(".", in: "services/payments").hasPrefix("Payments\n"))
    #expect(try who("../checkout/cart", in: "services/payments").hasPrefix("User Checkout\n"))
    #expect(try who(demo.path + "/teams/widget", in: "services").hasPrefix("Widget team\n"))
  }

  @Test func whoSaysWhoCanStandIn() throws {
    expectSnapshot(try demo.run("who", ["services/payments/new/file.swift"]).text, "who.txt")
    expectSnapshot(
      try demo.run("who", ["services/checkout", "--format", "json"]).text, "who.json")
    #expect(try demo.run("who", ["README.md"]).text == "nobody leads\n  README.md\n")
  }
}
