/// A line the size of a word, for beside a figure.
enum Sparkline {
  private static let size = (width: 120.0, height: 28.0)
  private static let inset = 4.0

  /// From zero to the highest value; a week without a value is a gap; the last point is marked.
  ///
  /// - Parameters:
  ///   - values: a value a week, oldest first.
  ///   - id: unique in the page.
  ///   - label: what the line shows, for those who cannot see it.
  static func svg(values: [Int?], id: String, label: String) -> String {
    let most = max(1, values.compactMap { $0 }.max() ?? 0)
    let room = (size.width - 2 * inset, size.height - 2 * inset)
    func x(_ index: Int) -> Double {
      inset + (values.count > 1 ? room.0 * Double(index) / Double(values.count - 1) : room.0)
    }
    func y(_ value: Int) -> Double {
      inset + room.1 * (1 - Double(max(0, value)) / Double(most))
    }
    var (line, alone, base, point) = (SVGPath(), SVGPath(), SVGPath(), SVGPath())
    base.horizontal(inset, size.height - 1, to: size.width - inset)
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let before = index > 0 ? values[index - 1] : nil
      let after = index + 1 < values.count ? values[index + 1] : nil
      before == nil ? line.move(x(index), y(value)) : line.line(x(index), y(value))
      if before == nil, after == nil { alone.circle(x(index), y(value), 1.5) }
    }
    if let last = values.lastIndex(where: { $0 != nil }), let value = values[last] {
      point.circle(x(last), y(value), 3)
    }
    let marks = [(line, "p-line"), (alone, "p-point"), (point, "p-point")]
    return SVG(
      .svg,
      [
        .class("sparkline"), .viewBox(size.width, size.height), .role("img"),
        .labelledBy("\(id)-title"),
      ],
      [SVG(.title, [.id("\(id)-title")], ChartText.field(label))]
        + [.path(base, .class("p-grid"))]
        + marks.compactMap { $0.0.isEmpty ? nil : .path($0.0, .class($0.1)) }
    ).source()
  }
}
