internal import Basics
internal import LeadModel

extension Person {
  /// `Anna Okafor <anna@example.com>`, or only the e-mail where no name is known.
  var fullName: ByteString { name.map { "\($0) <\(email)>" } ?? email }
}
