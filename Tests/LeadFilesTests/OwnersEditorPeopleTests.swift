import Basics
import LeadFiles
import LeadModel
import Testing

/// Leads and deputies in lists of all shapes.
@Suite struct OwnersEditorPeopleTests {
  private static let andy: ByteString = "Andy Holm <andy@example.com>"

  /// Andy takes the place of the lead whose e-mail begins with `a@`.
  @Test(arguments: [
    (
      "lead: A <a@x.org>   # since spring\n",
      "lead: Andy Holm <andy@example.com>   # since spring\n"
    ),
    ("lead: \"A <a@x.org>\"\n", "lead: \"Andy Holm <andy@example.com>\"\n"),
    ("lead: '@a' # b\n", "lead: 'Andy Holm <andy@example.com>' # b\n"),
    ("lead:\n  a@x.org\n", "lead:\n  Andy Holm <andy@example.com>\n"),
    ("lead: [b@x.org, A <a@x.org>]\n", "lead: [b@x.org, Andy Holm <andy@example.com>]\n"),
    ("lead: [ a@x.org ,b@x.org]\n", "lead: [ Andy Holm <andy@example.com> ,b@x.org]\n"),
    (
      "lead: [\n  b@x.org,   # b\n  a@x.org,   # a\n]\n",
      "lead: [\n  b@x.org,   # b\n  Andy Holm <andy@example.com>,   # a\n]\n"
    ),
    ("lead:\n- a@x.org\n- b@x.org\n", "lead:\n- Andy Holm <andy@example.com>\n- b@x.org\n"),
    (
      "lead:\n    # both\n    -   b@x.org\n    -   'A <a@x.org>' # a\n",
      "lead:\n    # both\n    -   b@x.org\n    -   'Andy Holm <andy@example.com>' # a\n"
    ),
  ])
  func aLeadIsReplaced(_ before: String, _ after: String) throws {
    let head = "# The checkout.\nkind: service\n"
    let text = try OwnersEdit.text(head + before + "team: t\n") { editor, file in
      let lead = try #require(file.leads.first { Self.isA($0.value) })
      try editor.replace(.lead, at: lead.position, with: Self.andy)
    }
    #expect(text == head + after + "team: t\n")
  }

  private static func isA(_ person: PersonReference) -> Bool {
    person.email == "a@x.org" || person.handle == "a"
  }

  @Test(arguments: [
    ("[a@x.org, b@x.org]", "[b@x.org]"), ("[b@x.org, a@x.org]", "[b@x.org]"),
    ("[b@x.org ,a@x.org, ] # c", "[b@x.org, ] # c"),
    ("[c@x.org, a@x.org,b@x.org]", "[c@x.org, b@x.org]"),
    ("\n- a@x.org # a\n- b@x.org", "\n- b@x.org"),
    ("\n  - b@x.org\n  # about a\n  - \"@a\"", "\n  - b@x.org\n  # about a"),
    ("[\n  a@x.org,\n  b@x.org\n]", "[\n  b@x.org\n]"),
    ("[\n  b@x.org,\n  a@x.org # a\n]", "[\n  b@x.org,\n]"),
    ("[b@x.org,\n  a@x.org,\n  c@x.org]", "[b@x.org,\n  c@x.org]"),
  ])
  func aLeadIsTakenOut(_ before: String, _ after: String) throws {
    func file(_ leads: String) -> String { "kind: team\nlead: \(leads)\nteam: t\n" }
    let text = try OwnersEdit.text(file(before).replacing("lead: \n", with: "lead:\n")) {
      editor, file in
      let lead = try #require(file.leads.first { Self.isA($0.value) })
      try editor.remove(.lead, at: lead.position)
    }
    #expect(text == file(after).replacing("lead: \n", with: "lead:\n"))
  }

  @Test(arguments: [
    ("deputies: a@x.org  # x\n", "deputies: []  # x\n"),
    ("deputies: [a@x.org]\n", "deputies: []\n"),
    ("deputies:   # x\n  - a@x.org\n  # y\n", "deputies: []   # x\n  # y\n"),
    ("deputies: [a@x.org, b@x.org]\n", "deputies: [b@x.org]\n"),
  ])
  func aDeputyIsTakenOut(_ before: String, _ after: String) throws {
    let head = "kind: team\nlead: none\n"
    let text = try OwnersEdit.text(head + before) { editor, file in
      let deputy = try #require(file.deputies.first { Self.isA($0.value) })
      try editor.remove(.deputy, at: deputy.position)
    }
    #expect(text == head + after)
  }

  @Test(arguments: [
    ("", "deputies: [Andy Holm <andy@example.com>]\n"),
    ("deputies: []   # none\n", "deputies: [Andy Holm <andy@example.com>]   # none\n"),
    ("deputies: '@ben' # b\n", "deputies: ['@ben', Andy Holm <andy@example.com>] # b\n"),
    (
      "deputies: Ben, Jr <b@x.org>\n",
      "deputies: [\"Ben, Jr <b@x.org>\", Andy Holm <andy@example.com>]\n"
    ),
    ("deputies: [b@x.org]\n", "deputies: [b@x.org, Andy Holm <andy@example.com>]\n"),
    ("deputies:\n- b@x.org # b\n", "deputies:\n- b@x.org # b\n- Andy Holm <andy@example.com>\n"),
    (
      "deputies:\n  - 'b@x.org'\n", "deputies:\n  - 'b@x.org'\n  - 'Andy Holm <andy@example.com>'\n"
    ),
    (
      "deputies: [\n  b@x.org # b\n]\n",
      "deputies: [\n  b@x.org, # b\n  Andy Holm <andy@example.com>\n]\n"
    ),
    (
      "deputies: [\n  b@x.org,\n]\n",
      "deputies: [\n  b@x.org,\n  Andy Holm <andy@example.com>,\n]\n"
    ),
  ])
  func aDeputyIsAdded(_ before: String, _ after: String) throws {
    let head = "kind: team\nlead: none\n"
    let text = try OwnersEdit.text(head + before + "contact: x\n") { editor, _ in
      try editor.addDeputy(Self.andy)
    }
    #expect(text == head + after + "contact: x\n")
  }

  @Test(arguments: [
    ("Jr, Ben <b@x.org>", "\"Jr, Ben <b@x.org>\""), ("@andy", "\"@andy\""),
    ("Ann \"Z\" \\ O'Neil <a@x.org>", "Ann \"Z\" \\ O'Neil <a@x.org>"),
    ("A: B <a@x.org>", "\"A: B <a@x.org>\""), ("A #1 <a@x.org>", "\"A #1 <a@x.org>\""),
    ("Zoë 李 <a@x.org>", "Zoë 李 <a@x.org>"), ("- <a@x.org>", "\"- <a@x.org>\""),
  ])
  func namesAreQuotedWhereTheyNeedIt(_ name: String, _ written: String) throws {
    let flow = try OwnersEdit.text("kind: team\nlead: [a@x.org]\n") { editor, file in
      try editor.replace(.lead, at: file.leads[0].position, with: ByteString(name))
    }
    let person = try PersonReference(reading: ByteString(name))
    #expect(
      OwnersFile.parse(Array("---\n\(flow)---\n".utf8), file: "").value?.leads.map(\.value) == [
        person
      ])
    let block = try OwnersEdit.text("kind: team\nlead: none  # x\n") { editor, _ in
      try editor.fillVacancy(with: ByteString(name))
    }
    let plain = written == "\"Jr, Ben <b@x.org>\"" ? name : written
    #expect(block == "kind: team\nlead: \(plain)  # x\n")
  }

  @Test func whatIsNotAPersonIsNeverWritten() throws {
    let found = try OwnersEdit.refusal("kind: team\nlead: none\n") { editor, _ in
      try editor.fillVacancy(with: "Andy\u{1}Holm <andy@example.com>")
    }
    #expect(found.map { $0.hasPrefix("3: cannot edit this safely") } == [true])
  }

  @Test func aPersonOnSeveralLinesIsRefused() throws {
    let found = try OwnersEdit.refusal("kind: team\nlead: Anna\n  Okafor <a@x.org>\n") {
      editor, file in
      try editor.replace(.lead, at: file.leads[0].position, with: Self.andy)
    }
    #expect(
      found == [
        "3: cannot edit this value safely; edit it by hand: lead: "
          + "Andy Holm <andy@example.com>"
      ])
  }
}
