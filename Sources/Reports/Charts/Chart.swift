/// A chart, and the same numbers as a table for those who cannot see it.
struct Chart: Sendable {
  let id: String
  let title: String
  /// What it shows, in one or two sentences with the numbers that matter.
  let description: String
  /// An `<svg>` element with its own title and description.
  let svg: String
  let headers: [String]
  let rows: [[String]]
}
