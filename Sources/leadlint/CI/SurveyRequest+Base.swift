internal import Basics
internal import Git
internal import LeadModel
internal import Surveying

extension SurveyRequest.Change {
  /// The same with the base found where it is `auto`. A note names it.
  /// - Parameter path: the repository, or a directory in it; nil: the one around the current one.
  /// - Throws: `RunError` that says what to do in this CI.
  func findingBase(in path: String?) throws -> SurveyRequest.Change {
    guard case .since(base: "auto", _, let policy) = self else { return self }
    let repository: Repository
    do {
      repository = try Repository.around(path)
    } catch {
      // What cannot be opened is explained where it is judged, and so is a shallow clone.
      return self
    }
    guard repository.shallowBoundary.isEmpty else { return self }
    let base = try BaseSearch(in: repository).find()
    Console.note(base.note)
    // The tip of a branch may have moved on since the change left it.
    return .since(
      base: ByteString(base.commit.description), usesMergeBase: true, policy: policy)
  }
}
