internal import Basics
internal import LeadModel

/// What findings were called under the names that their area and their doc had before.
///
/// A doc or an area that is renamed keeps what was found of it: neither a base nor a baseline calls it
/// new.
struct FormerIdentities {
  private let areas: [ByteString: Area]
  /// By area and doc: the names that the doc had before.
  private var docs: [ByteString: [ByteString: [ByteString]]] = [:]

  init(_ survey: Survey) {
    let renamed = survey.areas.filter { area in
      !area.formerPaths.isEmpty || area.docs.contains { !$0.formerPaths.isEmpty }
    }
    areas = Dictionary(renamed.map { ($0.path, $0) }) { first, _ in first }
    for area in renamed {
      for doc in area.docs where !doc.formerPaths.isEmpty {
        docs[area.path, default: [:]][doc.path] = doc.formerPaths
      }
    }
  }

  /// The newest name first.
  func identities(of finding: Finding) -> [Finding.Identity] {
    guard let area = finding.area.flatMap({ areas[$0] }) else { return [] }
    var subjects = [finding.subject]
    if let formerDocs = docs[area.path] {
      // A path may hold spaces; the finding's own is known whole.
      let words = finding.subject.split(separator: UInt8(ascii: " "))
      for path in [finding.path] + words.filter({ $0 != finding.path }) {
        for former in formerDocs[path] ?? [] {
          let subject = finding.subject.replacing(path, with: former)
          if subject != finding.subject { subjects.append(subject) }
        }
      }
    }
    var found = subjects.dropFirst().map { Finding.Identity(area: area.path, subject: $0) }
    for former in area.formerPaths {
      for subject in subjects {
        found.append(
          Finding.Identity(area: former, subject: subject.replacing(area.path, with: former)))
      }
    }
    return found
  }
}

extension ByteString {
  /// With every occurrence of a path replaced by another, where it begins a word.
  func replacing(_ path: ByteString, with other: ByteString) -> ByteString {
    var result: [UInt8] = []
    var rest = bytes[...]
    var startsWord = true
    while let first = rest.first {
      if startsWord, rest.starts(with: path.bytes) {
        result += other.bytes
        rest = rest.dropFirst(path.count)
        startsWord = false
      } else {
        result.append(first)
        startsWord = first == UInt8(ascii: " ")
        rest = rest.dropFirst()
      }
    }
    return ByteString(result)
  }
}
