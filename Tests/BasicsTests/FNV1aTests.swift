import Basics
import Testing

@Suite struct FNV1aTests {
  /// From the authors' test suite, <http://www.isthe.com/chongo/src/fnv/test_fnv.c>.
  @Test(
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func vectors(text: String, expected: UInt64) {
    #expect(FNV1a.hash(text.utf8) == expected)
  }

  @Test("a seed tells apart what is equal, and parts hash as the whole")
  func parts() {
    var hash = FNV1a(seed: 1)
    hash.combine("foo".utf8)
    hash.combine("bar".utf8)
    #expect(hash.value != FNV1a.hash("foobar".utf8))
    hash = FNV1a()
    hash.combine("foo".utf8)
    hash.combine("bar".utf8)
    #expect(hash.value == FNV1a.hash("foobar".utf8))
  }
}
