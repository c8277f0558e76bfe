extension RandomAccessCollection {
  /// The index of the first element for which a condition holds, found by binary search; `endIndex`
  /// where it holds for none.
  ///
  /// Public, because the compiler inlines and specializes across modules only what is public.
  /// - Parameter belongsInSecondPartition: holds for no element before the index and for all from
  ///   there on.
  @inlinable
  public func partitioningIndex(where belongsInSecondPartition: (Element) -> Bool) -> Index {
    var start = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if belongsInSecondPartition(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
