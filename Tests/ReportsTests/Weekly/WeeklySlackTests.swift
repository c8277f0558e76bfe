internal import Basics
internal import Foundation
internal import Testing

@testable internal import Reports

@Suite struct WeeklySlackTests {
  private struct Message: Decodable {
    struct Text: Decodable {
      let type: String
      let text: String
      let verbatim: Bool?
      let emoji: Bool?
    }
    struct Block: Decodable {
      let type: String
      let text: Text?
      let fields: [Text]?
      let elements: [Text]?

      var texts: [Text] { (text.map { [$0] } ?? []) + (fields ?? []) + (elements ?? []) }
    }
    let text: String
    let blocks: [Block]
  }

  private func message(_ report: WeeklyReport) throws -> (Message, Int) {
    let document = try WeeklySlack.render(report)
    return (try JSONDecoder().decode(Message.self, from: Data(document.bytes)), document.count)
  }

  @Test(arguments: ["demo", "empty", "long", "hostile-1", "hostile-2", "hostile-3", "hostile-4"])
  func limitsHold(_ name: String) throws {
    let (message, size) = try message(try WeeklyTextSamples.report(name))
    #expect(size < 100_000)
    #expect(message.blocks.count <= 50)
    #expect(!message.text.isEmpty && message.text.utf16.count <= 3_000)
    for block in message.blocks {
      #expect(["header", "section", "divider", "context"].contains(block.type))
      #expect((block.fields?.count ?? 0) <= 10 && (block.elements?.count ?? 0) <= 10)
      for text in block.texts {
        #expect(!text.text.isEmpty)
        let limit = block.type == "header" ? 150 : text.text == block.text?.text ? 3_000 : 2_000
        #expect(text.text.utf16.count <= limit, "\(block.type)")
        #expect(text.type == "mrkdwn" ? text.verbatim == true : text.emoji == false)
      }
    }
  }

  @Test(arguments: WeeklyTextSamples.names)
  func hostileNamesAreOnlyNames(_ name: String) throws {
    let (message, _) = try message(try WeeklyTextSamples.report(name))
    for sign in ["<", ">", "&", "@"] { #expect(!message.text.holds(sign)) }
    for block in message.blocks {
      for text in block.texts {
        #expect(!text.text.holds("<") && !text.text.holds(">"))
        if text.type == "plain_text" {
          #expect(!text.text.holds("&"))
          continue
        }
        let parts = text.text.split(separator: "`", omittingEmptySubsequences: false)
        #expect(parts.count % 2 == 1, "a code span without an end")
        for outside in stride(from: 0, to: parts.count, by: 2).map({ String(parts[$0]) }) {
          for sign in ["_", "~", "@", "#", "&", "://"] {
            #expect(!outside.holds(sign), "\(sign) in \(outside)")
          }
          #expect(outside.components(of: "*") % 2 == 0)
          #expect(outside.firstMatch(of: /:[a-z0-9_+-]+:/) == nil)
        }
      }
    }
  }

  @Test func wordsStayWordsAndAllElseIsCode() {
    let vectors = [
      ("Anna Okafor, 216 days (limit 90)", "Anna Okafor, 216 days (limit 90)"),
      ("ask @here now", "ask `@here` now"), ("<!channel> a & b", "`&lt;!channel&gt;` a `&amp;` b"),
      ("*b* _i_", "`*b* _i_`"), ("a `x` b", "a `'x'` b"), (":x: y:", "`:x:` y:"),
      ("www.example.com", "`www.example.com`"), ("Zoë", "Zoë"), ("", ""),
    ]
    for (text, expected) in vectors { #expect(SlackText.inline(text) == expected) }
    #expect(SlackText.strong("Anna") == "*Anna*" && SlackText.strong("a*b") == "`a*b`")
    #expect(SlackText.plain("<a> & @b", 100) == "‹a› ＆ ＠b")
  }

  @Test func whatIsNotShownIsCounted() throws {
    let (message, _) = try message(try WeeklyTextSamples.long(leads: 20))
    let texts = message.blocks.flatMap(\.texts).map(\.text)
    #expect(texts.contains("And 12 more leads with 36 items in the report."))
    var report = try WeeklyTextSamples.demo()
    report.leads = [
      WeeklyTextSamples.lead("Anna", (1...5).map { WeeklyTextSamples.item("area \($0)") })
    ]
    let (short, _) = try self.message(report)
    let lead = try #require(short.blocks.flatMap(\.texts).first { $0.text.hasPrefix("*Anna*") })
    #expect(
      lead.text.hasPrefix("*Anna*: 8 overdue\n• area 1, `stale-docs`: `leadlint review area 1`"))
    #expect(lead.text.hasSuffix("\n…and 5 more in the report"))
  }
}
