internal import Basics
internal import LeadModel
internal import Testing

@testable internal import Reports

/// GitHub's and Azure's commands, read as their runners read them.
@Suite struct CommandFormatTests {
  private struct Command: Equatable {
    var name = ""
    var properties: [String: String] = [:]
    var data = ""
  }

  private func replace(_ text: String, _ codes: [(String, String)]) -> String {
    codes.reduce(text) { text, code in
      var output: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        if rest.starts(with: code.0.utf8) {
          output += code.1.utf8
          rest = rest.dropFirst(code.0.utf8.count)
        } else {
          output.append(rest.removeFirst())
        }
      }
      return ByteString(output).lossyText
    }
  }

  /// `::name key=value,key=value::data`, as the runner of GitHub takes it apart.
  private func gitHub(_ line: ByteString) -> Command? {
    let text = line.trimmed.lossyText
    guard text.utf8.starts(with: "::".utf8) else { return nil }
    let parts = text.dropFirst(2).split(separator: "::", maxSplits: 1)
    let head = parts[0].split(separator: " ", maxSplits: 1)
    var command = Command(name: String(head[0]))
    let data = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
    for pair in head.dropFirst().first?.split(separator: ",") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      command.properties[String(sides[0])] = replace(
        String(sides[1]), [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")])
    }
    command.data = parts.count > 1 ? replace(String(parts[1]), data) : ""
    return command
  }

  private func azure(_ line: ByteString) -> Command? {
    let text = line.lossyText
    guard text.hasPrefix("##vso["), let end = text.firstIndex(of: "]") else { return nil }
    let head = text[..<end].dropFirst(6).split(separator: " ", maxSplits: 1)
    var command = Command(name: String(head[0]))
    let data = [("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")]
    for pair in head[1].split(separator: ";") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      command.properties[String(sides[0])] = replace(
        String(sides[1]), [("%3B", ";"), ("%5D", "]")] + data)
    }
    command.data = replace(String(text[text.index(after: end)...]), data)
    return command
  }

  private func lines(_ report: FindingsReport, _ format: FindingsFormat) throws -> [ByteString] {
    FormatSamples.render(format, report).split(separator: 0x0A).dropLast()
  }

  /// What a path is to come out as: as it is, but for what a terminal obeys on the same line.
  private func expected(_ path: ByteString) -> String {
    path.split(separator: 0x0A).map { line in
      line.split(separator: 0x0D).map { TerminalEscaper.escape($0) }.joined(separator: "\r")
    }.joined(separator: "\n")
  }

  @Test(arguments: FormatSamples.hostile.indices)
  func eachValueIsReadBackAsItWas(_ index: Int) throws {
    var finding = FormatSamples.hostileCounting[index]
    finding.isNew = true
    let report = FormatSamples.report([finding])
    let message = TerminalEscaper.sentence(finding.message)
    for format in [FindingsFormat.github, .azure] {
      let lines = try lines(report, format)
      #expect(lines.count == 2)
      let command = try #require(format == .github ? gitHub(lines[0]) : azure(lines[0]))
      let file = command.properties[format == .github ? "file" : "sourcepath"]
      #expect(file == expected(finding.path))
      let line = command.properties[format == .github ? "line" : "linenumber"]
      #expect(line == String(index + 1))
      #expect(command.data.utf8.starts(with: message.utf8))
      #expect(command.properties.count == (format == .github ? 4 : 5))
    }
  }

  @Test func theDocumentedExamples() {
    #expect(CommandEscaper.gitHubData("50% done\nnext") == "50%25 done%0Anext")
    #expect(CommandEscaper.gitHubProperty("a:b,c") == "a%3Ab%2Cc")
    #expect(CommandEscaper.gitHubProperty("docs/a,b.md") == "docs/a%2Cb.md")
    #expect(CommandEscaper.gitHubProperty("%0A\r\n") == "%250A%0D%0A")
    #expect(CommandEscaper.azureProperty("a;b]c%") == "a%3Bb%5Dc%AZP25")
  }

  @Test func tenOfALevelAreShownAndTheRestIsCounted() throws {
    let findings = (1...25).map { Sample.finding(line: $0, person: nil) }
    let more = (1...11).map { Sample.finding(.info, line: $0, person: nil) }
    let lines = try lines(
      FormatSamples.report(findings + [Sample.finding(.warning)] + more), .github)
    #expect(lines.compactMap { gitHub($0)?.name }.count == 21)
    #expect(lines[..<10].allSatisfy { $0.hasPrefix("::error file=") })
    #expect(lines[10].hasPrefix("::warning file=") && lines[11].hasPrefix("::notice file="))
    #expect(
      lines[21]
        == """
        leadlint: not shown as annotations, of which GitHub keeps 10 a level: 15 more errors, \
        1 more note
        """)
    #expect(lines[22] == "leadlint: 25 errors, 1 warning, 11 notes in 14 areas")
    #expect(lines.count == 23)
  }

  @Test func aMessageIsNoLongerThanGitHubKeeps() throws {
    let long = ByteString(String(repeating: "\u{202e}", count: 10_000))
    let report = FormatSamples.report([Sample.finding(message: long, notes: [long])])
    let command = try #require(gitHub(try lines(report, .github)[0]))
    #expect(command.data.utf16.count <= 4_096 && command.data.utf16.count > 4_000)
  }

  @Test func azureKnowsNoThirdLevel() throws {
    let findings = Severity.allCases.map { Sample.finding($0) }
    let types = try lines(FormatSamples.report(findings), .azure).compactMap {
      azure($0)?.properties["type"]
    }
    #expect(types == ["error", "warning", "warning"])
  }
}
