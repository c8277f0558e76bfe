/// Fillings that do not need colour to be told apart.
enum ChartPattern {
  /// Slanting lines of the class `class`.
  static func hatch(_ id: String, _ class: String) -> SVG {
    var lines = SVGPath()
    lines.move(-1.5, 1.5)
    lines.line(1.5, -1.5)
    lines.move(0, 6)
    lines.line(6, 0)
    lines.move(4.5, 7.5)
    lines.line(7.5, 4.5)
    return pattern(id, [.path(lines, .class(`class`))])
  }

  static func dots(_ id: String, _ class: String) -> SVG {
    pattern(
      id,
      [
        SVG(
          .circle,
          [
            .number("cx", 3), .number("cy", 3), .number("r", 1.2), .class(`class`),
          ])
      ])
  }

  private static func pattern(_ id: String, _ children: [SVG]) -> SVG {
    SVG(
      .pattern,
      [
        .id(id), SVG.Attribute("patternUnits", "userSpaceOnUse"), .number("width", 6),
        .number("height", 6),
      ], children)
  }
}
