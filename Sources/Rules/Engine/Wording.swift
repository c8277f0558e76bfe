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

/// Tells apart subjects that would be equal, so that each finding has a fingerprint of its own.
struct SubjectCounter {
  private var seen: [ByteString: Int] = [:]

  mutating func distinct(_ subject: ByteString) -> ByteString {
    let times = seen[subject, default: 0] + 1
    seen[subject] = times
    return times == 1 ? subject : "\(subject) #\(times)"
  }
}
