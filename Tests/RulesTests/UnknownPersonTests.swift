import Basics
import LeadModel
import Testing

@testable import Rules

@Suite struct UnknownPersonTests {
  private let stranger = Person(email: "ana@example.com", name: "Ana Okafor")

  private func judge(_ change: (inout Area) -> Void) -> [Finding] {
    findings(survey([area(change: change)]), only: "unknown-person")
  }

  @Test func knownPeopleAreFine() {
    #expect(judge { $0.deputies = [declared(ben)] }.isEmpty)
  }

  @Test func everyPost() {
    #expect(judge { $0.deputies = [declared(stranger, known: false)] }.count == 1)
    #expect(judge { $0.covers = [declared(stranger, known: false)] }.count == 1)
    #expect(judge { $0.members = [declared(stranger, known: false)] }.count == 1)
    #expect(
      judge {
        $0.leads = [Lead(declared: declared(stranger, known: false), since: nil)]
      }.messages == [
        "unknown lead Ana Okafor <ana@example.com>: not in history, .mailmap or 'people'"
      ])
  }

  @Test func onePersonInTwoPosts() {
    let found = judge {
      $0.deputies = [declared(stranger, line: 5, known: false)]
      $0.covers = [declared(stranger, line: 7, known: false)]
    }
    #expect(
      found.messages == [
        "unknown deputy and cover Ana Okafor <ana@example.com>: not in history, .mailmap "
          + "or 'people'"
      ])
    #expect(found.map(\.position.line) == [5])
  }

  @Test func suggestions() {
    let near = judge { $0.deputies = [declared(stranger, known: false, nearest: anna)] }
    #expect(
      near.map(\.help) == [
        "if Anna Okafor <anna@example.com> is meant, write that; else add the person to "
          + "'people' in .lead-rules"
      ])
    let far = judge { $0.deputies = [declared(stranger, known: false)] }
    #expect(
      far.map(\.help) == ["correct the address, or add the person to 'people' in .lead-rules"])
    let handle = judge {
      $0.deputies = [declared(Person(email: "@ana", name: nil), known: false)]
    }
    #expect(handle.messages == ["unknown deputy @ana: no entry of 'people' has this handle"])
    #expect(
      handle.map(\.help) == [
        "give the person a 'handle: \"@ana\"' under 'people' in .lead-rules, or write the e-mail "
          + "address"
      ])
  }

  @Test func activeAreasOnly() {
    #expect(
      judge {
        $0.deputies = [declared(stranger, known: false)]
        $0.file.status = .done
      }.isEmpty)
  }
}
