/// Lists of values for those few rows that have any.
///
/// One section says by span of rows where the values of its rows begin, in four bytes, and at its
/// end how many there are. Another holds for each value its row's offset in the span, in a byte. A
/// packed one holds the values.
struct RowLists {
  private let starts: Column<UInt32>
  private let rows: Column<UInt8>
  private let values: PackedColumn

  init(_ index: HistoryIndex, _ starts: IndexSection, _ rows: IndexSection, _ values: IndexSection)
  {
    self.starts = index.column(starts)
    self.rows = index.column(rows)
    self.values = index.packed(values)
  }

  /// Calls `body` with a row's values in their order, except those that are not below `limit`.
  func forEach(of row: CommitRow, below limit: Int, _ body: (Int) -> Void) {
    let (span, offset) = row.index.quotientAndRemainder(dividingBy: PackedColumn.span)
    for index in Int(starts[span])..<Int(starts[span + 1]) where rows[index] == offset {
      if let value = values.value(at: index, below: limit) { body(value) }
    }
  }

  /// Gathers lists, row by row.
  struct Builder {
    private var starts: [UInt32] = []
    private var rows: [UInt8] = []
    private var values: [Int64] = []
    private var row = 0

    /// Adds the values of the next row.
    mutating func add(_ list: some Sequence<Int64>) {
      let offset = row % PackedColumn.span
      if offset == 0 { starts.append(UInt32(values.count)) }
      for value in list {
        rows.append(UInt8(offset))
        values.append(value)
      }
      row += 1
    }

    func set(
      in assembler: inout IndexAssembler, _ starts: IndexSection, _ rows: IndexSection,
      _ values: IndexSection
    ) {
      assembler.set(starts, self.starts + [UInt32(self.values.count)])
      assembler.set(rows, self.rows)
      assembler.set(values, packed: self.values)
    }
  }
}
