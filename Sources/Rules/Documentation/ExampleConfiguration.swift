internal import Basics
internal import LeadModel

/// The text of `.lead-rules.example`.
package enum ExampleConfiguration {
  /// Every key of `.lead-rules` with its default and a line on what it does. A valid configuration
  /// that changes nothing. Ended by a line feed.
  package static func text() -> String {
    let defaults = RulesFile()
    let docs = list(defaults.docs.map(\.text))
    return """
      # All settings of leadlint with their defaults. Copy what you want to change into a file
      # `.lead-rules` at the repository's root; without that file these defaults apply.
      # Patterns know *, **, ?, [..] and, first, ! to exclude. They are relative to the file that they
      # stand in: README.md is that one file, **/README.md goes deeper, /README.md is the root's.

      # The version of this format.
      version: 1

      # Where an OWNERS.lead is expected, by kind of directory: patterns from the repository's root,
      # such as `service: ["services/*"]`.
      areas:
        service: []
        initiative: []
        team: []

      # The docs of areas that name none: patterns relative to the area. Of these defaults, file names
      # match in any case.
      docs: \(docs)

      # People with all their addresses, the canonical one first, and the handle that files may use:
      # - {name: Anna Okafor, emails: [anna@example.com, anna@old.example], handle: "@anna"}
      # Who is no person says `bot: true` or `agent: true`.
      people: []

      history:
        # Files at the root that list commits which are credited to nobody.
        ignore-revs: \(list(defaults.ignoreRevisionFiles))
        # A commit that changes more paths than this refreshes no doc; 0: no limit.
        sweeping-commit: \(defaults.sweepingCommit)
        # Nor does one that changes docs of more areas than this; one that changes code of more is no
        # work on one of them; 0: no limit.
        sweeping-areas: \(defaults.sweepingAreas)
        # Nor does an edit of a doc by fewer words than this; 0: any does.
        trivial-words: \(defaults.trivialWords)
        # Which moves an area's code is followed through for its absence factor: those of unchanged
        # files only (same), or those with an edit in the same commit, too (similar; reads blobs).
        moved-code: \(defaults.movedCode.rawValue)
        # How many days ago somebody may have been seen last and count as present.
        present-days: \(defaults.presentDays)
        # Parts of `Name <email>`, in any case, that tell bots besides those that leadlint knows;
        # "!renovate" takes one out. Bots are never credited.
        bots: []
        # AI agents, likewise: counted, never credited.
        agents: []
        # One full name under several addresses: one person (joined), or several (apart).
        identities: {same-name: \(defaults.sameName.rawValue)}
        # Commits before this day are not read. Without it, all are.
        # since: 2019-01-01

      # Every rule can be set to error, warning, info or off, in short: `silo: off`.
      rules:
      \(RuleRegistry.rules.map(settings).joined(separator: "\n"))
      # Rule settings for some areas; of several that match, the last wins, option by option:
      # - {areas: ["legacy/**"], rules: {stale-docs: {days: 365}}}
      overrides: []

      # Findings to live with for a time:
      # - {rule: silo, area: services/ledger, until: 2027-01-31, reason: two joiners in January}
      waivers: []

      # The repository's address on the web, for links in docs that lead into it, and in reports.
      # Without it, that of the remote origin.
      # web: https://github.com/OWNER/NAME

      # People who have left, whatever history says: [old.person@example.com]
      gone: []

      # What stops a request besides what it breaks itself: rules of which no finding may come with it,
      # also where it grew over time, such as [silo].
      merge:
        block: []

      # What the commit hook blocks besides what a commit itself breaks: rules of which no finding
      # may stand in an area that the commit touches, such as [stale-docs].
      hook:
        block: []

      """
  }

  private static func settings(of rule: RegisteredRule) -> String {
    let about = rule.description
    let options = rule.options.map { "    # \($0.help)\n    \($0.key): \($0.defaultText)\n" }
    return """
        # \(about.summary) (\(about.principle.rawValue))
        \(about.id):
          severity: \(about.severity.rawValue)

      """ + options.joined()
  }

  /// A list in YAML's flow style; quoted where a plain scalar would mean something else.
  private static func list(_ values: [ByteString]) -> String {
    let scalars = values.map { value in
      let isPlain = value.bytes.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || "./_-".utf8.contains($0)
      }
      return isPlain ? value.lossyText : "\"\(value.lossyText)\""
    }
    return "[\(scalars.joined(separator: ", "))]"
  }
}
