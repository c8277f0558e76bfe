internal import Basics

/// What the lines of commit messages say.
extension HistoryIndex {
  /// `Docs-reviewed:` lines in row order.
  var reviews: [(row: CommitRow, line: ReviewLine)] {
    let dates: Column<Int64> = column(.reviewDates)
    return zip(texts(.reviewRows, .reviewEnds, .reviewText), dates.buffer).map { text, date in
      (text.0, ReviewLine(areas: text.1, authored: date >> 1, isCopy: date & 1 == 1))
    }
  }

  /// Merges of "HANDLE/…" in row order.
  var mergedHandles: [(row: CommitRow, handle: ByteString)] {
    texts(.mergeRows, .mergeEnds, .mergeText)
  }

  /// Whom `Assisted-by:` and `Generated-by:` lines name, in row order.
  var helpers: [(row: CommitRow, person: PersonID)] {
    let rows: Column<UInt32> = column(.helperRows)
    let persons: Column<UInt32> = column(.helperPersons)
    return (0..<rows.count).map { (CommitRow(Int(rows[$0])), person(UInt64(persons[$0]))) }
  }

  /// Texts that rows carry.
  private func texts(
    _ rows: IndexSection, _ ends: IndexSection, _ text: IndexSection
  ) -> [(CommitRow, ByteString)] {
    let rows: Column<UInt32> = column(rows)
    let ends: Column<UInt32> = column(ends)
    let text = raw(text)
    return (0..<rows.count).map { index in
      let start = index == 0 ? 0 : Int(ends[index - 1])
      return (CommitRow(Int(rows[index])), ByteString(text[start..<Int(ends[index])]))
    }
  }
}
