package import Basics
package import LeadModel

/// What people are called in a report: by their names, or by others that stay the same from week to
/// week and that nobody outside can trace back.
package struct Pseudonyms: Sendable {
  private let salt: ByteString?
  private var aliases: [ByteString: String] = [:]
  private var names: [ByteString: ByteString] = [:]
  /// What is taken out of sentences, longest first, lower case.
  private var traces: [(text: [UInt8], alias: String)] = []

  /// - Parameters:
  ///   - survey: of the whole repository.
  ///   - salt: what the other names are derived from besides the e-mail address, and outsiders
  ///     cannot know; nil: people keep their names.
  package init(of survey: Survey, salt: ByteString?) {
    self.salt = salt
    var people = survey.people.map(\.person)
    for area in survey.areas {
      people +=
        area.leads.map(\.person) + (area.deputies + area.covers + area.members).map(\.person)
      people += area.handoffs.flatMap { [$0.from, $0.to] } + area.activity.people.map(\.person)
      people += area.leadChanges.flatMap { $0.from + $0.to }
    }
    var taken: Set<String> = []
    for person in people.sorted(by: { $0.email < $1.email }) where names[person.email] == nil {
      names[person.email] = person.displayName
      guard let salt else { continue }
      let alias = Self.alias(of: person.email, salt, avoiding: taken)
      taken.insert(alias)
      aliases[person.email] = alias
    }
    guard salt != nil else { return }
    var seen: Set<[UInt8]> = []
    for person in people {
      guard let alias = aliases[person.email] else { continue }
      for trace in [person.email, person.name].compactMap(\.self) where trace.count > 1 {
        let text = trace.asciiLowercased.bytes
        if seen.insert(text).inserted { traces.append((text, alias)) }
      }
    }
    traces.sort { ($0.text.count, $1.alias) > ($1.text.count, $0.alias) }
  }

  var isOn: Bool { salt != nil }

  func name(of person: Person) -> PersonName {
    guard let salt else {
      return PersonName(
        name: JSONText.string(person.displayName), email: JSONText.string(person.email))
    }
    let alias = aliases[person.email] ?? Self.alias(of: person.email, salt, avoiding: [])
    return PersonName(name: alias, email: nil)
  }

  func name(of email: ByteString) -> PersonName {
    name(of: Person(email: email, name: names[email]))
  }

  /// A sentence that may hold names.
  func text(_ sentence: ByteString) -> String {
    guard isOn else { return JSONText.string(sentence) }
    return JSONText.string(withoutAddresses(withoutTraces(sentence.bytes)))
  }

  /// Names and addresses that are known, where no letter or digit stands beside them.
  private func withoutTraces(_ bytes: [UInt8]) -> [UInt8] {
    let lower = bytes.map(\.asciiLowercased)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isStart = index == 0 || !isWordByte(lower[index - 1])
      let trace =
        isStart
        ? traces.first { trace in
          let end = index + trace.text.count
          return end <= lower.count && lower[index..<end].elementsEqual(trace.text)
            && (end == lower.count || !isWordByte(lower[end]))
        } : nil
      if let trace {
        output += trace.alias.utf8
        index += trace.text.count
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter || byte >= 0x80
  }

  /// Addresses of people whom nobody knows.
  private func withoutAddresses(_ bytes: [UInt8]) -> ByteString {
    let words = ByteString(bytes).split(separator: UInt8(ascii: " ")).map { word -> ByteString in
      let hasAt = word.bytes.dropFirst().dropLast().contains(UInt8(ascii: "@"))
      return hasAt ? "somebody" : word
    }
    return words.dropFirst().reduce(words.first ?? "") { $0 + " " + $1 }
  }

  private static func alias(
    of email: ByteString, _ salt: ByteString, avoiding taken: Set<String>
  ) -> String {
    var attempt = 0
    while true {
      let hash = fingerprint("\(salt) \(email) \(attempt)")
      let first = PseudonymWords.first[Int(hash % UInt64(PseudonymWords.first.count))]
      let rest = hash / UInt64(PseudonymWords.first.count)
      let second = PseudonymWords.second[Int(rest % UInt64(PseudonymWords.second.count))]
      let number = (rest / UInt64(PseudonymWords.second.count)) % 90 + 10
      let alias = "\(first) \(second) \(number)"
      if !taken.contains(alias) { return alias }
      attempt += 1
    }
  }

  /// FNV-1a, 64 bits, and a last stirring (the finalizer of MurmurHash3) so that every bit counts.
  private static func fingerprint(_ text: ByteString) -> UInt64 {
    var hash = FNV1a.hash(text.bytes)
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }
}
