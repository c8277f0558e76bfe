internal import Basics
internal import LeadModel
internal import Markdown

/// What is certain to be put right in one doc.
struct DocFix {
  /// From the repository's root.
  let path: ByteString
  /// Targets of links and what is written instead.
  private(set) var targets: [(old: ByteString, new: ByteString)] = []
  /// Paths that the text names, likewise.
  private(set) var mentions: [(old: ByteString, new: ByteString)] = []

  /// - Returns: nil for a doc in which nothing is certain.
  init?(_ doc: DocFacts) {
    path = doc.path
    for link in doc.brokenLinks {
      guard let new = link.corrected(in: doc.path),
        !targets.contains(where: { $0.old == link.target })
      else { continue }
      targets.append((link.target, new))
    }
    for mention in doc.deadMentions {
      guard let new = mention.corrected(in: doc.path),
        !mentions.contains(where: { $0.old == mention.text })
      else { continue }
      mentions.append((mention.text, new))
    }
    if targets.isEmpty, mentions.isEmpty { return nil }
  }

  /// The doc put right.
  func apply(to bytes: [UInt8]) -> DocCorrection {
    var correction = DocCorrection(bytes)
    for (old, new) in targets { correction.replaceTarget(old, with: new) }
    for (old, new) in mentions { correction.replaceMention(old, with: new) }
    return correction
  }
}
