/// What the marks mean, in lines of samples and words.
struct ChartLegend {
  /// Each drawn from 0, 0 to 18, 12.
  let entries: [(sample: SVG, words: String)]

  /// Its markup from `y` down, and how high it is.
  func render(y: Double) -> (markup: SVG, height: Double) {
    var (x, line) = (0.0, y)
    let groups = entries.map { entry in
      let width = 24 + ChartText.measure(entry.words) * 12 + 14
      if x > 0, x + width - 14 > ChartFrame.width {
        (x, line) = (0, line + 20)
      }
      defer { x += width }
      return SVG(
        .g, [.move(x, line)], [entry.sample, SVG.text(entry.words, x: 24, y: 10.5)])
    }
    return (SVG.group("p-legend", groups), entries.isEmpty ? 0 : line - y + 20)
  }
}
