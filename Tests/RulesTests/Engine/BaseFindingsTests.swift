import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct BaseFindingsTests {
  private func finding(
    _ rule: String, _ area: ByteString?, _ subject: ByteString, message: FindingMessage = "wrong"
  ) -> Finding {
    Finding(
      rule: rule, severity: .error, area: area, path: "OWNERS.lead", position: .start,
      message: message, help: "", subject: subject)
  }

  @Test func ruleAreaAndSubjectTellWhatIsTheSame() {
    let known = BaseFindings([finding("silo", "a", "anna@example.com")])
    #expect(known.contains(finding("silo", "a", "anna@example.com", message: "81 %")))
    #expect(!known.contains(finding("silo", "b", "anna@example.com")))
    #expect(!known.contains(finding("silo", "a", "ben@example.com")))
    #expect(!known.contains(finding("stale-docs", "a", "anna@example.com")))
    #expect(!known.contains(finding("silo", nil, "anna@example.com")))
  }

  @Test(arguments: ["lead-overload", "centralized-leads"])
  func rulesAboutSeveralAreasMayStandAtAnother(rule: String) {
    let known = BaseFindings([finding(rule, "a", "anna@example.com")])
    #expect(known.contains(finding(rule, "b", "anna@example.com")))
    #expect(!known.contains(finding(rule, "a", "ben@example.com")))
  }

  @Test func movedAreasTakeTheirFindingsAlong() {
    let base = [
      finding("silo", "a", "anna@example.com"),
      finding("broken-link", "a", "a/README.md gone.md"),
      finding("broken-link", "a", "docs/a/x.md gone.md"),
    ]
    let known = BaseFindings(base, moved: ["z/a": "a"])
    #expect(known.contains(finding("silo", "z/a", "anna@example.com")))
    #expect(known.contains(finding("broken-link", "z/a", "z/a/README.md gone.md")))
    #expect(known.contains(finding("broken-link", "z/a", "docs/a/x.md gone.md")))
    #expect(!known.contains(finding("broken-link", "z/a", "z/a/README.md lost.md")))
    #expect(!known.contains(finding("silo", "z", "anna@example.com")))
  }

  @Test func waiversOfTheBaseAreNoFaultOfTheChange() {
    let idle = finding("expired-waiver", nil, "silo *")
    #expect(!BaseFindings([]).contains(idle))
    #expect(BaseFindings([], judgesOwnWaivers: false).contains(idle))
    #expect(!BaseFindings([], judgesOwnWaivers: false).contains(finding("silo", "a", "b")))
  }
}
