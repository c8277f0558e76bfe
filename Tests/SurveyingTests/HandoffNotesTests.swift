import Basics
import LeadModel
import Testing

@testable import Surveying

@Suite("Notes of a handoff")
struct HandoffNotesTests {
  @Test("are text, or a path to a file that holds text")
  func states() throws {
    let tree = try WorkTree([
      "s/a/OWNERS.lead": "1", "s/a/notes.md": "Text", "docs/h.md": "---\nx: 1\n---\nText\n",
      "docs/empty.md": "---\nx: 1\n---\n \n", "s/a/white": " \n",
    ])
    let surveyor = try tree.surveyor()
    let notes = HandoffNotes(files: surveyor.files)
    let cases: [(ByteString?, HandoffRecord.Notes)] = [
      (nil, .missing), ("", .missing), (" \n ", .missing),
      ("We talked about it.", .present), ("Talked", .present),
      ("notes.md", .present), (" notes.md\n", .present), ("./notes.md", .present),
      ("../../docs/h.md", .present), ("/docs/h.md", .present),
      ("docs/h.md", .noSuchFile("s/a/docs/h.md")), ("gone.md", .noSuchFile("s/a/gone.md")),
      ("/docs/empty.md", .emptyFile("docs/empty.md")), ("white", .emptyFile("s/a/white")),
      ("../../../out.md", .noSuchFile("../../../out.md")), ("/docs", .noSuchFile("docs")),
      ("https://x.org/notes.md", .present), ("see https://x.org/n", .present),
      ("v1.2 is out", .present), ("e.g.", .present), (".md", .present),
    ]
    for (text, expected) in cases {
      #expect(try notes.state(of: text, in: "s/a") == expected, "\(text ?? "none")")
    }
    #expect(try notes.state(of: "docs/h.md", in: "") == .present)
  }
}
