import Basics
import LeadModel
import Testing

@testable import Surveying

@Suite("Notes of a handoff")
struct HandoffNotesTests {
  @Test("are text, or a path to a file that holds text")
  func states() throws {
    let text =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
      + "fifteen sixteen seventeen eighteen nineteen"
    let enough = text + " twenty"
    let template = HandoffTemplate.mark(of: ByteString(enough + "\n")).lossyText
    let tree = try WorkTree([
      "s/a/OWNERS.lead": "1", "s/a/notes.md": enough,
      "docs/h.md": "---\nx: 1\n---\n\(enough)\n", "docs/short.md": "---\nx: 1\n---\n\(text)\n",
      "docs/begun.md": "\(template) begun -->\n\(enough)\n",
      "docs/on.md": "\(template) begun -->\n\(enough) and more\n",
      "docs/empty.md": "---\nx: 1\n---\n \n", "s/a/white": " \n",
    ])
    let surveyor = try tree.surveyor()
    let notes = HandoffNotes(files: surveyor.files)
    let cases: [(ByteString?, HandoffRecord.Notes)] = [
      (nil, .missing), ("", .missing), (" \n ", .missing),
      ("We talked about it.", .short(words: 4, nil)), ("Talked", .short(words: 1, nil)),
      (ByteString(enough), .present), (ByteString(text), .short(words: 19, nil)),
      ("/docs/short.md", .short(words: 19, "docs/short.md")),
      ("/docs/begun.md", .template("docs/begun.md")), ("/docs/on.md", .present),
      ("notes.md", .present), (" notes.md\n", .present), ("./notes.md", .present),
      ("../../docs/h.md", .present), ("/docs/h.md", .present),
      ("docs/h.md", .noSuchFile("s/a/docs/h.md")), ("gone.md", .noSuchFile("s/a/gone.md")),
      ("/docs/empty.md", .emptyFile("docs/empty.md")), ("white", .emptyFile("s/a/white")),
      ("../../../out.md", .noSuchFile("../../../out.md")), ("/docs", .noSuchFile("docs")),
      ("https://x.org/notes.md", .short(words: 0, nil)),
      ("see https://x.org/n", .short(words: 1, nil)), ("v1.2 is out", .short(words: 4, nil)),
      ("e.g.", .short(words: 2, nil)), (".md", .short(words: 1, nil)),
    ]
    for (text, expected) in cases {
      #expect(try notes.state(of: text, in: "s/a") == expected, "\(text ?? "none")")
    }
    #expect(try notes.state(of: "docs/h.md", in: "") == .present)
  }
}
