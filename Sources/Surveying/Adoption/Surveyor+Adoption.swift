internal import Basics
internal import Git
package import GitHistory
internal import LeadFiles
package import LeadModel

extension Surveyor {
  /// What could be written for a repository that has no `OWNERS.lead` yet, or not everywhere.
  /// - Parameters:
  ///   - patterns: which directories are areas; empty: those with a manifest.
  ///   - postLimit: posts that one person may have.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func adoptionPlan(
    _ patterns: [PathPattern], postLimit: Int,
    progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(RunError) -> AdoptionPlan {
    var plan = AdoptionPlan()
    guard let tip else { return plan }
    var history = try session.history(of: tip, keepsHistory: request.usesCache, progress)
    let listing: TipListing
    do {
      listing = TipListing(try history.listing(repository), history.paths)
    } catch {
      throw RunError.readingTree(of: tip, error, isPartialClone: repository.isPartialClone)
    }
    var notes: [ByteString] = []
    let identities = try session.identities(history, now: now) { () throws(RunError) -> Mailmap in
      try Configuration.mailmap(files, notes: &notes)
    }
    let ignored = try Configuration.ignoredRevisions(files, rules, notes: &notes)
    let credits = Credits(history, identities, ignored: ignored, now: now)

    var posts: [IdentityMap.ID: Int] = [:]
    for path in try files.paths(named: OwnersFile.fileName, listing) {
      plan.existing.append(ByteString(path.bytes.dropLast(OwnersFile.fileName.count + 1)))
      guard case .bytes(let bytes) = try files.content(of: path, limit: OwnersReader.sizeLimit),
        let file = session.parse(bytes, file: path).value
      else { continue }
      for lead in file.leads {
        posts[identities.id(of: identities.email(of: lead.value)), default: 0] += 1
      }
    }
    let existing = Set(plan.existing)
    let areas = AreaSearch(listing: listing, patterns: patterns).found()
      .filter { !existing.contains($0) }
    var builder = ProposalBuilder(
      repository: repository, history: history, listing: listing, identities: identities,
      credits: credits, rules: rules, now: now, sources: try OwnershipSources(files, listing),
      names: HandleNames(identities), areas: areas,
      work: AreaWork(areas, history, credits, rules, now: now), postLimit: postLimit, posts: posts)
    for index in areas.indices { plan.proposals.append(try builder.proposal(index)) }
    plan.files = builder.readFiles.sorted()
    plan.handles = builder.handles.sorted { $0.key < $1.key }
      .map { (handle: $0.key, person: builder.person($0.value)) }
    plan.notes = notes
    return plan
  }
}
