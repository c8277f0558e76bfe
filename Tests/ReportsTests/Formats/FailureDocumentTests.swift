internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct FailureDocumentTests {
  private let document = FailureDocument(
    RunError(
      problem: ".lead-rules is not valid", remedy: "fix the errors above",
      diagnostics: [
        SourceDiagnostic(
          file: ".lead-rules", position: SourcePosition(line: 3, column: 7), length: 4,
          message: "unknown key 'rulés'\n::error::x")
      ]), version: "0.1.0")

  private func text(_ format: FindingsFormat) throws -> String {
    try #require(document.render(format)).lossyText
  }

  @Test func gitHubShowsItOnTheRunAndOnTheLine() throws {
    let lines = try text(.github).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix("::error title=leadlint cannot judge::leadlint cannot judge: .lead-rules"))
    #expect(lines[0].hasSuffix("%0Anext: fix the errors above"))
    #expect(lines[1].hasPrefix("::error file=.lead-rules,line=3,col=7,title=leadlint::unknown key"))
    #expect(try text(.azure).hasPrefix("##vso[task.logissue type=error;]leadlint cannot judge: "))
  }

  @Test func codeScanningIsToldThatTheRunFailed() throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(try text(.sarif).utf8))
    let log = try #require(parsed as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect((run["results"] as? [Any])?.isEmpty == true)
  }

  @Test func aTestSuiteHasAnError() throws {
    for format in [FindingsFormat.junit, .extendedJUnit] {
      let xml = try text(format)
      #expect(xml.contains("errors=\"1\""))
      #expect(xml.contains("<error type=\"cannot-judge\" message=\".lead-rules is not valid\""))
    }
    #expect(try text(.markdown).contains("### leadlint cannot judge\n\n.lead"))
  }

  @Test func formatsWithoutAWordForItStayEmpty() {
    for format in [FindingsFormat.text, .json, .gitlab, .checkstyle, .rdjsonl] {
      #expect(document.render(format) == nil)
    }
  }
}
