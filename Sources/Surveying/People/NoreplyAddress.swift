internal import Basics

/// An address that a forge makes up for an account: `handle@users.noreply.HOST`, with the account's id and
/// a plus before it, or a hyphen on GitLab.
struct NoreplyAddress {
  /// The domain, lower case.
  let host: ByteString
  /// Lower case, without `[bot]`.
  let handle: ByteString
  /// The digits; nil for an address that is older than ids.
  let id: ByteString?

  /// - Parameter email: in lower case.
  /// - Returns: nil for any other address.
  init?(_ email: ByteString) {
    guard let at = email.bytes.lastIndex(of: UInt8(ascii: "@")),
      email.bytes[(at + 1)...].starts(with: "users.noreply.".utf8)
    else { return nil }
    host = ByteString(email.bytes[(at + 1)...])
    var local = email.bytes[..<at]
    let sign = UInt8(ascii: host.contains("gitlab") ? "-" : "+")
    let digits = local.prefix(while: \.isASCIIDigit)
    if !digits.isEmpty, digits.endIndex < at, local[digits.endIndex] == sign {
      id = ByteString(digits)
      local = local[(digits.endIndex + 1)...]
    } else {
      id = nil
    }
    let name = ByteString(local)
    handle = name.hasSuffix("[bot]") ? ByteString(local.dropLast(5)) : name
    if handle.isEmpty { return nil }
  }

  /// Whether it is of a forge whose handles everybody knows.
  var isPublic: Bool {
    host == "users.noreply.github.com" || host == "users.noreply.gitlab.com"
  }

  /// Whether a forge or a mail system made the address up.
  static func isNoreply(_ email: ByteString) -> Bool {
    email.contains("@noreply.") || email.contains(".noreply.") || email.hasPrefix("noreply@")
      || email.hasPrefix("no-reply@")
  }
}
