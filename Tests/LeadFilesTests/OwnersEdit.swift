import Basics
import LeadFiles
import LeadModel
import Testing

/// An `OWNERS.lead` before and after an edit.
struct OwnersEdit {
  let before: [UInt8]
  let file: OwnersFile
  private var editor: OwnersEditor

  init(_ before: [UInt8]) throws {
    self.before = before
    file = try #require(OwnersFile.parse(before, file: "OWNERS.lead").value)
    editor = try OwnersEditor(before, file: "OWNERS.lead")
  }

  /// The front matter alone, between its two lines.
  init(_ frontMatter: String) throws {
    try self.init(Array("---\n\(frontMatter)---\n".utf8))
  }

  mutating func bytes(_ edit: (inout OwnersEditor, OwnersFile) throws -> Void) throws -> [UInt8] {
    try edit(&editor, file)
    return try editor.result()
  }

  /// The front matter after an edit.
  static func text(
    _ frontMatter: String, _ edit: (inout OwnersEditor, OwnersFile) throws -> Void
  ) throws -> String {
    var one = try OwnersEdit(frontMatter)
    let bytes = try one.bytes(edit)
    #expect(OwnersFile.parse(bytes, file: "OWNERS.lead").diagnostics.isEmpty)
    return String(decoding: bytes.dropFirst(4).dropLast(4), as: UTF8.self)
  }

  /// What a refused edit says: place, reason and help.
  static func refusal(
    _ frontMatter: String, _ edit: (inout OwnersEditor, OwnersFile) throws -> Void
  ) throws -> [String] {
    do {
      return ["edited: " + (try text(frontMatter, edit))]
    } catch let refusal as OwnersEditor.Refusal {
      return refusal.diagnostics.map {
        "\($0.position.line): \($0.message.lossyText); \($0.suggestion?.lossyText ?? "-")"
      }
    }
  }
}

func day(_ text: ByteString) throws -> CalendarDate { try #require(CalendarDate(text)) }
