internal import Basics
package import LeadModel

/// How many findings there are of each severity; those that do not count are counted apart.
package struct FindingCounts: Hashable, Sendable {
  private let bySeverity: [Severity: Int]
  package let waived: Int
  /// Not waived, and listed by the baseline file.
  package let baselined: Int
  /// Neither, and the base that was compared with has them too.
  package let known: Int

  /// - Parameter all: whether findings that the base has too count like new ones.
  package init(_ findings: [Finding], all: Bool = false) {
    var bySeverity: [Severity: Int] = [:]
    var (waived, baselined, known) = (0, 0, 0)
    for index in findings.indices {
      if findings[index].waiver != nil {
        waived += 1
      } else if findings[index].isBaselined {
        baselined += 1
      } else if all || findings[index].isNew {
        bySeverity[findings[index].severity, default: 0] += 1
      } else {
        known += 1
      }
    }
    self.bySeverity = bySeverity
    self.waived = waived
    self.baselined = baselined
    self.known = known
  }

  /// Those that may fail a run.
  package var counting: Int { bySeverity.values.reduce(0, +) }

  /// Those of one severity that may fail a run.
  package subscript(severity: Severity) -> Int { bySeverity[severity, default: 0] }

  /// `2 waived`, `3 in the baseline`, `1 known before`: those that are there.
  var uncounted: [String] { setAside + (known > 0 ? ["\(known) known before"] : []) }

  /// The same without those that the base has too.
  var setAside: [String] {
    [
      waived > 0 ? "\(waived) waived" : nil,
      baselined > 0 ? "\(baselined) in the baseline" : nil,
    ].compactMap { $0 }
  }
}

extension Severity {
  /// `2 errors`, `1 warning`, `3 notes`.
  func counted(_ count: Int, more: Bool = false) -> String {
    plural(count, (more ? "more " : "") + (self == .info ? "note" : rawValue))
  }
}
