internal import Basics
internal import Git
internal import LeadModel

/// What a change is compared with.
struct ComparedBase {
  /// Nil where the change is the first commit of all.
  let commit: ObjectID?
  /// What it was called; nil where the change is what is staged.
  let name: ByteString?
  let files: FileSource
  /// Where configuration, settings and waivers are taken from, where not from the change.
  let policyFiles: FileSource?
  /// The change, where it is not committed yet.
  let pending: PendingCommit?

  /// Nil where the request is for a state by itself.
  init?(
    _ request: SurveyRequest, in repository: Repository, tip: ObjectID?
  ) throws(RunError) {
    var policyCommit: ObjectID?
    switch request.change {
    case nil: return nil
    case .staged:
      commit = tip
      do {
        pending = try repository.pendingCommit(on: tip, at: request.now.seconds)
      } catch {
        throw RunError.readingIndex(error)
      }
    case .since(let revision, let usesMergeBase, _):
      pending = nil
      do {
        let named = try repository.commit(named: revision)
        policyCommit = named
        // Where the base has gone on since, what it settled or did meanwhile is no fault of the
        // change, which is compared with the commit that it began at.
        let shared = try tip.map { tip throws in try repository.mergeBase(of: named, tip) }
        if usesMergeBase, shared == .some(nil) {
          throw RunError(
            problem: "\(revision) and the change have no commit in common",
            remedy: "name a base that the change was made from:  --base REV")
        }
        commit = (shared ?? nil) ?? named
      } catch let error as RunError {
        throw error
      } catch let error as GitError {
        throw RunError.naming(revision, error)
      } catch {
        throw RunError(problem: "\(revision) cannot be found", remedy: nil)
      }
    }
    files = FileSource(
      repository, tree: try Surveyor.tree(of: commit, in: repository), readsWorkTree: false)
    guard case .since(let revision, _, let policy) = request.change else {
      policyFiles = nil
      name = nil
      return
    }
    name = revision
    policyFiles =
      policy == .head
      ? nil
      : FileSource(
        repository, tree: try Surveyor.tree(of: policyCommit, in: repository),
        readsWorkTree: false)
  }
}
