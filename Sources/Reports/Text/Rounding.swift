internal import CSystem

/// Numbers as the formats print them.
enum Rounding {
  /// `value` with four digits after the point, rounded as C's `%.4f` does: to the nearest, on the
  /// exact binary value.
  static func fourPlaces(_ value: Double) -> Double {
    let scaled = value * 10_000
    // Far from the middle between two results there is no doubt which is nearer, and a quotient of
    // whole numbers is what reading its digits would give.
    if scaled >= 0, scaled < 1e9 {
      let whole = scaled.rounded(.down)
      if abs(scaled - whole - 0.5) > 1e-3 { return (scaled + 0.5).rounded(.down) / 10_000 }
    }
    return Double(fixed(value, places: 4)) ?? value
  }

  /// `value` as C's `%.*f` prints it; empty where C cannot.
  static func fixed(_ value: Double, places: Int32) -> String {
    // The longest a finite Double can be is 309 digits, a point and the places.
    var buffer = [CChar](repeating: 0, count: 400)
    let length = withVaList([places, value]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    guard length > 0, Int(length) < buffer.count else { return "" }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
