internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// JUnit and Checkstyle, read by a parser of XML that is not ours.
@Suite struct XMLFormatTests {
  private final class Reader: NSObject, XMLParserDelegate {
    struct Element {
      let name: String
      let attributes: [String: String]
      var text = ""
    }
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
    ) {
      open.append(elements.count)
      elements.append(Element(name: elementName, attributes: attributeDict))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if let last = open.last { elements[last].text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?
    ) {
      open.removeLast()
    }
  }

  private func elements(_ document: ByteString) throws -> [Reader.Element] {
    let parser = XMLParser(data: Data(document.bytes))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.elements
  }

  private func elements(
    _ format: FindingsFormat, _ report: FindingsReport
  ) throws -> [Reader.Element] {
    try elements(FormatSamples.render(format, report))
  }

  @Test func pathsAreReadBackAsFarAsXMLCanSayThem() throws {
    let report = FormatSamples.report("hostile")
    let files = try elements(.checkstyle, report).filter { $0.name == "file" }
      .compactMap { $0.attributes["name"] }
    let expected = FormatSamples.hostile.sorted().map { XML.path($0) }
    #expect(files.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    #expect(files.contains("a\nb") && files.contains("a\r##[error]b"))
    #expect(files.contains("\\x00\\x01\t\\x0c") && files.contains("c\\xE9"))
    let cases = try elements(.extendedJUnit, report).filter { $0.name == "testcase" }
    #expect(Set(cases.compactMap { $0.attributes["file"] }) == Set(files))
  }

  @Test func whatFailsTheRunIsAFailureAndTheRestIsSkipped() throws {
    let elements = try elements(.junit, FormatSamples.report("compared"))
    let suite = try #require(elements.first { $0.name == "testsuite" })
    #expect(suite.attributes["tests"] == "4" && suite.attributes["errors"] == "0")
    #expect(suite.attributes["failures"] == "2" && suite.attributes["skipped"] == "2")
    #expect(elements.count { $0.name == "failure" } == 2)
    #expect(elements.count { $0.name == "skipped" } == 2)
    #expect(elements.first { $0.name == "failure" }?.text.contains("since then: 9999999") == true)
    let cases = elements.filter { $0.name == "testcase" }
    #expect(cases.allSatisfy { $0.attributes.count == 2 })
    let never = try self.elements(
      .junit, FormatSamples.report(FormatSamples.ordinary, failOn: nil))
    #expect(never.count { $0.name == "failure" } == 0)
  }

  @Test func namesAreUnique() throws {
    let findings = (1...3).map { Sample.finding(message: "\($0)") }
    let names = try elements(.junit, FormatSamples.report(findings)).filter {
      $0.name == "testcase"
    }.compactMap { $0.attributes["name"] }
    let name = "stale-docs services/checkout/OWNERS.lead:4"
    #expect(names == [name, name + " (2)", name + " (3)"])
    let hostile = try elements(.junit, FormatSamples.report("hostile")).filter {
      $0.name == "testcase"
    }.compactMap { $0.attributes["name"] }
    #expect(Set(hostile).count == FormatSamples.hostile.count)
  }

  @Test func aCleanRunIsATestThatPassed() throws {
    let elements = try elements(.junit, FormatSamples.report([]))
    #expect(elements.map(\.name) == ["testsuites", "testsuite", "testcase"])
    #expect(elements[1].attributes["tests"] == "1")
    #expect(elements[2].attributes["name"] == "nothing found in 14 areas")
    let checkstyle = try self.elements(.checkstyle, FormatSamples.report([]))
    #expect(checkstyle.map(\.name) == ["checkstyle"])
  }

  @Test func aReportThatWouldBeTooLargeSaysSo() throws {
    let findings = (1...200).map { Sample.finding(line: $0) }
    var junit = JUnitXML(isExtended: true)
    junit.byteLimit = 20_000
    let document = junit.render(FormatSamples.report(findings))
    #expect(document.count <= 20_000 && document.count > 15_000)
    let elements = try elements(document)
    let cases = elements.filter { $0.name == "testcase" }
    let suite = try #require(elements.first { $0.name == "testsuite" })
    #expect(suite.attributes["tests"] == String(cases.count))
    #expect(suite.attributes["failures"] == String(cases.count - 1))
    let left = "\(201 - cases.count) findings more than fit in a file"
    #expect(elements.last?.attributes["message"] == left)
  }
}
