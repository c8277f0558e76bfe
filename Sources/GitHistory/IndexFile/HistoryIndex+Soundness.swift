extension HistoryIndex {
  /// Whether all columns fit together, so that nothing outside of them is ever read: the checksum
  /// says that the bytes are those that were written, not who wrote them. Values of packed columns
  /// and of lists of changes are checked as they are read.
  var isSound: Bool {
    let commits = commitCount
    let paths = pathCount
    guard commits > 0, commits < IndexFormat.idLimit, paths < IndexFormat.idLimit,
      raw(.ids).count == commits * 20, isPacked(.times, commits), isPacked(.idOrder, commits),
      (column(.timeBounds) as Column<Int64>).count
        == (commits + IndexFormat.boundSpan - 1) / IndexFormat.boundSpan,
      isPacked(.credits, commits), isPacked(.committers, commits), isPacked(.parents, commits),
      isPacked(.changeStarts, commits + 1), isPacked(.changeCounts, commits),
      hasCount(.pathStarts, paths + 1), hasCount(.nameEnds, paths), hasCount(.subtreeEnds, paths)
    else { return false }
    guard rises(.pathStarts, to: raw(.byPath).count), rises(.nameEnds, to: raw(.names).count),
      areRowLists(.furtherStarts, .furtherRows, .furtherParents),
      areRowLists(.coAuthorStarts, .coAuthorRows, .coAuthorPersons),
      rises(.personEnds, to: raw(.personText).count), isBelow(.malformed, commits),
      isBelow(.undated, commits), isBelow(.tooDeep, commits),
      areTexts(.reviewRows, .reviewEnds, .reviewText), areTexts(.mergeRows, .mergeEnds, .mergeText),
      isBelow(.helperRows, commits), isBelow(.helperPersons, personCount + 1),
      hasCount(.helperPersons, (column(.helperRows) as Column<UInt32>).count),
      raw(.reviewDates).count == raw(.reviewRows).count * 2
    else { return false }
    let moves = (column(.moveKeys) as Column<UInt64>).count
    let recorded = (column(.recordedKeys) as Column<UInt64>).count
    let similar = (column(.similarKeys) as Column<UInt64>).count
    let files = (column(.listingPaths) as Column<UInt32>).count
    return holdsKeys(.moveKeys) && hasCount(.moveOthers, moves) && isBelow(.moveOthers, paths)
      && isBelow(.recordedPaths, paths) && holdsKeys(.recordedKeys)
      && raw(.recordedOldIDs).count == recorded * 20 && raw(.recordedNewIDs).count == recorded * 20
      && hasCount(.comparisons, (column(.comparisonKeys) as Column<UInt64>).count)
      && holdsKeys(.similarKeys)
      && hasCount(.similarSources, similar) && isBelow(.similarSources, paths, orNone: true)
      && isBelow(.listingPaths, paths) && raw(.listingTypes).count == files
      && raw(.listingIDs).count == files * 20 && treeIsSound
  }

  private func hasCount(_ section: IndexSection, _ count: Int) -> Bool {
    (column(section) as Column<UInt32>).count == count
  }

  private func isPacked(_ section: IndexSection, _ count: Int) -> Bool {
    let column = packed(section)
    return column.count == count && column.isWithin(raw(section).count)
  }

  private func isBelow(
    _ section: IndexSection, _ limit: Int, shift: UInt32 = 0, orNone: Bool = false
  ) -> Bool {
    let values: Column<UInt32> = column(section)
    guard values.count > 0 else { return true }
    var largest: UInt32 = 0
    for value in values.buffer {
      largest = max(largest, orNone && value == IndexFormat.none ? 0 : value >> shift)
    }
    wasChecked(section)
    return Int(largest) < limit || (orNone && largest == 0)
  }

  private func rises(_ section: IndexSection, to limit: Int) -> Bool {
    let values: Column<UInt32> = column(section)
    var last: UInt32 = 0
    var falls = false
    for value in values.buffer {
      falls = falls || value < last
      last = value
    }
    wasChecked(section)
    return !falls && Int(last) <= limit
  }

  private func wasChecked(_ section: IndexSection) {
    let start = offsets[section.rawValue]
    storage.wasChecked(start..<(start + lengths[section.rawValue]))
  }

  private func holdsKeys(_ section: IndexSection) -> Bool {
    let keys: Column<UInt64> = column(section)
    return keys.buffer.allSatisfy { key in
      key >> 32 < UInt64(commitCount) && key & 0xFFFF_FFFF < UInt64(pathCount)
    }
  }

  private func areTexts(
    _ rows: IndexSection, _ ends: IndexSection, _ text: IndexSection
  ) -> Bool {
    isBelow(rows, commitCount) && hasCount(ends, (column(rows) as Column<UInt32>).count)
      && rises(ends, to: raw(text).count)
  }

  private func areRowLists(
    _ starts: IndexSection, _ rows: IndexSection, _ values: IndexSection
  ) -> Bool {
    let spans = (commitCount + PackedColumn.span - 1) / PackedColumn.span
    let count = raw(rows).count
    return hasCount(starts, spans + 1) && rises(starts, to: count) && isPacked(values, count)
  }

  /// What lies in a directory is one run behind it, and nothing else lies in that run.
  private var treeIsSound: Bool {
    let parents: Column<UInt32> = column(.pathParents)
    let ends: Column<UInt32> = column(.subtreeEnds)
    // The path before the next one; it and the directories above it are still open.
    var last = IndexFormat.none
    func closes(upTo parent: UInt32, at path: Int) -> Bool {
      while last != parent {
        guard last != IndexFormat.none, Int(ends[Int(last)]) == path else { return false }
        last = parents[Int(last)]
      }
      return true
    }
    for path in 0..<parents.count {
      guard closes(upTo: parents[path], at: path) else { return false }
      last = UInt32(path)
    }
    return closes(upTo: IndexFormat.none, at: parents.count)
  }
}
