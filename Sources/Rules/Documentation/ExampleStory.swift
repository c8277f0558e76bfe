/// The beginning of most examples: Anna Okafor takes the lead of the service checkout.
/// - Parameter keys: further lines of its `OWNERS.lead`.
func checkout(on day: String = "2026-03-02", _ keys: String...) -> String {
  """
  on \(day) Anna Okafor <anna@example.com>: Take the lead of checkout
    led services/checkout by Anna Okafor <anna@example.com>

  """ + keys.map { "    \($0)\n" }.joined()
}
