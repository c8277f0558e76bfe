package import Basics

/// What `--split-by lead` wrote, for the job that sends it: `leadlint.report-index/1`.
package struct ReportIndex: Encodable, Sendable {
  package let schema = "leadlint.report-index/1"
  /// `2026-W47`.
  package var week: String
  /// Ascending by address, or by name where there is none; those with nothing to settle are not among them.
  package var leads: [Lead]

  package struct Lead: Encodable, Sendable {
    package let person: PersonName
    /// By format; within the index's directory.
    package let files: [String: String]
    package let overdue: Int
    package let due: Int
    /// The first line of the lead's Markdown.
    package let marker: String

    /// By what the leads are ordered.
    package var sortKey: String { person.email ?? person.name }

    package init(
      person: PersonName, files: [String: String], overdue: Int, due: Int,
      marker: String
    ) {
      self.person = person
      self.files = files
      self.overdue = overdue
      self.due = due
      self.marker = marker
    }
  }

  package init(week: String, leads: [Lead]) {
    self.week = week
    self.leads = leads
  }

  private enum CodingKeys: CodingKey { case schema, week, leads }

  /// The document, ended by a line feed.
  /// - Throws: what a JSON encoder throws, which it does not for these types.
  package func render() throws -> ByteString { try JSONText.encode(self) }
}
