internal import Basics

/// Which repository needs attention first.
package enum Ranking {
  /// The formula, as the help and the document say it.
  package static let words = """
    errors ÷ active areas, highest first; then areas with stale docs ÷ active areas, silos ÷ \
    active areas, missing handoffs ÷ active areas, and the name. Where only facts are known, \
    silos and missing handoffs count as the errors. Repositories without areas come last.
    """

  /// Errors ÷ active areas, to 4 places; nil where there is neither.
  static func attention(_ digest: RepositoryDigest) -> Double? {
    let errors = errors(digest)
    guard errors > 0 || digest.counts.areas > 0 else { return nil }
    return Rounding.fourPlaces(Double(errors) / Double(max(1, digest.counts.areas)))
  }

  static func needsMore(_ left: RepositoryDigest, _ right: RepositoryDigest) -> Bool {
    let isEmpty = (attention(left) == nil, attention(right) == nil)
    if isEmpty.0 != isEmpty.1 { return isEmpty.1 }
    for count in [errors, { $0.counts.staleDocs ?? 0 }, \.counts.silos, \.counts.missingHandoffs] {
      // Fractions are compared without rounding; the reader takes no count that could overflow.
      let parts = (
        count(left) * max(1, right.counts.areas), count(right) * max(1, left.counts.areas)
      )
      if parts.0 != parts.1 { return parts.0 > parts.1 }
    }
    return left.name < right.name
  }

  private static func errors(_ digest: RepositoryDigest) -> Int {
    digest.counts.errors ?? (digest.counts.silos + digest.counts.missingHandoffs)
  }
}
