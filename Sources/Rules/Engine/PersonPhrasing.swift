internal import Basics
internal import LeadModel

/// As ``listed(_:atMost:)``, for people.
func listed(_ people: [Person], atMost limit: Int = .max) -> ByteString {
  listed(people.map(\.displayName), atMost: limit)
}
