// How numbers and lists are written, in every format alike.

/// A number with its noun: `1 commit`, `2 commits`.
/// - Parameter many: the noun for every number but 1; by default `one` with an s.
package func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(noun(count, one, many))"
}

/// As for a `String`.
package func plural(_ count: Int, _ one: ByteString, _ many: ByteString? = nil) -> ByteString {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}

/// The noun that goes with a number, without the number: `commit`, `commits`.
package func noun(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  count == 1 ? one : many ?? one + "s"
}

/// `Anna`, `Anna and Ben`, `Anna, Ben and Cleo`; empty for no item.
/// - Parameter limit: of more items than this the first are named, and the rest is counted:
///   `Anna, Ben and 5 more`.
package func listed(_ items: [ByteString], atMost limit: Int = .max) -> ByteString {
  var items = items
  if items.count > limit {
    let shown = max(0, limit - 1)
    items = items.prefix(shown) + ["\(items.count - shown) more"]
  }
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return "\(ByteString(items.dropLast().map(\.bytes).joined(separator: ", ".utf8))) and \(last)"
}

/// As for byte strings.
package func listed(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// A share of 1 as `75%`, or with `decimals: 1` as `91.7%`, where a final zero is left out.
///
/// A half is rounded away from zero. What is not a number, or is beyond any share, is `?`.
package func percent(_ share: Double, decimals: Int = 0) -> String {
  guard share.magnitude < 1e9 else { return "?" }
  guard decimals > 0 else { return "\(Int((share * 100).rounded()))%" }
  let tenths = Int((share * 1000).rounded())
  let digits = "\(tenths.magnitude / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths.magnitude % 10)")
  return (tenths < 0 ? "-" : "") + digits + "%"
}
