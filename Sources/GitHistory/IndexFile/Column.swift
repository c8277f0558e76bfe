internal import Basics

/// Values side by side, read in place. Valid as long as the storage that they stand in.
struct Column<Element: BitwiseCopyable> {
  let base: UnsafePointer<Element>
  let count: Int

  @inline(__always)
  subscript(_ index: Int) -> Element { base[index] }

  var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// The index of an element; nil where an ascending column does not hold it.
  func firstIndex(of element: Element) -> Int? where Element: Comparable {
    let index = buffer.partitioningIndex { $0 >= element }
    return index < count && base[index] == element ? index : nil
  }
}
