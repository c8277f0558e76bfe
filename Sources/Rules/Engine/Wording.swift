internal import Basics
internal import LeadModel

/// `1 commit`, `12 commits`.
func counted(_ number: Int, _ noun: String) -> ByteString {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

/// `Anna`, `Anna and Ben`, `Anna, Ben and Cleo`.
func listed(_ names: [ByteString]) -> ByteString {
  guard let last = names.last else { return "" }
  guard names.count > 1 else { return last }
  var text = names[0]
  for name in names[1..<(names.count - 1)] { text.append(", \(name)") }
  return "\(text) and \(last)"
}

func listed(_ people: [Person]) -> ByteString { listed(people.map(\.displayName)) }

/// `75%`, `91.7%`: at most one digit after the point.
func percent(_ share: Double) -> ByteString {
  let tenths = Int((share * 1000).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
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
