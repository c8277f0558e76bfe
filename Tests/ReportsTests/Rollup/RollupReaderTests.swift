import Basics
import Foundation
import Testing

@testable import Reports

/// Documents come from many repositories: what is wrong in one is named, and nothing traps.
@Suite struct RollupReaderTests {
  private func problem(_ bytes: [UInt8]) -> String? {
    do {
      _ = try RollupReader.read(bytes, file: "x.json", name: nil)
      return nil
    } catch {
      return error.problem.lossyText
    }
  }

  private func problem(_ text: String) -> String? { problem(Array(text.utf8)) }

  /// The words for a good document in which one value is another.
  private func problem(
    _ path: [any Sendable], _ value: any Sendable, in object: [String: Any]
  ) throws -> String? {
    func changed(_ node: Any, _ path: ArraySlice<any Sendable>) -> Any {
      guard let step = path.first else { return value }
      if let key = step as? String, var object = node as? [String: Any] {
        object[key] = changed(object[key] ?? NSNull(), path.dropFirst())
        return object
      }
      if let index = step as? Int, var list = node as? [Any] {
        list[index] = changed(list[index], path.dropFirst())
        return list
      }
      return node
    }
    let object = try #require(changed(object, path[...]) as? [String: Any])
    return problem(try RollupSample.bytes(object))
  }

  private var report: [String: Any] {
    var document = SampleDocument()
    document.areas = [SampleDocument.area("a", [RollupSample.anna])]
    document.leads = [
      SampleDocument.lead(RollupSample.anna, overdue: [SampleDocument.item("a")])
    ]
    return document.object
  }

  @Test(arguments: [
    ("", "line 1, column 1: expected a value, but the file ends"),
    ("{\n\"a\": [1,\n 2 3]}", "line 3, column 4: expected a comma or ']', found '3'"),
    ("{\"a\" 1}", "line 1, column 6: expected a colon, found '1'"),
    ("{\"a\": tru}", "line 1, column 7: 'tru' is not a value"),
    ("{\"a\": 1}}", "line 1, column 9: text after the closing bracket"),
    ("{\"a\": \"b", "line 1, column 7: this quote is never closed"),
    ("[1,]", "line 1, column 3: a comma before the closing bracket"),
    ("\0\0", "line 1, column 1: expected a value, found something else"),
  ])
  func theFaultOfWhatIsNoJSONIsNamed(text: String, words: String) {
    #expect(problem(text) == "it is not JSON: " + words)
  }

  @Test func bracketsOverflowNoStack() {
    let brackets = String(repeating: "[", count: 1_000_000)
    #expect(problem(brackets)?.hasSuffix("nested more than 32 deep") == true)
    #expect(problem("{\"schema\":\"leadlint.report/1\",\"x\":" + brackets) != nil)
  }

  @Test func whatIsNoText() {
    #expect(
      problem([0x22, 0xFF, 0x22])
        == "it is not JSON: line 1, column 1: the text is not UTF-8")
    #expect(problem("{\"schema\": \"\\ud800\"}")?.hasPrefix("it is not JSON") == true)
    #expect(problem([UInt8](repeating: 0x20, count: (64 << 20) + 1)) == "it is larger than 64 MiB")
  }

  @Test func noMoreValuesAreReadThanMemoryIsWorth() {
    let list = "[" + String(repeating: "1,", count: 4_000_000) + "1]"
    #expect(problem(list) == "it holds more than 4000000 values")
  }

  @Test func theVersionThatIsNeededIsNamed() {
    let wanted = "leadlint.report/1 or leadlint.status/2"
    #expect(problem("{}")?.contains("there is no 'schema': a document of \(wanted)") == true)
    #expect(
      problem("{\"schema\": \"leadlint.report/2\"}")
        == "schema: the document is of 'leadlint.report/2', not of \(wanted)")
    #expect(problem("{\"schema\": 1}") == "schema: expected text")
    #expect(problem("[]") == "the document: expected an object")
    #expect(problem("{\"schema\": \"leadlint.report/1\"}") == "'title' is missing")
  }

  @Test(
    arguments: [
      (["now"], "yesterday", "now: 'yesterday' is not an instant"),
      (["areas"], "x", "areas: expected a list"),
      (["areas", 0, "path"], 3, "areas[0].path: expected text"),
      (["areas", 0, "kind"], "castle", "areas[0].kind: unknown value 'castle'"),
      (
        ["areas", 0, "leads", 0, "person", "email"], 3,
        "areas[0].leads[0].person.email: expected text"
      ),
      (
        ["leads", 0, "overdue", 0, "due"], "2026-13-01",
        "leads[0].overdue[0].due: '2026-13-01' is not a date"
      ),
      (
        ["leads", 0, "overdue", 0, "isNew"], 7,
        "leads[0].overdue[0].isNew: expected true or false"
      ),
    ] as [([any Sendable], any Sendable, String)])
  func thePathOfAWrongValueIsNamed(
    path: [any Sendable], value: any Sendable, words: String
  ) throws {
    #expect(try problem(path, value, in: report) == words)
  }

  @Test(arguments: ["-1", "1.5", "1e30", "9223372036854775807", "1e400", "\"1\"", "null", "[]"])
  func noCountOverflows(number: String) throws {
    var document = SampleDocument()
    document.leads = [SampleDocument.lead(RollupSample.anna, more: 123_454_321)]
    let text = String(decoding: try RollupSample.bytes(document.object), as: UTF8.self)
    let words = problem(text.replacingOccurrences(of: "123454321", with: number))
    #expect(
      words == "leads[0].overdueMore: expected a whole number from 0 to 1000000000")
  }

  @Test(arguments: ["1e300", "-2000000000"])
  func noChangeOverflows(number: String) throws {
    var document = SampleDocument()
    document.change = 123_454_321
    let text = String(decoding: try RollupSample.bytes(document.object), as: UTF8.self)
    let words = problem(text.replacingOccurrences(of: "123454321", with: number))
    #expect(words?.hasPrefix("figures[0].change: expected a number from") == true)
  }

  @Test func theLargestCountsAddUp() throws {
    var document = SampleDocument()
    document.errors = 1_000_000_000
    document.leads = [SampleDocument.lead(RollupSample.anna, more: 1_000_000_000)]
    let documents = try (0..<50).map { number in
      try RollupSample.digest(document.object, file: "\(number).json")
    }
    let rollup = try RollupSample.rollup(documents)
    #expect(rollup.figures[1].value == 50_000_000_000)
    #expect(rollup.leads.first?.overdueCount == 50_000_000_000)
  }

  @Test func keysMoreAreNoMatter() throws {
    var object = report
    object["later"] = ["x": [1, 2, 3]]
    object["version"] = NSNull()
    #expect(problem(try RollupSample.bytes(object)) == nil)
  }

  @Test(arguments: [
    ("a/payments.json", "payments"), ("payments.tar.json", "payments.tar"),
    ("out/payments/report.json", "payments"), ("out/payments/status.json", "payments"),
    ("report.json", "report"), ("../report.json", "report"), ("./payments", "payments"),
    ("-", "standard input"), (".json", ".json"),
  ])
  func aRepositoryIsCalledByItsFile(file: String, name: String) throws {
    let digest = try RollupSample.digest(SampleDocument().object, file: ByteString(file))
    #expect(digest.name == ByteString(name))
  }

  @Test func aTitleOfItsOwnIsTheName() throws {
    var document = SampleDocument()
    document.title = "Payments"
    #expect(try RollupSample.digest(document.object, file: "x.json").name == "Payments")
    #expect(
      try RollupSample.digest(document.object, file: "x.json", name: "Pay").name == "Pay")
    document.title = "  "
    #expect(try RollupSample.digest(document.object, file: "x.json").name == "x")
  }

  @Test(arguments: [
    ("leadlint review services/checkout", true), ("leadlint review 'a b'\\''s; rm'", true),
    ("leadlint handoff x --to PERSON", true), ("rm -rf /", false), ("leadlint", false),
    ("leadlint review x; rm -rf /", false), ("leadlint review $(rm x)", false),
    ("leadlint review `rm`", false), ("leadlint review x\nrm y", false),
    ("leadlint review 'x", false), ("leadlint review \\\n", false), ("leadlint x | sh", false),
    ("leadlint x > y", false), ("leadlint \"$(x)\"", false), ("leadlint ~", false),
  ])
  func onlyCommandsOfOursArePassedOn(command: String, isKept: Bool) throws {
    var document = SampleDocument()
    document.leads = [
      SampleDocument.lead(
        RollupSample.anna, overdue: [SampleDocument.item("a", command: command)])
    ]
    let rollup = try RollupSample.rollup([
      try RollupSample.digest(document.object, file: "x.json")
    ])
    #expect(rollup.leads.first?.overdue.first?.command == (isKept ? command : nil))
  }
}
