internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel

/// Proposes a lead for each area: whom ownership files name, else who does the work.
struct ProposalBuilder {
  let repository: Repository
  let history: History
  let listing: TipListing
  let identities: IdentityMap
  let credits: Credits
  let rules: RulesFile
  let now: Instant
  let sources: OwnershipSources
  let names: HandleNames
  let areas: [ByteString]
  let work: AreaWork
  /// Posts that one person may have.
  let postLimit: Int
  /// By person: the posts held so far.
  var posts: [IdentityMap.ID: Int]
  private(set) var handles: [ByteString: IdentityMap.ID] = [:]
  private(set) var readFiles: Set<ByteString> = []

  /// Commits that somebody needs in a year to be proposed by them alone, and their share.
  private static let leastCommits = 3
  private static let leastShare = 1.0 / 3

  /// Who may lead, and what speaks for them.
  private struct Candidates {
    var people: [IdentityMap.ID] = []
    var written: [IdentityMap.ID: ByteString] = [:]
    var unmatched: [AreaProposal.Unmatched] = []
    var statement: OwnershipSources.Statement?
  }

  mutating func proposal(_ index: Int) throws(RunError) -> AreaProposal {
    let path = areas[index]
    let candidates = try self.candidates(index)
    var draft = OwnersDraft()
    draft.kind = path.hasPrefix("teams/") ? .team : .service
    draft.docs = docs(of: path)
    var certainty = AreaProposal.Certainty.none
    var source: ByteString = ""
    var chosen: [IdentityMap.ID] = []
    if let statement = candidates.statement, !candidates.people.isEmpty {
      source = statement.line.map { "\(statement.file):\($0)" } ?? statement.file
      chosen = candidates.people.filter(isPresent)
      if let first = chosen.first(where: isFree) {
        certainty = .declared
        draft.reasons = ["sure: named in \(source)\(worked(first, index))"]
      } else {
        let who = listed(candidates.people.map(name), atMost: 3)
        let why: ByteString =
          chosen.isEmpty ? "not seen in the last \(rules.presentDays) days" : "posts enough already"
        draft.reasons = ["unsure: \(source) names \(who): \(why)"]
      }
    } else {
      (chosen, draft.reasons) = byHistory(index)
      if !chosen.isEmpty { certainty = .likely }
      source = "history"
    }
    draft.reasons += candidates.unmatched.prefix(3).map { "not matched: \($0.owner) in \($0.file)" }
    guard certainty != .none, let lead = chosen.first(where: isFree) else {
      return AreaProposal(
        path: path, lead: nil, deputies: [], certainty: .none, source: source,
        unmatched: candidates.unmatched, draft: draft)
    }
    posts[lead, default: 0] += 1
    let deputies = Array(chosen.filter { $0 != lead }.prefix(2))
    draft.lead = reference(lead)
    draft.deputies = deputies.map(reference)
    if let statement = candidates.statement, let written = candidates.written[lead] {
      draft.since = since(written, statement)
    }
    return AreaProposal(
      path: path, lead: person(lead), deputies: deputies.map(person), certainty: certainty,
      source: source, unmatched: candidates.unmatched, draft: draft)
  }

  /// The people of the first file that names somebody whom history knows; those of others beside.
  private mutating func candidates(_ index: Int) throws(RunError) -> Candidates {
    var found = Candidates()
    for statement in try sources.statements(on: areas[index]) {
      readFiles.insert(statement.file)
      let isDeciding = found.people.isEmpty
      for claim in statement.claims where claim.role != .emeritus {
        guard let reference = claim.person else {
          add("is a team or no person", claim, statement, to: &found)
          continue
        }
        guard let id = names.person(reference) else {
          add("nobody in history has this handle or address", claim, statement, to: &found)
          continue
        }
        if let handle = reference.handle { handles[handle.asciiLowercased] = id }
        guard isDeciding, !found.people.contains(id) else { continue }
        found.people.append(id)
        found.written[id] = claim.written
        found.statement = statement
      }
    }
    let shares = work.shares[index]
    let order = Dictionary(uniqueKeysWithValues: found.people.enumerated().map { ($1, $0) })
    found.people.sort { left, right in
      let (one, two) = (shares[left]?.weight ?? 0, shares[right]?.weight ?? 0)
      return one != two ? one > two : (order[left] ?? 0) < (order[right] ?? 0)
    }
    return found
  }

  private func add(
    _ reason: ByteString, _ claim: OwnershipClaim, _ statement: OwnershipSources.Statement,
    to found: inout Candidates
  ) {
    found.unmatched.append(
      .init(file: statement.file, owner: claim.written, reason: reason))
  }

  private func byHistory(_ index: Int) -> ([IdentityMap.ID], reasons: [ByteString]) {
    let total = work.commits[index]
    let ranked = work.shares[index].sorted { left, right in
      left.value.weight != right.value.weight
        ? left.value.weight > right.value.weight : email(left.key) < email(right.key)
    }
    guard let (first, share) = ranked.first else {
      return ([], ["unsure: no file names an owner, and nobody changed this in the last year"])
    }
    let isEnough =
      share.commits >= Self.leastCommits
      && Double(share.commits) >= Self.leastShare * Double(total)
    guard isEnough, isPresent(first), isFree(first) else {
      if isEnough, isPresent(first) {
        return ([], ["unsure: \(name(first)) did most here, and has \(postLimit) posts already"])
      }
      let most = ranked.prefix(3).map { "\(name($0.key)) (\($0.value.commits))" as ByteString }
      let commits: ByteString = plural(total, "commit")
      return ([], ["unsure: \(commits) in the last year, most by \(listed(most))"])
    }
    let others = ranked.dropFirst().filter {
      isPresent($0.key) && $0.value.commits >= 2 && $0.value.commits * 6 >= total
    }
    return ([first] + others.map(\.key), ["likely: no file names an owner\(worked(first, index))"])
  }

  private func worked(_ id: IdentityMap.ID, _ index: Int) -> ByteString {
    guard let share = work.shares[index][id] else { return "; no commit here in the last year" }
    return "; \(share.commits) of \(work.commits[index]) commits here in the last year"
  }

  /// The day since when every version of a file names somebody.
  private func since(
    _ owner: ByteString, _ statement: OwnershipSources.Statement
  ) -> CalendarDate? {
    guard let path = history.paths.id(of: statement.file) else { return nil }
    var oldest: CommitPosition?
    for change in history.changes(of: path).prefix(100) where !history.isMerge(change.commit) {
      guard let blob = try? history.blobs(of: change, repository).new, blob != .zero,
        let bytes = try? repository.objects.read(blob).copiedBytes, statement.names(bytes, owner)
      else { break }
      oldest = change.commit
    }
    guard let time = oldest.map(credits.time), time > 0 else { return nil }
    return Instant(seconds: time).date
  }

  /// Documents beside which the defaults find none.
  private func docs(of directory: ByteString) -> [ByteString] {
    let paths = listing.files(startingWith: directory + "/").map(listing.path(at:))
    if paths.contains(where: { rules.docs.select($0, in: directory) }) { return [] }
    return paths.map { ByteString($0.bytes.dropFirst(directory.count + 1)) }
      .filter { name in
        let word = name.asciiLowercased
        return word.hasSuffix(".md") && !name.bytes.contains(UInt8(ascii: "/"))
          && !word.hasPrefix("change") && !word.hasPrefix("licen")
      }
      .prefix(5).map(\.self)
  }

  // MARK: People

  private func isPresent(_ id: IdentityMap.ID) -> Bool {
    (work.seen[id] ?? .min) >= now.earlier(days: rules.presentDays).seconds
  }

  private func isFree(_ id: IdentityMap.ID) -> Bool { posts[id, default: 0] < postLimit }

  private func email(_ id: IdentityMap.ID) -> ByteString { identities.emails[Int(id)] }

  private func name(_ id: IdentityMap.ID) -> ByteString {
    identities.configuredName(email(id)) ?? identities.name(email(id)) ?? email(id)
  }

  func person(_ id: IdentityMap.ID) -> Person { Person(email: email(id), name: name(id)) }

  /// A name that an `OWNERS.lead` cannot hold is left out.
  private func reference(_ id: IdentityMap.ID) -> PersonReference {
    let text: ByteString = "\(name(id)) <\(email(id))>"
    return (try? PersonReference(reading: text)) ?? PersonReference(email: email(id))
  }
}
