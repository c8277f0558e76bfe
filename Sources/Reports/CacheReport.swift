package import Basics

/// What is known of the history index, for people and as `leadlint.cache/1`.
package struct CacheReport {
  private let path: ByteString
  private let size: Int?
  private let indexed: (commits: Int, tip: ObjectID)?
  private let isReadable: Bool
  private let head: ObjectID?
  private let leftovers: Int

  /// - Parameters:
  ///   - size: in bytes; nil where there is no file.
  ///   - indexed: what the file describes; nil where it is missing or cannot be used.
  ///   - isReadable: false where the user may not read the file.
  ///   - head: the commit that would be judged, if any.
  ///   - leftovers: files of runs that were stopped.
  package init(
    path: ByteString, size: Int?, indexed: (commits: Int, tip: ObjectID)?, isReadable: Bool,
    head: ObjectID?, leftovers: Int
  ) {
    self.path = path
    self.size = size
    self.indexed = indexed
    self.isReadable = isReadable
    self.head = head
    self.leftovers = leftovers
  }

  /// What there is.
  package func text() -> ByteString {
    guard let size else {
      return sentence("no history index yet: the next run writes \(TerminalEscaper.escape(path))")
    }
    var rows = [
      ("path", TerminalEscaper.escape(path)),
      ("size", Self.humanSize(size) + (size < 1024 ? "" : " (\(size) bytes)")),
    ]
    if let (commits, tip) = indexed {
      rows.append(("tip", "\(tip), \(placeOfHead(tip))"))
      rows.append(("commits", String(commits)))
    } else if !isReadable {
      rows.append(("state", "you may not read it"))
    } else {
      rows.append(("state", "damaged, or written by another version; the next run makes it anew"))
    }
    if leftovers > 0 {
      rows.append(("left", "\(plural(leftovers, "file")) of runs that were stopped"))
    }
    let lines = rows.map { label, text in DisplayWidth.fit(label, 7) + "  " + text + "\n" }
    return ByteString(lines.joined())
  }

  /// What was taken away.
  package func textOfRemoval() -> ByteString {
    let place = TerminalEscaper.escape(path)
    var removed = size.map { ["\(place), \(Self.humanSize($0))"] } ?? []
    if leftovers > 0 { removed.append("\(plural(leftovers, "file")) of runs that were stopped") }
    if removed.isEmpty { return sentence("no history index to remove at \(place)") }
    let list = removed.joined(separator: ", and ")
    return sentence("removed \(list)" + (size == nil ? " beside \(place)" : ""))
  }

  /// The document, ended by a line feed.
  /// - Parameter wasCleared: whether what is described was taken away.
  package func json(version: String, wasCleared: Bool) -> ByteString {
    let state =
      size == nil
      ? "missing" : !isReadable ? "unreadable" : indexed == nil ? "unusable" : "usable"
    let document: JSONValue = [
      "cleared": wasCleared.json,
      "commits": indexed?.commits.json,
      "head": head?.json,
      "leftovers": leftovers.json,
      "path": path.json,
      "schema": "leadlint.cache/1",
      "size": size?.json,
      "state": state.json,
      "tip": indexed?.tip.json,
      "version": version.json,
    ]
    return document.document
  }

  private func placeOfHead(_ tip: ObjectID) -> String {
    guard let head else { return "and HEAD names no commit" }
    return head == tip
      ? "which is HEAD" : "and HEAD is \(head): a run reads what the index does not know"
  }

  private func sentence(_ text: String) -> ByteString { ByteString(text + "\n") }

  /// With three digits at most before the unit, and one behind the point.
  static func humanSize(_ bytes: Int) -> String {
    var tenths = bytes * 10
    for unit in ["bytes", "KiB", "MiB", "GiB"] {
      if tenths < 10240 || unit == "GiB" {
        return unit == "bytes" ? "\(bytes) bytes" : "\(tenths / 10).\(tenths % 10) \(unit)"
      }
      tenths = (tenths + 512) / 1024
    }
    return "\(bytes) bytes"
  }
}
