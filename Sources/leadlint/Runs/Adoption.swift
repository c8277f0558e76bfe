internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// What leadlint would begin with in one repository.
struct Adoption {
  let plan: AdoptionPlan
  let request: SurveyRequest
  let workDirectory: ByteString?
  /// Whether `.lead-rules` is there already.
  private let hasRules: Bool
  private let areas: [String]

  /// - Parameter areas: patterns of directories, as they were typed; empty: those with a manifest.
  /// - Throws: `RunError`.
  init(_ request: SurveyRequest, areas: [String]) throws {
    var patterns: [PathPattern] = []
    for area in areas {
      do {
        patterns.append(try PathPattern(RawArguments.bytes(area)))
      } catch {
        throw RunError(
          problem: "--areas \(RawArguments.bytes(area)): \(error.reason)",
          remedy: "write a pattern from the root:  --areas 'services/*'")
      }
    }
    self.request = request
    self.areas = areas
    let (surveyor, _) = try CheckRun.open(request)
    let line = ProgressLine()
    defer { line.clear() }
    plan = try surveyor.adoptionPlan(
      patterns, postLimit: LeadOverload.standardLimit, progress: line.report)
    workDirectory = surveyor.workDirectory
    hasRules = try surveyor.holds(RulesFile.fileName)
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }

  /// The files that are proposed: each `OWNERS.lead`, then `.lead-rules` where there is none.
  var files: [WorkTreeWriter.File] {
    var files = plan.proposals.map {
      WorkTreeWriter.File(path: $0.ownersPath, old: nil, new: $0.draft.text.bytes)
    }
    if !hasRules, !files.isEmpty {
      files.append(.init(path: RulesFile.fileName, old: nil, new: rulesText.bytes))
    }
    return files
  }

  /// The request that judges what is proposed as if it stood there.
  var judged: SurveyRequest {
    var request = self.request
    for proposal in plan.proposals {
      request.proposed[proposal.ownersPath] = proposal.draft.text.bytes
    }
    return request
  }

  private var rulesText: ByteString {
    var text: ByteString =
      "# yaml-language-server: $schema=./.lead-rules.schema.json\n"
      + "# leadlint schema rules -o .lead-rules.schema.json writes it; every key: .lead-rules.example\n"
      + "version: 1\nareas:\n"
    for kind in [AreaKind.service, .team] {
      let paths =
        areas.isEmpty || kind == .team
        ? plan.proposals.filter { $0.draft.kind == kind }.map(\.path)
        : areas.map(RawArguments.bytes)
      guard !paths.isEmpty else { continue }
      text.append("  \(kind.rawValue):\n")
      for path in paths { text.append("    - \(OwnersDraft.flowScalar(path))\n") }
    }
    let people = plan.handles.filter { !$0.person.email.hasPrefix("@") }
    if !people.isEmpty { text.append("people:\n") }
    for (person, handle) in firstHandles(people) {
      let name = OwnersDraft.flowScalar(person.displayName)
      let email = OwnersDraft.flowScalar(person.email)
      text.append("  - {name: \(name), emails: [\(email)], handle: \"@\(handle)\"}\n")
    }
    return text
  }

  /// One handle a person: `people` knows no more.
  private func firstHandles(
    _ people: [(handle: ByteString, person: Person)]
  ) -> [(Person, ByteString)] {
    var seen: Set<ByteString> = []
    return people.compactMap { entry in
      seen.insert(entry.person.email).inserted ? (entry.person, entry.handle) : nil
    }
  }

  // MARK: Words

  /// How many areas there are and how many have a lead.
  var summary: ByteString {
    let proposals = plan.proposals
    let declared = proposals.count { $0.certainty == .declared }
    let likely = proposals.count { $0.certainty == .likely }
    var text: ByteString = plural(proposals.count, "area")
    text.append(
      ": \(declared) with a lead from ownership files, \(likely) from history, "
        + "\(proposals.count - declared - likely) left as 'lead: none'")
    return text
  }

  /// Who was named and is not taken, one line each owner.
  var unmatched: [ByteString] {
    let all = plan.proposals.flatMap(\.unmatched)
    let groups = Dictionary(grouping: all) { $0.owner }
    return groups.sorted { $0.key < $1.key }.map { owner, found in
      let reason = found.first?.reason ?? ""
      let file = found.first?.file ?? ""
      let more: ByteString = found.count > 1 ? " and \(found.count - 1) more" : ""
      return "\(owner) (\(file)\(more)): \(reason)"
    }
  }

  /// The plan as JSON, `leadlint.adoption/1`.
  var json: JSONValue {
    let proposals: [JSONValue] = plan.proposals.map { proposal in
      [
        "path": .bytes(proposal.path), "kind": .text(proposal.draft.kind.rawValue),
        "lead": proposal.lead.map(Self.json), "deputies": .list(proposal.deputies.map(Self.json)),
        "certainty": .text(proposal.certainty.rawValue), "source": .bytes(proposal.source),
        "reasons": .list(proposal.draft.reasons.map { .bytes($0) }),
        "since": proposal.draft.since.map { .text($0.description) },
        "unmatched": .list(
          proposal.unmatched.map {
            ["file": .bytes($0.file), "owner": .bytes($0.owner), "reason": .bytes($0.reason)]
          }),
      ]
    }
    return [
      "schema": "leadlint.adoption/1", "version": .text(Version.program),
      "now": .text(request.now.description), "areas": .list(proposals),
      "existing": .list(plan.existing.map { .bytes($0) }),
      "files": .list(plan.files.map { .bytes($0) }),
      "handles": .list(
        plan.handles.map { ["handle": .bytes($0.handle), "person": Self.json($0.person)] }),
    ]
  }

  private static func json(_ person: Person) -> JSONValue {
    ["name": person.name.map { .bytes($0) }, "email": .bytes(person.email)]
  }
}
