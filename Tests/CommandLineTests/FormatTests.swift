internal import Foundation
internal import TestSupport
internal import Testing

/// Formats of `check`, as they are asked for.
@Suite struct FormatTests {
  private static let formats = [
    "text", "json", "github", "gitlab", "sarif", "junit", "junit-extended", "checkstyle",
    "rdjsonl", "azure", "markdown",
  ]

  private let demo: DemoScene
  private let place: TemporaryDirectory

  init() throws {
    demo = try DemoScene()
    place = try TemporaryDirectory()
  }

  private func check(
    _ formats: [String], _ more: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Output {
    try demo.run(
      "check", formats.flatMap { ["--format", $0] } + more, environment: environment)
  }

  @Test func oneRunWritesWhatSeveralWould() throws {
    let output = try check(
      Self.formats.map { $0 == "sarif" ? $0 : "\($0)=\(place.file($0))" })
    #expect(output.status == 1 && output.standardError.isEmpty)
    for format in Self.formats {
      let alone = try check([format])
      #expect(alone.status == 1 && !alone.standardOutput.isEmpty)
      let written = try format == "sarif" ? output.standardOutput : place.read(format)
      #expect(written == alone.standardOutput, "\(format)")
      let again = try check([format], environment: ["TZ": "Asia/Tokyo"])
      #expect(again.standardOutput == alone.standardOutput)
    }
  }

  @Test func aFileForTheFormatThatHasNone() throws {
    let output = try check(
      ["json=\(place.file("a"))", "gitlab"], ["-o", place.file("b")])
    #expect(output.status == 1 && output.standardOutput.isEmpty)
    #expect(try place.read("a").first == UInt8(ascii: "{"))
    #expect(try place.read("b").first == UInt8(ascii: "["))
    let odd = try check(["json=\(place.file("a=b,c d"))"])
    #expect(odd.status == 1)
    #expect(try place.read("a=b,c d") == place.read("a"))
  }

  @Test func whatCannotBeWrittenIsRefusedBeforeAnythingIs() throws {
    let file = place.file("x")
    let vectors: [([String], [String], String)] = [
      (["json", "text"], [], "both go to standard output\n  next: name a file for one of them"),
      (["json=\(file)", "text=\(file)"], [], "two formats cannot both go to "),
      (["json=\(file)"], ["-o", file], "nothing is left for --output"),
      (["json", "text"], ["-o", file], "both go to standard output"),
      (["json="], [], "--format json= names no file\n  next: write --format json=FILE"),
      (["sraif"], [], "there is no format 'sraif'\n  next: did you mean sarif?"),
      (["nothing like it"], [], "next: write one of text, json, github"),
      (["\u{1b}[2J::x"], [], "there is no format '\\x1b[2J::x'"),
      ([""], [], "--format is empty"),
    ]
    for (formats, more, expected) in vectors {
      let output = try check(formats, more)
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(expected), "\(output.errorText)")
    }
    #expect(!FileManager.default.fileExists(atPath: file))
    let nowhere = try check(["json=no/such/place"])
    #expect(nowhere.status == 2)
    #expect(nowhere.errorText.contains("the output file no/such/place cannot be written"))
  }

  @Test func theStepSummaryGetsAllFindingsAndKeepsWhatItHas() throws {
    try place.write("before\n", to: "summary")
    let environment = ["GITHUB_STEP_SUMMARY": place.file("summary")]
    let expected = try check(["markdown"]).standardOutput
    #expect(try check(["github"], environment: environment).standardError.isEmpty)
    #expect(try place.read("summary") == Array("before\n".utf8) + expected)
    _ = try check(["text"], environment: environment)
    #expect(try place.read("summary").count == expected.count + 7)
  }

  @Test func noTroubleWithTheSummaryEndsARun() throws {
    try place.write(String(repeating: "x", count: 995_000), to: "full")
    let full = try check(["github"], environment: ["GITHUB_STEP_SUMMARY": place.file("full")])
    #expect(full.status == 1 && !full.standardOutput.isEmpty)
    #expect(
      full.errorText == "leadlint: note: the step's summary is full; the findings stand above\n")
    #expect(try place.read("full").count == 995_000)
    let nowhere = try check(["github"], environment: ["GITHUB_STEP_SUMMARY": "no/such/place"])
    #expect(nowhere.status == 1)
    #expect(nowhere.errorText.contains("the step's summary at no/such/place cannot be written"))
    let none = try check(["github"], environment: ["GITHUB_STEP_SUMMARY": ""])
    #expect(none.status == 1 && none.standardError.isEmpty)
  }

  @Test func aFailureInJUnitIsWhatFailsTheRun() throws {
    let severities = try check(["json"]).objects("findings").compactMap {
      $0["severity"] as? String
    }
    for (failOn, failing) in [
      ("never", []), ("error", ["error"]), ("warning", ["error", "warning"]),
      ("info", ["error", "warning", "info"]),
    ] {
      let count = severities.count(where: failing.contains)
      let output = try check(["junit"], ["--fail-on", failOn])
      #expect(
        output.text.contains("tests=\"\(severities.count)\" failures=\"\(count)\""), "\(failOn)")
      #expect(output.status == (count == 0 ? 0 : 1))
    }
  }

  /// Judged at the same instant, the demo's last commit but three has nearly all that its last has.
  @Test func whatTheBaseHasTooIsCountedApartOrShownOnDemand() throws {
    let change = ["--base", "main~3", "--fail-on", "info"]
    let sarif = try check(["sarif"], change).text
    #expect(sarif.contains("\"baselineState\" : \"unchanged\""))
    #expect(!(try check(["sarif"]).text.contains("baselineState")))
    for format in ["github", "azure", "junit", "markdown", "text"] {
      #expect(try check([format], change).text.contains(" known before"), "\(format)")
    }
    let all = change + ["--all-findings"]
    for format in ["gitlab", "rdjsonl", "checkstyle"] {
      let known = try check([format], all).text
      #expect(known.contains("known before"), "\(format)")
      #expect(try !check([format], change).text.contains("known before"))
    }
  }

  @Test func quietDropsTheVerdictInLogs() throws {
    for format in ["github", "azure"] {
      let loud = try check([format]).text
      #expect(loud.contains(" in 7 areas (") && loud.hasSuffix(" notes: --show info)\n"))
      let quiet = try check([format], ["--quiet"]).text
      #expect(loud.hasPrefix(quiet) && !quiet.contains("in 7 areas"))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsListTheFormats(_ shell: String) throws {
    let script = try LeadlintProgram.run(
      ["--generate-completion-script", shell], home: place.path
    ).text
    for format in Self.formats { #expect(script.contains(format)) }
    #expect(script.contains("junit-extended"))
  }
}
