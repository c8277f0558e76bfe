internal import Basics

/// Tells apart subjects that would be equal, so that each finding has a fingerprint of its own.
struct SubjectCounter {
  private var seen: [ByteString: Int] = [:]

  mutating func distinct(_ subject: ByteString) -> ByteString {
    let times = seen[subject, default: 0] + 1
    seen[subject] = times
    return times == 1 ? subject : "\(subject) #\(times)"
  }
}
