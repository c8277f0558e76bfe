internal import Basics
internal import LeadModel
internal import Testing

@testable internal import Reports

@Suite struct FindingGroupTests {
  private func group(_ rule: String, _ severity: Severity, _ line: Int) -> FindingGroup {
    FindingGroup(
      first: Finding(
        rule: rule, severity: severity, area: "a", path: "a", position: .start, message: "m",
        help: "", subject: "\(line)"))
  }

  @Test func roomIsSpreadOverRulesAndErrorsComeFirst() {
    let groups =
      (0..<5).map { group("one", .error, $0) } + (5..<9).map { group("two", .warning, $0) }
      + (9..<11).map { group("three", .warning, $0) }
    func subjects(_ limit: Int) -> [String] {
      groups.spreadOverRules(atMost: limit).map(\.first.subject.lossyText)
    }
    #expect(subjects(3) == ["0", "1", "2"])
    #expect(subjects(7) == ["0", "1", "2", "3", "4", "5", "9"])
    #expect(subjects(9) == ["0", "1", "2", "3", "4", "5", "6", "9", "10"])
    #expect(subjects(11).count == 11)
    let sizes = groups.map { _ in 10 }
    #expect(groups.spreadOverRules(sizes, in: 75) == [0, 1, 2, 3, 4, 5, 9])
    #expect(groups.spreadOverRules(sizes, in: 110) == Array<Int>(0..<11))
    #expect(groups.spreadOverRules(sizes, in: 5).isEmpty)
  }

  @Test func reasonsSeveritiesAndNewsStandApart() {
    func finding(_ area: ByteString, _ reason: String?, _ severity: Severity, isNew: Bool = true)
      -> Finding
    {
      var finding = Finding(
        rule: "r", severity: severity, area: area, path: area, position: .start, person: "p",
        reason: reason, message: "m", help: "", subject: "s")
      finding.isNew = isNew
      return finding
    }
    let groups = FindingGroup.groups(of: [
      finding("a", "x", .error), finding("b", "x", .error), finding("b", "y", .error),
      finding("c", "x", .info), finding("d", "x", .error, isNew: false), finding("a", "x", .error),
    ])
    #expect(groups.map(\.count) == [2, 1, 1, 1, 1])
    #expect(groups[0].alsoIn == "b")
  }
}
