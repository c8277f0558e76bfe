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
    let place = areas.count(ofFirst: { $0.path < path })
    return place < areas.count && areas[place].path == path ? areas[place] : nil
  }
}
