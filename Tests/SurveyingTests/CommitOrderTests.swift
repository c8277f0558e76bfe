import TestSupport
import Testing

@testable import Surveying

@Suite struct CommitOrderTests {
  @Test(arguments: [0, 1, 2, 200, 201, 5000])
  func sortsAsComparingDoes(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for mask: UInt64 in [0xFF, 0xFFF_FFFF, 0xFFFF_0000_FFFF_0000, .max] {
      var numbers = (0..<count).map { _ in random.next() & mask }
      let expected = numbers.sorted()
      DigitSort.sort(&numbers)
      #expect(numbers == expected)
    }
  }

  @Test func sortsNarrowNumbers() {
    var random = SplitMix64(seed: 7)
    var numbers = (0..<1000).map { _ in UInt32(truncatingIfNeeded: random.next()) }
    let expected = numbers.sorted()
    DigitSort.sort(&numbers)
    #expect(numbers == expected)
  }

  @Test func findsWhatHasAHash() {
    let hashes: [UInt64] = [3, 0, 3, .max, 1 << 63, 3]
    let chains = HashChains(hashes)
    #expect(chains.items(3) == [0, 2, 5])
    #expect(chains.items(0) == [1])
    #expect(chains.items(.max) == [3])
    #expect(chains.items(1 << 63) == [4])
    #expect(chains.items(4) == [])
    #expect(HashChains([]).items(0) == [])
  }
}
