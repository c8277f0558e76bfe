/// An axis of counts: from zero, in whole steps.
struct CountAxis {
  let step: Int
  let top: Int

  /// The highest count that an axis shows.
  static let limit = 1_000_000_000

  /// - Parameter most: the highest value to show.
  init(most: Int) {
    let least = min(max(1, most), Self.limit)
    var step = 1
    let factors = [2, 5, 10]
    var power = 1
    var index = 0
    while (least + step - 1) / step > 6 {
      step = factors[index] * power
      index += 1
      if index == factors.count { (index, power) = (0, power * 10) }
    }
    self.step = step
    top = (least + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }
}
