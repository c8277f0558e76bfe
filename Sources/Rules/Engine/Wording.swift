internal import Basics
internal import LeadModel

/// As ``listed(_:atMost:)``, for people.
func listed(_ people: [Person], atMost limit: Int = .max) -> ByteString {
  listed(people.map(\.displayName), atMost: limit)
}

/// `Anna Okafor <anna@example.com>`, or only the e-mail where no name is known.
func fullName(_ person: Person) -> ByteString {
  guard let name = person.name else { return person.email }
  return "\(name) <\(person.email)>"
}
