internal import Basics
internal import LeadFiles
internal import LeadModel

extension Area {
  /// Where a finding about one lead stands: at `lead:`, or, where there are several, at the person.
  func position(of lead: Lead) -> SourcePosition {
    leads.count > 1 ? lead.declared.position : file.leadPosition
  }
}

extension Survey {
  /// The area at a path; nil where none is.
  func area(at path: ByteString) -> Area? {
    var low = 0
    var high = areas.count
    while low < high {
      let middle = (low + high) / 2
      if areas[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < areas.count && areas[low].path == path ? areas[low] : nil
  }
}
