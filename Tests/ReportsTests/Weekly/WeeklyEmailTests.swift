internal import Basics
internal import Testing

@testable internal import Reports

@Suite struct WeeklyEmailTests {
  @Test(arguments: ["demo", "empty", "long", "hostile-1", "hostile-2", "hostile-3", "hostile-4"])
  func limitsHold(_ name: String) throws {
    let mail = WeeklyEmail.render(try WeeklyTextSamples.report(name))
    #expect(mail.count < 100_000)
    // Servers take lines of 998 bytes; ASCII needs no encoding to be guessed.
    #expect(mail.split(separator: 0x0A).allSatisfy { $0.count <= 998 })
    #expect(mail.bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
  }

  @Test(arguments: ["demo", "empty", "long", "hostile-1", "hostile-2", "hostile-3", "hostile-4"])
  func elementsAreOursAndEnd(_ name: String) throws {
    let mail = WeeklyEmail.render(try WeeklyTextSamples.report(name), limit: 1_000_000)
    let lower = mail.lowercased()
    for word in [
      "<script", "<img", "<a ", "<link", "<style", "url(", "position:", "float:", "flex",
    ] {
      #expect(!lower.holds(word), "\(word)")
    }
    let body = mail.replacing("<wbr\n>", with: "").replacing("<br>", with: "")
    var open: [Substring] = []
    for match in body.matches(of: /<(\/?)([a-z0-9]+)([^<>]*)>/) {
      let (_, slash, name, attributes) = match.output
      if ["meta", "hr"].contains(name) { continue }
      if slash.isEmpty {
        open.append(name)
        #expect(attributes.firstMatch(of: /\son[a-z]+=|src=|href=/) == nil)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
    // Every sign that could begin an element began one of ours.
    #expect(body.components(of: "<") == body.matches(of: /<(\/?)([a-z0-9]+)([^<>]*)>/).count + 1)
  }

  @Test func aLongReportIsCutAndSaysWhatIsLeftOut() throws {
    let report = try WeeklyTextSamples.long(leads: 1_000)
    let mail = WeeklyEmail.render(report).lossyText
    #expect(mail.utf8.count > 90_000)
    let flat = mail.replacing("\n", with: " ")
    let docs = flat.components(of: "/docs/arc") - flat.components(of: "/docs/architecture.md; 14")
    #expect(docs > 0)
    #expect(flat.holds("Left out for lack of room:"))
    #expect(flat.firstMatch(of: /Stale docs: [0-9]+ of 1000 docs/) != nil)
    #expect(flat.holds("<h2 style=\"font-size:18px;line-height:1.3;margin:28px 0 8px\">Silos</h2>"))
  }

  @Test func theTitleIsTheSubject() throws {
    var report = try WeeklyTextSamples.demo()
    func title() -> String? {
      WeeklyEmail.render(report).lossyText.firstMatch(of: /<title>(.*)<\/title>/)
        .map { String($0.output.1) }
    }
    #expect(title() == "Leads and docs, 2026-W47: 2 of 7 areas in good health")
    report.scope.lead = PersonName(name: "Lars Vik", email: "lars@example.com")
    report.leads = Array(report.leads.prefix(1))
    #expect(title() == "Leads and docs, 2026-W47: 3 overdue")
    report.title = "</title>\n\u{301}<b> & \"Zoë\""
    #expect(
      title()?.hasPrefix("&lt;/title&gt;\\n&#769;&lt;b&gt; &amp; &quot;Zo&#235;&quot;,") == true)
  }

  @Test func textIsBrokenWhereNoSpaceAppears() {
    let long = String(repeating: "a", count: 100)
    let text = EmailText.escaped(long)
    #expect(text.replacing("<wbr\n>", with: "") == long)
    #expect(text.components(of: "<wbr\n>") == 1)
    let path = Array(repeating: "directory", count: 12).joined(separator: "/")
    #expect(EmailText.escaped(path).replacing("/<wbr\n>", with: "/") == path)
    let words = Array(repeating: "word", count: 400).joined(separator: " ")
    #expect(EmailText.escaped(words).replacing("\n", with: " ") == words)
    #expect(EmailText.escaped("<\u{338}&'\"") == "&lt;&#824;&amp;&#39;&quot;")
  }
}
