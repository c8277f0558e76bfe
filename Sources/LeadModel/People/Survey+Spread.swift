internal import Basics

extension Survey {
  /// How leading is spread, over active areas alone.
  package var spread: Spread {
    let holders = people.filter { $0.posts.total > 0 }
    let posts = holders.reduce(0) { $0 + $1.posts.total }
    var entropy = 0.0
    var busiest: PersonFacts?
    for person in holders {
      let part = Double(person.posts.total) / Double(posts)
      entropy -= part * naturalLogarithm(part)
      if person.posts.total > busiest?.posts.total ?? 0 { busiest = person }
    }
    return Spread(
      leading: holders.count, active: activePeople, posts: posts,
      effectiveLeads: posts > 0 ? exponential(entropy) : 0, busiest: busiest)
  }
}
