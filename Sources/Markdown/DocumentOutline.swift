internal import Basics

/// What a fragment can name in a document, as the text has it: most documents are never asked.
struct DocumentOutline: Sendable {
  /// In the order of the text, by which those that are alike are numbered.
  var headings: [ByteString] = []
  /// Headings in HTML with the white space around them.
  var untrimmedHeadings: [ByteString] = []
  /// Names that the text gives itself.
  var names: [ByteString] = []

  var anchors: Set<ByteString> {
    var slugger = HeadingSlugger()
    for heading in headings { slugger.add(heading: heading) }
    return slugger.slugs.union(names).union(untrimmedHeadings.map(HeadingSlugger.slug))
  }
}
