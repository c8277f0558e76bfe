extension Array {
  /// How many elements stand before the first that is not `isBefore`, where all such come first.
  func count(ofFirst isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
