package import Basics
internal import Git
package import LeadModel

extension Surveyor {
  /// The paths that the commit judged has changed since it left a base, deleted ones too, ascending.
  /// - Parameter revision: the base; compared is from where the two parted.
  /// - Throws: `RunError` for a revision that there is none of, or a tree that cannot be read.
  package func changedPaths(since revision: ByteString) throws(RunError) -> [ByteString] {
    let base: ObjectID
    do {
      base = try repository.commit(named: revision)
    } catch {
      throw RunError.naming(revision, error)
    }
    do {
      let shared = try tip.map { tip throws in try repository.mergeBase(of: base, tip) } ?? nil
      let before = try Self.tree(of: shared ?? base, in: repository)
      guard let after = try Self.tree(of: tip, in: repository) else { return [] }
      return try repository.changes(from: before, to: after).map(\.path)
    } catch let error as RunError {
      throw error
    } catch let error as GitError {
      throw RunError.reading(
        "what changed since \(revision)", error, isPartialClone: repository.isPartialClone)
    } catch {
      throw RunError(problem: "what changed since \(revision) cannot be read", remedy: nil)
    }
  }
}
