/// How many posts one person, or a team, may have.
extension Threshold {
  static let posts: [Threshold] =
    leadOverload + centralizedLeads + everyoneLeads + noStandIn

  private static let leadOverload = [
    Threshold(
      "lead-overload", "max", .count(1), "services", set: "max: 1",
      finds: [.above: "Anna Okafor leads 2 active services (limit 1)"],
      story: { Scene.commits(1, Scene.day, Scene.anna, services($0)) }),
    Threshold(
      "lead-overload", "max", .count(5), "services",
      finds: [.above: "Anna Okafor leads 6 active services (limit 5)"],
      story: { Scene.commits(1, Scene.day, Scene.anna, services($0)) }),
    Threshold(
      "lead-overload", "max", .count(5), "services and an initiative, a team besides",
      finds: [.above: "leads 5 active services and 1 active initiative (limit 5)"],
      story: {
        let others = [led("initiatives/api", by: Scene.anna), led("teams/widget", by: Scene.anna)]
        return Scene.commits(1, Scene.day, Scene.anna, services($0 - 1) + others)
      }),
    Threshold(
      "lead-overload", nil, .count(10), "services that two lead together",
      finds: [.above: "leads 11 active services (which count as 5.5, limit 5)"],
      story: { count in
        let posts = (0..<count).map {
          Scene.owners(
            "services/s\($0)", "lead: [\(Scene.anna), Person \($0) <p\($0)@example.com>]")
        }
        return Scene.commits(1, Scene.day, Scene.anna, posts)
      }),
  ]

  private static let centralizedLeads = [
    Threshold(
      "centralized-leads", "max-share", .share(3, of: 10), "of ten services",
      set: "max-share: 0.3",
      finds: [
        .at: "Anna Okafor leads 3 of the 10 active services and initiatives without a team (30%;",
        .above: "Anna Okafor leads 4 of the 10 active services and initiatives without a team",
      ], story: { divided($0, of: 10) }),
    Threshold(
      "centralized-leads", "max-share", .share(2, of: 4), "of four services",
      finds: [
        .at: "Anna Okafor leads 2 of the 4 active services and initiatives without a team (50%;",
        .above: "Anna Okafor leads 3 of the 4 active services and initiatives without a team",
      ], story: { divided($0, of: 4) }),
    Threshold(
      "centralized-leads", "max-share", .share(5, of: 5), "of five services",
      set: "max-share: 1",
      finds: [
        .at: "Anna Okafor leads all 5 active services and initiatives without a team (100%;",
        .above: "Anna Okafor leads all 5 active services and initiatives without a team (100%;",
      ], story: { divided(min($0, 5), of: 5) }),
    Threshold(
      "centralized-leads", "min-areas", .count(2), "services", set: "min-areas: 2",
      finds: [
        .at: "Anna Okafor leads all 2 active services", .above: "leads all 3 active services",
      ], story: { divided($0, of: $0) }),
    Threshold(
      "centralized-leads", "min-areas", .count(4), "services",
      finds: [
        .at: "Anna Okafor leads all 4 active services", .above: "leads all 5 active services",
      ], story: { divided($0, of: $0) }),
  ]

  private static let everyoneLeads = [
    Threshold(
      "everyone-leads", "min-members", .count(2), "members", set: "min-members: 2",
      finds: [
        .at: "both members lead something: Anna Okafor and Ben Ito",
        .above: "all 3 members lead something: Anna Okafor, Ben Ito and Cleo Dahl",
      ], story: { team($0, leading: $0) }),
    Threshold(
      "everyone-leads", "min-members", .count(3), "members",
      finds: [
        .at: "all 3 members lead something: Anna Okafor, Ben Ito and Cleo Dahl",
        .above: "all 4 members lead something: Anna Okafor, Ben Ito, Cleo Dahl and Ari Lund",
      ], story: { team($0, leading: $0) }),
    Threshold(
      "everyone-leads", nil, .count(4), "people who lead something, of whom four are members",
      finds: [
        .at: "all 4 members lead something: Anna Okafor, Ben Ito, Cleo Dahl and Ari Lund",
        .above: "all 4 members lead something: Anna Okafor, Ben Ito, Cleo Dahl and Ari Lund",
      ], story: { team(4, leading: $0) }),
  ]

  private static let noStandIn = [2, 3].map { least in
    Threshold(
      "no-stand-in", "min", .count(least), "who are present",
      set: least == 2 ? nil : "min: \(least)",
      finds: [
        .below: Threshold.Words(
          least == 2
            ? "only Anna Okafor can act here (at least 2 should)"
            : "only Anna Okafor and Ben Ito can act here (at least 3 should)")
      ],
      story: { present in
        let people = Scene.people.prefix(present)
        let deputies = people.dropFirst().joined(separator: ", ")
        return Scene.tell(
          Scene.commit(
            10 * Scene.day, Scene.anna, Scene.led(by: Scene.anna, "deputies: [\(deputies)]")),
          people.map { Scene.commit(Scene.day, $0, Scene.elsewhere) }.joined())
      })
  }

  /// So many services that Anna leads.
  private static func services(_ count: Int) -> [String] {
    (0..<count).map { led("services/s\($0)", by: Scene.anna) } + [Scene.elsewhere]
  }

  private static func led(_ directory: String, by lead: String) -> String {
    Scene.owners(directory, "lead: \(lead)")
  }

  /// Services of which Anna leads so many, and of the rest nobody more than one.
  private static func divided(_ own: Int, of all: Int) -> String {
    let others = (own..<max(own, all)).map { index in
      led("services/s\(index)", by: "Person \(index) <person\(index)@example.com>")
    }
    return Scene.commits(1, Scene.day, Scene.anna, services(own) + others)
  }

  /// A team of so many, and so many people who lead a service each.
  private static func team(_ members: Int, leading count: Int) -> String {
    let listed = Scene.people.prefix(members).joined(separator: ", ")
    let posts = Scene.people.prefix(count).enumerated().map { index, person in
      led("services/s\(index)", by: person)
    }
    let team = Scene.owners("teams/widget", "lead: none", "members: [\(listed)]")
    return Scene.commits(1, Scene.day, Scene.anna, [team] + posts)
  }
}
