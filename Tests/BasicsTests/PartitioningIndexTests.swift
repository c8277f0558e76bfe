import Basics
import Testing

@Suite struct PartitioningIndexTests {
  @Test("finds every boundary of lists of every small length")
  func boundaries() {
    for count in 0...9 {
      for boundary in 0...count {
        #expect((0..<count).partitioningIndex { $0 >= boundary } == boundary)
      }
    }
  }

  @Test("an index of a slice is one of its base")
  func slice() {
    let list = [1, 3, 3, 5, 7][1...]
    #expect(list.partitioningIndex { $0 > 3 } == 3)
    #expect(list.partitioningIndex { $0 > 9 } == list.endIndex)
  }
}
