/// Puts a report's sections together in so many bytes.
///
/// What does not fit is left out from the end of a section, whole rows at a time; each section keeps
/// some room of its own, so that a long one does not hide all that follow it.
struct SectionTruncator {
  /// A row, or something else that is told whole or not at all.
  struct Piece {
    var text: String
    /// How much is lost without it.
    var units: Int
  }

  struct Part {
    var heading: String
    var unit: (one: String, many: String)
    /// What stands before the first piece; it gets how many units are shown, and of how many.
    var opening: (_ shown: Int, _ all: Int) -> String
    var pieces: [Piece]
    var closing: String

    var units: Int { pieces.reduce(0) { $0 + $1.units } }
  }

  /// The sections, and what was left out of each: `12 of 30 docs`.
  static func join(_ parts: [Part], room: Int) -> (text: String, leftOut: [String]) {
    let sizes = parts.map { part in
      frame(part) + part.pieces.reduce(0) { $0 + $1.text.utf8.count }
    }
    let least = room / 16
    var reserved = sizes.map { min($0, least) }.reduce(0, +)
    var rest = room
    var text = ""
    var leftOut: [String] = []
    for (part, size) in zip(parts, sizes) {
      reserved -= min(size, least)
      var open = rest - reserved - frame(part)
      var shown: [Piece] = []
      for piece in part.pieces {
        open -= piece.text.utf8.count
        if open < 0 { break }
        shown.append(piece)
      }
      let units = shown.reduce(0) { $0 + $1.units }
      if units < part.units {
        let unit = part.units == 1 ? part.unit.one : part.unit.many
        leftOut.append("\(part.heading): \(part.units - units) of \(part.units) \(unit)")
      }
      // A heading above nothing would say that there is nothing.
      if units == 0, part.units > 0 { continue }
      let block =
        part.opening(units, part.units) + shown.map(\.text).joined() + part.closing
      rest -= block.utf8.count
      text += block
    }
    return (text, leftOut)
  }

  private static func frame(_ part: Part) -> Int {
    max(part.opening(0, part.units).utf8.count, part.opening(part.units, part.units).utf8.count)
      + part.closing.utf8.count + 20
  }
}
