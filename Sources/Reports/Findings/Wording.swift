internal import Basics
internal import LeadModel

/// The parts of a finding as text that can be printed anywhere: one line each, what a terminal
/// would obey made visible.
enum Wording {
  static func message(_ finding: Finding) -> String { TerminalEscaper.sentence(finding.message) }

  static func notes(_ finding: Finding) -> [String] {
    finding.notes.map(TerminalEscaper.sentence)
  }

  /// The next step; nil where the rule has none to offer.
  static func help(_ finding: Finding) -> String? {
    finding.help.isEmpty ? nil : TerminalEscaper.sentence(finding.help)
  }

  /// Why a finding does not count; nil where it does.
  static func status(_ finding: Finding) -> String? {
    if let waiver = finding.waiver?.waiver {
      let reason = TerminalEscaper.sentence(waiver.reason?.value.trimmed ?? "")
      return waiver.until.map { "waived until \($0.value): \(reason)" } ?? "waived: \(reason)"
    }
    if finding.isBaselined { return "in the baseline" }
    return finding.isNew ? nil : "known before"
  }

  /// The message, the notes and the next step, a line each; only the first begins with words that
  /// may be the repository's.
  /// - Parameter status: whether a line says why the finding does not count.
  static func paragraphs(_ finding: Finding, status: Bool) -> [String] {
    var lines = [message(finding)]
    if status, let status = self.status(finding) { lines.append(status) }
    lines += notes(finding).map { "note: \($0)" }
    if let help = help(finding) { lines.append("next: \(help)") }
    return lines
  }

  /// What else whoever judges a change should know.
  static func note(_ note: ByteString) -> String { TerminalEscaper.sentence(note) }

  /// The same of findings that are shown as one, with where else they stand.
  static func paragraphs(_ group: FindingGroup) -> [String] {
    var lines = paragraphs(group.first, status: true)
    if let others = alsoIn(group) { lines.insert("also in: \(others)", at: 1) }
    return lines
  }

  /// The other areas of findings that are shown as one; nil without others.
  static func alsoIn(_ group: FindingGroup) -> String? {
    group.alsoIn.map(TerminalEscaper.sentence)
  }

  /// The line `2026-07-04 a1b2c3d Describe the address cache` of each commit that shows a finding,
  /// with its label.
  static func evidence(_ finding: Finding, _ report: FindingsReport) -> [(String, String)] {
    finding.evidence.enumerated().map { index, evidence in
      let commit = evidence.commit
      let isLast = index + 1 == finding.evidence.count
      let more = isLast && finding.furtherEvidence > 0
      return (
        evidence.label,
        [
          commit.id.short, commit.date?.date.description ?? "no date",
          TerminalEscaper.field(report.subject(commit.id)),
          more ? "(+\(finding.furtherEvidence) more)" : "",
        ].filter { !$0.isEmpty }.joined(separator: " ")
      )
    }
  }

  /// At most `limit` UTF-16 units of a text, which is how those who limit them count characters.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var output = String.UnicodeScalarView()
    var used = 1
    for scalar in text.unicodeScalars {
      used += scalar.value > 0xFFFF ? 2 : 1
      if used > limit { break }
      output.append(scalar)
    }
    return String(output) + "…"
  }
}
