internal import Basics

/// The beginning of most examples: Anna Okafor takes the lead of the service checkout.
/// - Parameter keys: further lines of its `OWNERS.lead`.
func checkout(on day: String = "2026-03-02", _ keys: String...) -> String {
  """
  on \(day) Anna Okafor <anna@example.com>: Take the lead of checkout
    led services/checkout by Anna Okafor <anna@example.com>

  """ + keys.map { "    \($0)\n" }.joined()
}

/// As `checkout`, with a doc.
func describedCheckout(on day: String = "2026-03-02", _ keys: String...) -> String {
  checkout(on: day) + keys.map { "    \($0)\n" }.joined() + """
      write services/checkout/README.md
        The address cache sits before the database.

    """
}

/// Commits by Ben Ito that change the code of checkout, some days apart.
func work(_ commits: Int, from day: String, every days: Int = 1) -> String {
  """
  \(commits) times every \(plural(days, "day")) from \(day) Ben Ito <ben@example.com>: Work on the cache
    change services/checkout/cache.swift

  """
}
