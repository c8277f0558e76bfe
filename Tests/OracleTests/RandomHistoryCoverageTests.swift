import Basics
import TestSupport
import Testing

/// That the random histories hold what they are made for; a change of the generator that loses a
/// kind of situation would otherwise go unnoticed.
@Suite struct RandomHistoryCoverageTests {
  private static let kinds = [
    // Commits.
    "merge", "octopus", "evil merge", "root", "future date", "clock behind its parent", "floor",
    "ignored revisions", "uncredited", "shared credit", "encoding", "written before it landed",
    // People.
    "bot's commit", "agent's commit", "committer credited for an agent", "assisted commit",
    "joined by name", "joined by noreply", "joined by people", "mailmap", "several addresses",
    // Moves.
    "similar move", "moved area", "OWNERS.lead moved without its area",
    "OWNERS.lead renamed to something else", "edit beside a move", "revived doc", "moved doc",
    // Docs.
    "merge of a doc", "change of a doc that refreshes nothing",
    "doc by a literal path below vendor",
    "link", "submodule", "commit that sweeps docs of areas", "commit that sweeps code of areas",
    "commit of many paths", "name in another case",
    // OWNERS.lead.
    "unreadable file", "covers", "nested area", "root area", "two first versions", "stated since",
    "change by a merge", "recorded", "missing", "nobody left",
    // Looks.
    "edit", "review", "tenure", "none", "no attention", "look by a line", "copied review",
    "several areas in a line", "docs drift", "no docs drift", "drift beside the attention",
    "knowledge", "no knowledge", "attributes", "auxiliary file",
  ]

  @Test func everyKindOccurs() async throws {
    let seen = try await withThrowingTaskGroup(of: [String: Int].self) { group in
      for seed in UInt64(1)...60 { group.addTask { try Self.counts(seed: seed) } }
      return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    for kind in Self.kinds { #expect(seen[kind, default: 0] > 0, Comment(rawValue: "no \(kind)")) }
  }

  private static func counts(seed: UInt64) throws -> [String: Int] {
    let random = RandomHistory(seed: seed)
    let imported = try ImportedHistory(random.builder)
    try imported.ignore(random.ignored)
    let oracle = try Oracle(imported.repository, now: RandomHistory.now)
    let status = try oracle.status()
    var seen: [String: Int] = [:]
    func note(_ kind: String, _ count: Int) { seen[kind, default: 0] += count }
    func note(_ kind: String, _ occurs: Bool) { note(kind, occurs ? 1 : 0) }
    let history = oracle.history
    let commits = history.commits
    let (people, graph) = (history.people, history.graph)

    note("merge", commits.count { $0.parents.count == 2 })
    note("octopus", commits.count { $0.parents.count > 2 })
    note("evil merge", commits.count { $0.isMerge && !$0.changes.isEmpty })
    note("root", commits.count { $0.parents.isEmpty } - 1)
    note("future date", commits.count { $0.date ?? 0 > RandomHistory.now.seconds })
    note("floor", history.rules.since != nil)
    note("ignored revisions", !random.ignored.isEmpty)
    note("uncredited", history.credited.count { $0.isEmpty })
    note("shared credit", history.credited.count { $0.count > 1 })
    note("encoding", commits.count { $0.author.name.text?.hasPrefix("Ren\u{E9}") == true })
    note("bot's commit", commits.count { people.kind($0.author) == .bot })
    note("agent's commit", commits.count { people.kind($0.author) == .agent })
    note("assisted commit", commits.count { people.isAssisted($0) })
    note("mailmap", history.tree[".mailmap"] != nil)
    note("attributes", history.tree.keys.contains { fileName($0) == ".gitattributes" })
    for kind in ["name", "noreply", "people"] {
      note("joined by \(kind)", people.joined[kind] ?? 0)
    }
    for (index, commit) in commits.enumerated() {
      let dates = graph.parents[index].compactMap { commits[$0].date }
      note("clock behind its parent", dates.contains { $0 > commit.date ?? 0 })
      note("written before it landed", (graph.landed(index) ?? 0) > (graph.dates[index] ?? 0))
      note(
        "committer credited for an agent",
        people.kind(commit.author) == .agent
          && history.credited[index].contains(people.email(commit.committer)))
      note(
        "copied review",
        commit.message.contains("cherry picked") && commit.message.contains("Docs-reviewed"))
      note("look by a line", commit.lines("Docs-reviewed").count)
      note("several areas in a line", commit.lines("Docs-reviewed").count { $0.contains(",") })
      note("commit of many paths", history.isSweeping(index))
    }
    note("similar move", history.moves.similar.values.map(\.count).reduce(0, +))
    note("commit that sweeps docs of areas", history.areaSweeps.docs.count)
    note("commit that sweeps code of areas", history.areaSweeps.code.count)
    note("unreadable file", history.owners.values.count { $0 == nil })
    note("link", history.tree.values.count { $0.type == "120" })
    note("submodule", history.tree.values.count(where: \.isGitlink))

    for area in oracle.areas {
      note("covers", !area.owners.covers.isEmpty)
      note("root area", area.path.isEmpty)
      note(
        "nested area", oracle.areas.contains { $0.path != area.path && isBelow(area.path, $0.path) }
      )
      note("two first versions", area.versions.firstVersions.count > 1)
      note("moved area", area.former.count)
      note(
        "OWNERS.lead moved without its area",
        area.versions.names.dropFirst().contains { name in
          !area.former.contains { $0.directory == directory(name.path) }
        })
      note("stated since", try area.turns().count { $0.stated != nil })
      note(
        "change by a merge",
        try area.versions.changes(of: \.leads).count { commits[$0.commit].isMerge })
      for doc in area.docs {
        let edits = try doc.edits().edits
        note("moved doc", doc.names.count - 1)
        note("merge of a doc", doc.steps.count { commits[$0.commit].isMerge })
        note("change of a doc that refreshes nothing", doc.steps.count > edits.count)
        note("doc by a literal path below vendor", isBorrowed(doc.path))
        note("name in another case", fileName(doc.path) == "ReadMe.MD")
        for step in doc.steps {
          let ancestors = graph.ancestors(of: step.commit)
          note(
            "revived doc",
            step.change.appears
              && doc.steps.contains { $0.change.disappears && ancestors.contains($0.commit) })
          note(
            "edit beside a move",
            doc.names.contains { name in
              name.path == step.change.path && name.scope.contains(step.commit)
                && name.left.contains { !graph.isAncestor(step.commit, of: $0.commit) }
            })
        }
      }
      note("auxiliary file", area.files.count - area.textFiles.count)
    }
    for commit in commits.indices {
      note(
        "OWNERS.lead renamed to something else",
        commits[commit].changes.contains { change in
          change.disappears && fileName(change.path) == OracleHistory.ownersName
            && commits[commit].changes.contains { other in
              other.after != nil && other.after == change.before.first
                && fileName(other.path) != OracleHistory.ownersName
            }
        })
    }
    guard case .list(let areas) = status["areas"], case .list(let listed) = status["people"] else {
      return seen
    }
    for person in listed { note("several addresses", person["addresses"][1] != .null) }
    for area in areas {
      note(area["attention"]["how"].asText ?? "no attention", 1)
      note("docs drift", area["docsDrift"] != .null)
      note("no docs drift", area["docsDrift"] == .null)
      note("knowledge", area["knowledgeFactor"] != .null)
      note("no knowledge", area["knowledgeFactor"] == .null)
      note("drift beside the attention", area["driftCommits"] != area["docsDrift"])
      guard case .list(let changes) = area["leadChanges"] else { continue }
      for change in changes { note(change["handoff"].asText ?? "nobody left", 1) }
    }
    return seen
  }
}
