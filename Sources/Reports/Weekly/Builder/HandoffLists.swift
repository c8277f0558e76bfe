internal import Basics
internal import LeadModel

/// Handoffs that are coming, and those that were done.
struct HandoffLists {
  let context: ReportContext

  /// Ends of turns and absences within 60 days, soonest first.
  func coming() -> [WeeklyReport.ComingHandoff] {
    let end = context.now.later(days: 60)
    var coming: [(CalendarDate, ByteString, WeeklyReport.ComingHandoff)] = []
    for area in context.survey.areas where area.isActive && !area.leads.isEmpty {
      func add(
        _ kind: WeeklyReport.ComingHandoff.Kind, _ from: CalendarDate, to: CalendarDate? = nil,
        cover: Person? = nil, command: ByteString? = nil
      ) {
        coming.append(
          (
            from, area.path,
            WeeklyReport.ComingHandoff(
              kind: kind, area: JSONText.string(area.path), areaName: JSONText.string(area.name),
              leads: context.leads(of: area), from: from, to: to,
              cover: cover.map { context.names.name(of: $0) },
              command: command.map(context.names.text))
          ))
      }
      if let until = area.file.until?.value, until.end >= context.now, until.start <= end {
        add(.turnEnds, until, command: context.handoffCommand(area))
      }
      for absence in area.absences where absence.to.end >= context.now && absence.from.start <= end
      {
        add(.absence, absence.from, to: absence.to, cover: absence.cover)
      }
    }
    return coming.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// Changes of lead since the end of the week before, newest first.
  func done() -> [WeeklyReport.DoneHandoff] {
    let since = context.previous?.at ?? context.week.earlier(by: 1).end
    let done = context.survey.areas.flatMap { area in
      area.leadChanges.compactMap { change -> (Instant, ByteString, WeeklyReport.DoneHandoff)? in
        guard let date = change.commit.date, date > since else { return nil }
        return (
          date, area.path,
          WeeklyReport.DoneHandoff(
            area: JSONText.string(area.path), areaName: JSONText.string(area.name),
            commit: context.commit(change.commit),
            from: change.from.map { context.names.name(of: $0) },
            to: change.to.map { context.names.name(of: $0) },
            isRecorded: change.handoff.map { $0 == .recorded })
        )
      }
    }
    return done.sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }.map(\.2)
  }
}
