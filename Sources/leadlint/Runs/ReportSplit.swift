internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports

/// A report for each lead who has something to settle, into one directory, and an index of them.
struct ReportSplit {
  /// Each format once, in the order in which they were asked for.
  private let formats: [ReportFormat]
  private let directory: String

  /// - Throws: `RunError` for a format that there is none of, or that names a file.
  init(_ formats: [String], directory: String) throws {
    var read: [ReportFormat] = []
    for argument in formats.isEmpty ? [ReportFormat.standard.rawValue] : formats {
      let targets = try FormatTarget<ReportFormat>.read([argument], output: nil)
      for target in targets {
        guard target.file == nil else {
          throw RunError(
            problem: "--format \(RawArguments.bytes(argument)) names one file for many reports",
            remedy: "leave out =FILE: the files in --output are named after the leads")
        }
        if !read.contains(target.format) { read.append(target.format) }
      }
    }
    guard !directory.isEmpty else {
      throw RunError(problem: "--output names no directory", remedy: "name one to write to")
    }
    try RawArguments.requireText(directory)
    self.formats = read
    self.directory = directory
  }

  /// Writes all documents; the index, which names them, comes last.
  /// - Throws: `RunError` where the directory or a file cannot be written.
  func write(
    _ run: TrendRun, _ options: WeeklyReportBuilder.Options, names: Pseudonyms
  ) throws {
    var fileNames = LeadFileNames()
    var documents: [(name: String, text: ByteString)] = []
    var index = ReportIndex(week: "", leads: [])
    let emails = run.leadEmails(within: options.selection)
    let parts = run.parts(ofLeads: emails)
    for email in emails {
      var options = options
      options.selection = ReportSelection(
        team: options.selection.team, lead: email, area: options.selection.area)
      guard let report = parts[email]?.report(options, names: names) else { continue }
      index.week = report.week.label
      guard let lead = report.scope.lead else { continue }
      let overdue = report.leads.reduce(0) { $0 + $1.overdueCount }
      let due = report.leads.reduce(0) { $0 + $1.dueCount }
      guard overdue + due > 0 else { continue }
      let name = fileNames.next(for: lead.email ?? lead.name)
      var files: [String: String] = [:]
      for format in formats {
        let file = name + "." + Self.fileExtension(of: format)
        files[format.rawValue] = file
        documents.append((file, try format.render(report)))
      }
      index.leads.append(
        ReportIndex.Lead(
          person: lead, files: files, overdue: overdue, due: due,
          marker: WeeklyMarkdown.marker(report)))
    }
    // Pseudonyms must not stand in the order of the addresses that they hide.
    index.leads.sort { ByteString($0.sortKey) < ByteString($1.sortKey) }
    if index.week.isEmpty { index.week = ISOWeek(reportedAt: run.survey.now).label }
    let list = try index.render()
    try make(directory)
    for document in documents { try OutputFile.write(document.text, to: path(document.name)) }
    try OutputFile.write(list, to: path("index.json"))
  }

  /// Two formats of one lead never share a name, and none has that of the index.
  private static func fileExtension(of format: ReportFormat) -> String {
    switch format {
    case .slack, .email: "\(format.rawValue).\(format.fileExtension)"
    case .html, .markdown, .json, .badge: format.fileExtension
    }
  }

  private func path(_ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  /// With all directories above it.
  private func make(_ directory: String) throws {
    if let mode = FileSystem.mode(of: ByteString(directory)) {
      if mode & S_IFMT == S_IFDIR { return }
      throw RunError(
        problem: "\(RawArguments.bytes(directory)) is not a directory, and --split-by needs one",
        remedy: "name a directory that exists or can be made")
    }
    guard FileSystem.makeDirectories(ByteString(directory)) else {
      throw RunError(
        problem: "the directory \(directory) cannot be made: \(Console.lastError)",
        remedy: "name a directory that exists or can be made")
    }
  }
}
