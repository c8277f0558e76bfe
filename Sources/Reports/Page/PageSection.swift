/// A part of the page that the contents list leads to.
struct PageSection {
  let id: String
  let title: String
  /// What the contents list calls it, where the title is long.
  var short: String?
  /// What the contents list says beside the title: a count; nil where counting says nothing.
  var count: Int?
  let content: HTML

  func render() -> HTML {
    HTML(.section, .id(id), .labelledBy(id + "-heading")) {
      HTML(.h2, .id(id + "-heading")) { title }
      content
    }
  }
}
