import Basics
import LeadModel
import Testing

@testable import Reports

/// The charts along time: the trend, the ages and the turns.
@Suite struct ChartsOfTimeTests {
  private func texts(_ chart: Chart) throws -> [String] {
    try SVGOutline(chart.svg).all("text").map(\.text)
  }

  private func paths(_ chart: Chart, _ name: String) throws -> [String] {
    try SVGOutline(chart.svg).elements
      .filter { $0.attributes["class"]?.split(separator: " ").contains { $0 == name } == true }
      .compactMap { $0.attributes["d"] }
  }

  // MARK: - The trend

  @Test func theTrendsTableHoldsTheReportsNumbers() throws {
    let report = ChartSample.report(
      trend: ChartSample.trend(stale: [12, 8, 9], silos: 2, missing: 3))
    let chart = try #require(TrendChart.render(report))
    #expect(
      chart.rows == [
        ["2026-W45", "9", "12", "2", "3"], ["2026-W46", "9", "8", "2", "3"],
        ["2026-W47", "9", "9", "2", "3"],
      ])
    #expect(chart.description.contains("areas with stale docs from 12 to 9"))
    #expect(chart.description.contains("silos 2 as before"))
  }

  @Test func linesAreNamedAtTheirEndsWithTheirLastValue() throws {
    let report = ChartSample.report(
      trend: ChartSample.trend(stale: [12, 8, 9], silos: 2, missing: 3))
    let chart = try #require(TrendChart.render(report))
    #expect(
      try SVGOutline(chart.svg).all("tspan").map(\.text) == [
        "stale docs ", "9", "missing handoffs ", "3", "silos ", "2",
      ])
  }

  @Test(arguments: [9, 99, 847, 1_000, 12_345])
  func theNumbersOfTheAxisHaveRoom(most: Int) throws {
    let report = ChartSample.report(trend: ChartSample.trend(stale: [1, most]))
    let chart = try #require(TrendChart.render(report))
    let numbers = try SVGOutline(chart.svg).all("text").filter { Int($0.text) != nil }
    #expect(numbers.count > 2)
    for number in numbers {
      // They end at `x`; a digit is at most 8.3 units wide at this size.
      let end = try #require(number.attributes["x"].flatMap(Double.init))
      #expect(end >= 8.3 * Double(number.text.count), "\(number.text)")
    }
  }

  @Test func aWeekWithoutAPointIsAGapAsWideAsAnother() throws {
    let whole = ChartSample.report(trend: ChartSample.trend(stale: [1, 2, 3, 4, 5]))
    let holed = ChartSample.report(trend: ChartSample.trend(stale: [1, 2, nil, 4, 5]))
    func line(_ report: WeeklyReport) throws -> String {
      let chart = try #require(TrendChart.render(report))
      // The lines of the silos, of the stale docs and of the handoffs, in this order.
      return try #require(try paths(chart, "p-line").dropFirst().first)
    }
    let (full, gap) = (try line(whole), try line(holed))
    #expect(full.split(separator: "M").count == 1 && gap.split(separator: "M").count == 2)
    let ends = [full, gap].map { $0.split(separator: "L").last }
    #expect(ends[0] == ends[1])
  }

  @Test func oneWeekIsNoTrend() {
    #expect(
      TrendChart.render(ChartSample.report(trend: ChartSample.trend(stale: [3]))) == nil)
  }

  @Test(arguments: [0, 1, 3, 6, 7, 26, 99, 100, 101, 12_345])
  func anAxisOfCountsBeginsAtZeroAndHoldsTheMost(most: Int) {
    let axis = CountAxis(most: most)
    #expect(axis.ticks.first == 0 && axis.top >= most && axis.top > 0)
    #expect((2...7).contains(axis.ticks.count))
    #expect(axis.top - axis.step < max(1, most))
  }

  // MARK: - The ages

  @Test func theStepsOfAnAge() {
    func steps(_ ages: [Int], limit: Int?) -> [HeatMapChart.Step] {
      ages.map { HeatMapChart.Step(age: $0, limit: limit, dueDays: 14) }
    }
    #expect(
      steps([-1, 0, 44, 45, 75, 76, 89, 90, 179, 180, 9_999], limit: 90) == [
        .fresh, .fresh, .fresh, .within, .within, .due, .due, .over, .over, .far, .far,
      ])
    #expect(steps([0, 1], limit: 0) == [.over, .over])
    #expect(steps([0, 500], limit: nil) == [.unjudged, .unjudged])
  }

  @Test func stepsDifferWithoutTheirColours() throws {
    let ages = [20, 60, 80, 120, 200]
    for weeks in [1, 40] {
      // Each state alone, over all weeks, with its classes taken away.
      let looks = try ages.map { age in
        let report = ChartSample.report(
          trend: ChartSample.trend(stale: [Int?](repeating: 1, count: weeks)),
          areas: [ChartSample.area("a", ages: [Int?](repeating: age, count: weeks))])
        return try SVGOutline(try #require(HeatMapChart.render(report)).svg)
          .values("d").joined(separator: " ")
      }
      #expect(Set(looks).count == ages.count)
    }
  }

  @Test func theWorstAreaComesFirstAndTheRestIsInTheTable() throws {
    let areas = (0..<70).map { ChartSample.area("area-\($0)", ages: [10 + $0], limit: 30) }
    let unjudged = ChartSample.area("zz", ages: [999], limit: nil)
    let report = ChartSample.report(
      trend: ChartSample.trend(stale: [1]), areas: areas + [unjudged])
    let chart = try #require(HeatMapChart.render(report))
    #expect(chart.rows.count == 71 && chart.headers == ["Area", "Limit, days", "2026-W47"])
    #expect(chart.rows.first == ["area-69", "30", "79"])
    #expect(chart.rows.last == ["zz", "none", "999"])
    #expect(chart.description.contains("50 of 70 areas over the limit now"))
    let found = try texts(chart)
    #expect(found.count { $0.hasPrefix("area-") } == 50)
    #expect(found.contains("and 21 more areas, in the table"))
  }

  @Test func anAreaWithoutALookIsLeftOut() {
    let report = ChartSample.report(
      trend: ChartSample.trend(stale: [0, 0]),
      areas: [ChartSample.area("a", ages: [nil, nil])])
    #expect(HeatMapChart.render(report) == nil)
  }

  // MARK: - The turns

  @Test func theTurnsTableSaysWhoLedWhenAndHow() throws {
    var area = ChartSample.area(
      "services/checkout",
      turns: [
        ChartSample.turn(["Anna"], nil, to: 300),
        ChartSample.turn([], 300, to: 200, isHandedOff: false),
        ChartSample.turn(["Ben", "Tove"], 200, isHandedOff: true),
      ])
    area.until = ChartSample.date(-20)
    area.absences = [
      .init(
        from: ChartSample.date(3), to: ChartSample.date(-3), cover: ChartSample.person("Eva"))
    ]
    let chart = try #require(TurnsChart.render(ChartSample.report(areas: [area])))
    #expect(
      chart.rows == [
        ["services/checkout", "turn", "Anna", "unknown", "2026-01-26", "–"],
        ["services/checkout", "vacant", "–", "2026-01-26", "2026-05-06", "missing"],
        ["services/checkout", "turn", "Ben, Tove", "2026-05-06", "goes on", "recorded"],
        ["services/checkout", "absence", "Eva stands in", "2026-11-19", "2026-11-25", "–"],
        ["services/checkout", "planned end", "–", "–", "2026-12-12", "–"],
      ])
    for name in ["p-turn", "p-vacant", "p-away", "p-recorded", "p-missing", "p-planned"] {
      #expect(try paths(chart, name).count == 2, "\(name): the mark, and its sample")
    }
    #expect(chart.description.contains("leads changed 2 times, 1 of them without"))
  }

  @Test func aHandoffThatIsMissingNowIsMarkedNow() throws {
    let turn = ChartSample.turn(["Anna"], 300)
    var report = ChartSample.report(areas: [
      ChartSample.area("a", turns: [turn]), ChartSample.area("b", turns: [turn]),
    ])
    report.handoffs.missing = [
      WeeklyReport.Item(
        rule: "missing-handoff", severity: .error, area: "b", areaName: "b",
        message: "Anna has left", next: "", command: nil, due: nil, isNew: false,
        fingerprint: nil)
    ]
    let chart = try #require(TurnsChart.render(report))
    #expect(chart.rows.first == ["b", "turn", "Anna", "2026-01-26", "goes on", "–"])
    #expect(chart.rows[1] == ["b", "missing handoff", "Anna has left", "–", "–", "missing"])
    #expect(try paths(chart, "p-missing").count == 2)
    #expect(chart.description.hasSuffix("1 handoff missing now."))
  }

  @Test func unbrokenTurnsFillUpOnly() throws {
    let turn = ChartSample.turn(["Anna"], 300)
    let areas = (0..<30).map { ChartSample.area("area-\($0)", turns: [turn]) }
    let chart = try #require(TurnsChart.render(ChartSample.report(areas: areas)))
    #expect(chart.rows.count == 30)
    #expect(try texts(chart).contains("and 15 more areas, in the table"))
    #expect(chart.description.hasSuffix("no lead left a post."))
  }

  @Test func theWindowIsTwoYearsAtMost() throws {
    let old = ChartSample.area("a", turns: [ChartSample.turn(["Anna"], 5_000)])
    let chart = try #require(TurnsChart.render(ChartSample.report(areas: [old])))
    #expect(chart.description.contains("1 area since 2024-11-22"))
    let young = ChartSample.area("a", turns: [ChartSample.turn(["Anna"], 100)])
    let other = try #require(TurnsChart.render(ChartSample.report(areas: [young])))
    #expect(other.description.contains("1 area since 2026-08-14"))
  }
}
