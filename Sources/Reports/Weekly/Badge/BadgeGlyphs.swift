/// How wide text is in Verdana and DejaVu Sans, which have the same widths.
enum BadgeGlyphs {
  /// In pixels at a size of 11, rounded up; of letters, digits and spaces.
  static func width(_ text: String) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return (thousandths * 11 + 999) / 1_000
  }

  /// In thousandths of the size.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "0"..."9": 636
    case "a"..."z": lowerCase[Int(scalar.value) - 0x61]
    case " ": 318
    default: 800
    }
  }

  private static let lowerCase = [
    613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525,
  ]
}
