/// What a `<path>` draws: many shapes of one look in one element keep a page small.
struct SVGPath: Hashable, Sendable {
  private(set) var data = ""

  var isEmpty: Bool { data.isEmpty }

  mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }
  mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }
  mutating func close() { data += "z" }

  mutating func horizontal(_ x: Double, _ y: Double, to end: Double) {
    move(x, y)
    data += "H" + SVG.number(end)
  }

  mutating func vertical(_ x: Double, _ y: Double, to end: Double) {
    move(x, y)
    data += "V" + SVG.number(end)
  }

  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    move(x, y)
    data += "h\(SVG.number(width))v\(SVG.number(height))h\(SVG.number(-width))z"
  }

  /// A closed shape around the middle `x`, `y`, from its corners' distances to it.
  mutating func polygon(_ x: Double, _ y: Double, _ corners: [(Double, Double)]) {
    for (index, corner) in corners.enumerated() {
      index == 0 ? move(x + corner.0, y + corner.1) : line(x + corner.0, y + corner.1)
    }
    close()
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double) {
    move(x - radius, y)
    let (size, across) = (SVG.number(radius), SVG.number(radius * 2))
    data += "a\(size) \(size) 0 1 0 \(across) 0a\(size) \(size) 0 1 0 -\(across) 0z"
  }

  private mutating func add(_ command: Character, _ x: Double, _ y: Double) {
    data.append(command)
    data += "\(SVG.number(x)) \(SVG.number(y))"
  }
}
