internal import Basics
package import LeadModel

/// Reports areas whose architecture docs are missing or empty.
package struct MissingDocs: Rule {
  package init() {}

  package func ask(_ questions: inout AreaQuestions) { questions.missingDocs = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard !area.leads.isEmpty else { return [] }
    if area.docs.isEmpty, area.missingDocs.isEmpty { return [nothingMatches(area, context)] }
    var subjects = SubjectCounter()
    let missing = area.missingDocs.map { entry in
      noSuchFile(entry, area, subjects.distinct("no-such-file \(entry.entry.value)"), context)
    }
    return missing + area.docs.filter { isEmpty($0, in: area) }.map { empty($0, area, context) }
  }

  /// Of an index page that has other docs beside or below it, a site generator makes a list of them.
  private func isEmpty(_ doc: DocFacts, in area: Area) -> Bool {
    guard doc.isEmpty, !doc.path.isBorrowed(below: area.path) else { return false }
    let name = doc.path.split(separator: UInt8(ascii: "/")).last ?? doc.path
    guard name == "index.md" || name == "_index.md" else { return true }
    let directory = ByteString(doc.path.bytes.dropLast(name.count))
    return !area.docs.contains { $0.path != doc.path && $0.path.hasPrefix(directory) }
  }

  private func nothingMatches(_ area: Area, _ context: RuleContext) -> Finding {
    let patterns = area.file.docs?.map(\.value.text)
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path,
      path: area.ownersPath, position: area.file.docsPosition ?? area.file.leadPosition,
      person: area.soleLead, reason: "nothing-matches", message: .nothingMatches(patterns),
      help: .writeTheFirst(area), subject: "nothing-matches",
      data: [.init("docs", patterns.map { .list($0) } ?? .null)])
  }

  private func noSuchFile(
    _ missing: MissingDoc, _ area: Area, _ subject: ByteString, _ context: RuleContext
  ) -> Finding {
    let moved = missing.moved
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path,
      path: area.ownersPath, position: missing.entry.position, person: area.soleLead,
      reason: "no-such-file", message: .noSuchFile(missing), help: .find(missing, area),
      subject: subject,
      evidence: moved.map { [.init($0.path == nil ? "deleted in" : "moved in", $0.commit)] } ?? [],
      data: [
        .init("entry", .text(missing.entry.value)),
        .init("movedTo", moved?.path.map { .text($0) } ?? .null),
        .init("nearest", missing.nearest.map { .text($0) } ?? .null),
      ])
  }

  private func empty(_ doc: DocFacts, _ area: Area, _ context: RuleContext) -> Finding {
    Finding(
      rule: Self.description.id, severity: context.severity, area: area.path, path: doc.path,
      position: .start, person: area.soleLead, reason: "empty", message: .empty,
      help: .fill(area), subject: "empty \(doc.path)",
      evidence: doc.lastChange.map { [.init("last change", $0)] } ?? [],
      data: [.init("doc", .text(doc.path))])
  }
}

extension MissingDocs {
  package static let description = RuleDescription(
    id: "missing-docs", principle: .docsTellOneStory, nature: .change, severity: .error,
    summary: "Architecture docs are missing or empty",
    rationale: """
      Having the whole view of an area is what a lead is for, and a view that is not written down \
      leaves with the person who has it. A doc that is named and missing is worse than none: \
      newcomers follow the pointer and find nothing, and everybody else believes that it is there.
      """,
    condition: """
      The area is active and has a lead, and one of these holds:
      - nothing-matches: no file at all matches `docs` (that of OWNERS.lead, else that of \
      .lead-rules), and no-such-file does not apply
      - no-such-file: an entry of the area's own `docs` that names one file, and no pattern, has \
      no such file; one finding an entry
      - empty: a doc holds nothing but white space and front matter; one finding a doc. An \
      index.md with other docs of the area beside or below it is skipped: site generators make \
      a list of those of it
      Whether a doc says enough is for its readers to judge.
      """,
    remedy: """
      Write the doc: what the area does, what its parts are, whom to ask. Half a page is a good \
      beginning. Where a doc moved, correct its entry under `docs`.
      """,
    settled: "the docs were written", since: "0.1.0", hook: .blocks, examples: failing + passing)
}

/// Each reason for which docs are missing, and what is no reason.
extension MissingDocs {
  static let failing: [RuleExample] = [
    .failing(
      "no-such-file: the doc moved and the entry did not", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Describe checkout
          led services/checkout by Anna Okafor <anna@example.com>
            docs: [docs/architecture.md]
          write services/checkout/docs/architecture.md
            The address cache sits before the database.
        on 2026-09-01 Ben Ito <ben@example.com>: Give the doc a better name
          move services/checkout/docs/architecture.md -> services/checkout/docs/overview.md
        """,
      finds: "'docs' names docs/architecture.md, which does not exist"),
    .failing(
      "nothing-matches: no doc was ever written", now: "2026-11-22",
      story: checkout() + "  change services/checkout/cache.swift",
      finds: "no architecture docs: 'docs' is not set, and no file matches the default patterns"),
    .failing(
      "nothing-matches: the patterns fit no file", now: "2026-11-22",
      story: checkout("docs: [\"docs/*.md\", \"!docs/old.md\"]") + """
          write services/checkout/docs/notes.txt
            The address cache sits before the database.
          write services/checkout/docs/old.md
            There is no cache.
        """,
      finds: "no architecture docs: no file matches 'docs' (docs/*.md and !docs/old.md)"),
    .failing(
      "empty: front matter is no text", now: "2026-11-22",
      story: checkout() + """
          write services/checkout/README.md
            ---
            title: Checkout
            ---
        """,
      finds: "the doc is empty"),
    .failing(
      "one finding for each doc", now: "2026-11-22",
      story: checkout("docs: [README.md, data.md, \"docs/*.md\", prices.md]") + """
          write services/checkout/docs/cache.md
            The address cache sits before the database.
          write services/checkout/README.md
            ---
            title: Checkout
            ---
        """,
      finds: "'docs' names data.md, which does not exist",
      "'docs' names prices.md, which does not exist", "the doc is empty"),
    .failing(
      "off everywhere, and on again for some areas", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take two areas
          write .lead-rules
            version: 1
            rules: {missing-docs: off}
            overrides:
              - {areas: ["services/*"], rules: {missing-docs: warning}}
          led services/checkout by Anna Okafor <anna@example.com>
          led tools/format by Anna Okafor <anna@example.com>
        """,
      finds: "no architecture docs: 'docs' is not set, and no file matches the default patterns"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a README is a doc where nothing else is named", now: "2026-11-22",
      story: describedCheckout()),
    .passing(
      "the docs stand in one central folder", now: "2026-11-22",
      story: checkout("docs: [/docs/checkout.md]") + """
          write docs/checkout.md
            The address cache sits before the database.
        """),
    .passing(
      "the configuration says where docs stand", now: "2026-11-22",
      story: checkout() + """
          write .lead-rules
            version: 1
            docs: [handbook.md]
          write services/checkout/handbook.md
            The address cache sits before the database.
        """),
    .passing(
      "a vacant post is reported by other rules", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Look for a lead of checkout
          led services/checkout by none
        """),
    .passing("a paused area", now: "2026-11-22", story: checkout("status: paused")),
    .passing(
      "an area that does without docs", now: "2026-11-22",
      story: checkout("rules: {missing-docs: off}")),
  ]
}

extension FindingMessage {
  /// `patterns` is nil where the file names no docs.
  fileprivate static func nothingMatches(_ patterns: [ByteString]?) -> FindingMessage {
    switch patterns {
    case nil:
      "no architecture docs: 'docs' is not set, and no file matches the default patterns"
    case []?: "no architecture docs: 'docs' is empty"
    case let patterns?:
      "no architecture docs: no file matches 'docs' (\(listed(patterns, atMost: 4)))"
    }
  }

  fileprivate static func writeTheFirst(_ area: Area) -> FindingMessage {
    let readme: ByteString = area.path == "." ? "README.md" : "\(area.path)/README.md"
    return area.file.docs == nil
      ? "write \(readme): what the area does, what its parts are, whom to ask"
      : "write the first doc, or correct 'docs' in \(area.ownersPath)"
  }

  fileprivate static func noSuchFile(_ missing: MissingDoc) -> FindingMessage {
    "'docs' names \(missing.entry.value), which does not exist"
  }

  fileprivate static func find(_ missing: MissingDoc, _ area: Area) -> FindingMessage {
    if let moved = missing.moved {
      guard let path = moved.path else {
        return "it was deleted in \(moved.commit.short): write it again, or remove the entry"
      }
      return "it moved in \(moved.commit.short): write '\(entry(for: path, in: area))'"
    }
    if let nearest = missing.nearest {
      return "write '\(entry(for: nearest, in: area))' if that is meant, else write the doc"
    }
    return "write the doc, or correct the entry"
  }

  /// A path from the repository's root, as `docs` of the area has it.
  private static func entry(for path: ByteString, in area: Area) -> ByteString {
    if area.path == "." { return path }
    let directory: ByteString = "\(area.path)/"
    return path.hasPrefix(directory)
      ? ByteString(path.bytes.dropFirst(directory.count)) : "/\(path)"
  }

  fileprivate static let empty: FindingMessage = "the doc is empty"

  fileprivate static func fill(_ area: Area) -> FindingMessage {
    """
    write what \(area.name) does, what its parts are and whom to ask; delete a doc that \
    nobody needs
    """
  }
}

extension CommitReference {
  /// `a1b2c3d of 2026-10-02`.
  fileprivate var short: ByteString {
    isPending ? name : "\(name)\(date.map { " of \($0.date)" } ?? "")"
  }
}
