/// Things to do, those of one area together.
struct WeeklyItems {
  let items: [WeeklyReport.Item]
  /// How many there are beyond those.
  let more: Int

  func render() -> HTML {
    ItemList.render(
      grouped(items, by: \.area).map { (Self.heading($0[0]), $0) }, more: more)
  }

  /// The area, or the repository.
  static func heading(_ item: WeeklyReport.Item) -> HTML {
    item.area.map { PageText.area($0, item.areaName ?? "") } ?? .text("The repository")
  }
}

/// Items with the same key together, in the order in which the keys come first.
func grouped<Item, Key: Hashable>(_ items: [Item], by key: (Item) -> Key) -> [[Item]] {
  var indices: [Key: Int] = [:]
  var groups: [[Item]] = []
  for item in items {
    if let index = indices[key(item)] {
      groups[index].append(item)
    } else {
      indices[key(item)] = groups.count
      groups.append([item])
    }
  }
  return groups
}
