import Basics
import Markdown
import Testing

@Suite struct StatedDateTests {
  private func stated(_ text: String) -> String? {
    StatedDate(statedIn: Array(text.utf8)).map { "\($0.line) \($0.key.lossyText) \($0.date)" }
  }

  @Test(
    arguments: [
      ("---\ntitle: x\nlast_reviewed_on: 2026-11-02\n---\n", "3 last_reviewed_on 2026-11-02"),
      ("\u{FEFF}---\r\nlastVerified: '2026-11-02' # now\r\n---\r\n", "2 lastVerified 2026-11-02"),
      ("---\nms.date: 11/02/2026\nms.author: x\n---\n", "2 ms.date 2026-11-02"),
      ("---\nms.date: \"01/31/2026\"\n---\n", "2 ms.date 2026-01-31"),
      ("---\nstatus: accepted\ndate: 2026-11-02 # x\n---\n", "3 date 2026-11-02"),
      (
        "---\ndate: 2025-01-01\nlast_reviewed_on: 2026-11-02\n---\n",
        "3 last_reviewed_on 2026-11-02"
      ),
      ("---\nlast_reviewed_on: soon\ndate: 2025-01-01\n---\n", "3 date 2025-01-01"),
      (
        "# T\n\n<!--* freshness: { owner: 'x' reviewed: '2021-01-01' } *-->",
        "3 reviewed 2021-01-01"
      ),
      (
        "<!--*\n# Document freshness\nfreshness: { owner: 'x' reviewed: \"2020-Aug-01\" }\n*-->",
        "3 reviewed 2020-08-01"
      ),
      (
        "---\na: b\n---\n<!--* x *-->\n<!--* freshness: { reviewed: '2021-12-01' } *-->",
        "5 reviewed 2021-12-01"
      ),
    ])
  func dates(_ text: String, _ expected: String) {
    #expect(stated(text) == expected)
  }

  @Test(
    arguments: [
      "", "---\n", "last_reviewed_on: 2026-11-02\n", "---\nlast_reviewed_on: 2026-11-02\n",
      "---\nlast_reviewed_on: 2026-11-31\n---\n", "---\nlast_reviewed_on: 2026-1-2\n---\n",
      "---\nx:\n  last_reviewed_on: 2026-11-02\n---\n", "---\n# date: 2026-11-02\n---\n",
      "---\nms.date: 2026-11-02\n---\n", "---\nms.date: 13/02/2026\n---\n",
      "---\nms.date: 1/2/2026\n---\n", "---\ndate: 2026-11-02T10:00:00Z\n---\n",
      "---\ndate: '2026-11-02' x\n---\n", "---\ndate: '2026-11-02\n---\n",
      "---\nupdate: 2026-11-02\n---\n", "---\n---\n---\ndate: 2026-11-02\n---\n",
      "<!-- freshness: { reviewed: '2021-01-01' } -->",
      "<!--* freshness: { reviewed: '2021-02-30' } *-->",
      "<!--* freshness: { reviewed: '2021-01-01' }",
      "```\n<!--* freshness: { reviewed: '2021-01-01' } *-->\n```",
    ])
  func none(_ text: String) {
    #expect(stated(text) == nil)
  }

  @Test func onlyTheBeginningIsRead() {
    let comment = "<!--* freshness: { reviewed: '2021-01-01' } *-->"
    let far = String(repeating: "x\n", count: StatedDate.reach / 2)
    #expect(stated(far + comment) == nil)
    #expect(stated(String(repeating: "<!--*\n", count: 100_000)) == nil)
  }
}
