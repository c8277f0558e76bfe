package import Basics
package import LeadModel

/// What would be left bare if some people went, for people to read.
package enum DepartureText {
  package static func render(_ departure: Departure, style: Style) -> ByteString {
    let names = listed(departure.people.map { TerminalEscaper.field($0.displayName) })
    guard !departure.losses.isEmpty else {
      return ByteString("without \(names): nothing is left bare\n")
    }
    var lines: [String] = []
    for loss in departure.losses {
      lines.append(
        style.bold(TerminalEscaper.path(loss.area)) + "  " + phrase(of: loss))
      for doc in loss.docs {
        lines.append("    nobody else ever changed  " + TerminalEscaper.escape(doc))
      }
      if !loss.suggested.isEmpty {
        let people = listed(loss.suggested.map { TerminalEscaper.field($0.displayName) })
        lines.append("    could take over           " + people)
      }
    }
    lines.append("")
    lines.append("without \(names): \(summary(departure))")
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  /// The same as Markdown: a table.
  package static func markdown(_ departure: Departure) -> ByteString {
    let names = listed(
      departure.people.map { MarkdownText.inline(TerminalEscaper.field($0.displayName)) })
    var lines = ["### Without \(names)", ""]
    if departure.losses.isEmpty {
      lines.append("Nothing is left bare.")
    } else {
      lines += ["\(summary(departure)).", ""]
      lines += ["| area | left with | docs nobody else changed | could take over |"]
      lines += ["|---|---|---|---|"]
      for loss in departure.losses {
        let docs = loss.docs.map { MarkdownText.inline(TerminalEscaper.path($0)) }.joined(
          separator: "<br>")
        let people = loss.suggested.map {
          MarkdownText.inline(TerminalEscaper.field($0.displayName))
        }
        lines.append(
          "| \(MarkdownText.inline(TerminalEscaper.path(loss.area))) | \(phrase(of: loss)) | \(docs) | "
            + "\(people.joined(separator: ", ")) |")
      }
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private static func phrase(of loss: Departure.Loss) -> String {
    loss.bare.isEmpty ? "still led" : loss.bare.map(\.phrase).joined(separator: ", ")
  }

  private static func summary(_ departure: Departure) -> String {
    let bare = departure.losses.count { !$0.bare.isEmpty }
    let docs = departure.losses.reduce(0) { $0 + $1.docs.count }
    var parts = [plural(bare, "area") + " left bare"]
    for kind in Departure.Bareness.allCases {
      let count = departure.losses.count { $0.bare.contains(kind) }
      if count > 0 { parts.append("\(count) with \(kind.phrase)") }
    }
    if docs > 0 { parts.append(plural(docs, "doc") + " that nobody else ever changed") }
    return parts.joined(separator: "; ")
  }
}
