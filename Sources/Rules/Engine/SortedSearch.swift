extension Array {
  /// How many elements stand before the first that is not `isBefore`, where all such come first.
  func count(ofFirst isBefore: (Element) -> Bool) -> Int {
    // Elements may be large: they are looked at where they stand.
    withUnsafeBufferPointer { elements in
      var low = 0
      var high = elements.count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(elements[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
