/// Letters without their accents, for Latin and Greek alone: elsewhere a mark makes another letter.
///
/// The canonical decomposition of the Unicode Character Database (UnicodeData.txt, field 5), lower case.
enum AccentTable {
  /// - Returns: nil for a letter that has none.
  static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    for (first, letters) in blocks where scalar.value >= first {
      let index = Int(scalar.value - first)
      if index < letters.count { return letters[index] == "." ? nil : letters[index] }
    }
    return nil
  }

  /// By block: its first character, and what each is without accents; a dot where it has none.
  private static let blocks: [(first: UInt32, letters: [Unicode.Scalar])] = [
    (
      0xC0,
      Array(
        """
        aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd\
        ..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrssssss\
        sstttt..uuuuuuuuuuuuwwyyyzzzzzz.................................oo.............u\
        u............................aaiioouuuuuuuuuu.aaaaææ..ggkkooooʒʒj...gg..nnaaææøø\
        aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................
        """.unicodeScalars)
    ),
    (
      0x1E00,
      Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
        oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.ſ....\
        aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
        uuyyyyyyyy......
        """.unicodeScalars)
    ),
    (
      0x370,
      Array(
        """
        ......................α.εηι.ο.υωι.........................ιυαεηιυ...............\
        ..........ιυουω....ϒϒ...........................................
        """.unicodeScalars)
    ),
    (
      0x1F00,
      Array(
        """
        ααααααααααααααααεεεεεε..εεεεεε..ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιιοοοοοο..οοοοοο..\
        υυυυυυυυ.υ.υ.υ.υωωωωωωωωωωωωωωωωααεεηηιιοουυωω..ααααααααααααααααηηηηηηηηηηηηηηηη\
        ωωωωωωωωωωωωωωωωααααα.ααααααα.....ηηη.ηηεεηηη᾿᾿᾿ιιιι..ιιιιιι.῾῾῾υυυυρρυυυυυυρ...\
        ..ωωω.ωωοοωωω...
        """.unicodeScalars)
    ),
  ]
}
