/// Lists of numbers for those few rows that have any.
///
/// One section says by span of rows where the numbers of its rows begin, in four bytes, and at its
/// end how many there are. Another holds for each number its row's place in the span, in a byte. A
/// packed one holds the numbers.
struct RowLists {
  private let starts: Column<UInt32>
  private let rows: Column<UInt8>
  private let numbers: PackedColumn

  init(_ index: HistoryIndex, _ starts: IndexSection, _ rows: IndexSection, _ numbers: IndexSection)
  {
    self.starts = index.column(starts)
    self.rows = index.column(rows)
    self.numbers = index.packed(numbers)
  }

  /// Calls `body` with the numbers of a row in their order, but for such that are not below `limit`.
  func forEach(of row: Int32, below limit: Int, _ body: (Int) -> Void) {
    let (span, place) = Int(row).quotientAndRemainder(dividingBy: PackedColumn.span)
    for entry in Int(starts[span])..<Int(starts[span + 1]) where rows[entry] == place {
      if let number = numbers.number(at: entry, below: limit) { body(number) }
    }
  }

  /// Gathers lists, row by row.
  struct Builder {
    private var starts: [UInt32] = []
    private var rows: [UInt8] = []
    private var numbers: [Int64] = []
    private var row = 0

    /// Adds the numbers of the next row.
    mutating func add(_ list: some Sequence<Int64>) {
      let place = row % PackedColumn.span
      if place == 0 { starts.append(UInt32(numbers.count)) }
      for number in list {
        rows.append(UInt8(place))
        numbers.append(number)
      }
      row += 1
    }

    func set(
      in assembler: inout IndexAssembler, _ starts: IndexSection, _ rows: IndexSection,
      _ numbers: IndexSection
    ) {
      assembler.set(starts, self.starts + [UInt32(self.numbers.count)])
      assembler.set(rows, self.rows)
      assembler.set(numbers, packed: self.numbers)
    }
  }
}
