package import Basics
package import LeadModel

extension PersonReference {
  /// Reads a person as an `OWNERS.lead` would: `Name <email>`, an e-mail address, or an `@handle`.
  /// - Throws: `PersonProblem` for anything else.
  package init(reading text: ByteString) throws(PersonProblem) { self = try readPerson(text).get() }
}

/// How a person may be written.
private let personForms: ByteString =
  "write 'Name <email>', an e-mail address, or a handle in quotes such as \"@anna\""

/// Reads `Name <email>`, an e-mail address, or an `@handle`.
func readPerson(_ text: ByteString) -> Result<PersonReference, PersonProblem> {
  let text = text.trimmed
  if text.bytes.first == UInt8(ascii: "@") {
    return readHandle(text).map { PersonReference(handle: $0) }
  }
  guard let open = text.bytes.firstIndex(of: UInt8(ascii: "<")) else {
    guard text.bytes.contains(UInt8(ascii: "@")) else {
      return .failure(
        PersonProblem(reason: "'\(text)' is a name without an e-mail address", help: personForms))
    }
    return problem(withEmail: text).map { .failure($0) } ?? .success(PersonReference(email: text))
  }
  guard text.bytes.last == UInt8(ascii: ">") else {
    let reason: ByteString =
      text.bytes.contains(UInt8(ascii: ">"))
      ? "'\(text)' has text after the '>'" : "'\(text)' has a '<' without a '>'"
    return .failure(PersonProblem(reason: reason, help: "write 'Name <email>'"))
  }
  guard !text.contains(">,"), !text.contains(">;") else {
    return .failure(
      PersonProblem(
        reason: "'\(text)' is more than one person", help: "write a list: [first, second]"))
  }
  let name = ByteString(text.bytes[..<open]).trimmed
  let email = ByteString(text.bytes[(open + 1)..<(text.count - 1)]).trimmed
  if let problem = problem(withEmail: email) { return .failure(problem) }
  guard !name.isEmpty else {
    return .failure(
      PersonProblem(reason: "'\(text)' has no name before the '<'", help: "write \(email)"))
  }
  guard !name.bytes.contains(UInt8(ascii: ">")) else {
    return .failure(
      PersonProblem(reason: "the name '\(name)' contains a '>'", help: "write 'Name <email>'"))
  }
  return .success(PersonReference(name: name, email: email))
}

/// Reads `@handle` and takes the `@` away.
func readHandle(_ text: ByteString) -> Result<ByteString, PersonProblem> {
  guard text.bytes.first == UInt8(ascii: "@") else {
    return .failure(
      PersonProblem(reason: "the handle '\(text)' has no '@'", help: "write \"@\(text)\""))
  }
  let handle = ByteString(text.bytes.dropFirst())
  if handle.bytes.contains(UInt8(ascii: "/")) {
    return .failure(
      PersonProblem(reason: "'\(text)' is a team, not a person", help: "name the person"))
  }
  let isWord = handle.bytes.allSatisfy {
    $0.isASCIILetter || $0.isASCIIDigit || [UInt8]("-_.".utf8).contains($0)
  }
  guard isWord, !handle.isEmpty else {
    return .failure(
      PersonProblem(
        reason: "'\(text)' is not a handle", help: "a handle is '@' and letters, digits, '-', '_'"))
  }
  return .success(handle)
}

/// What is wrong with an e-mail address; nil if it could be one.
func problem(withEmail email: ByteString) -> PersonProblem? {
  let parts = email.split(separator: UInt8(ascii: "@"))
  let isList =
    parts.count > 2 && email.bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  if isList {
    return PersonProblem(
      reason: "'\(email)' is more than one address", help: "write a list: [first, second]")
  }
  let isWellFormed =
    parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    && !email.bytes.contains { $0 <= 0x20 || $0 == 0x7F || $0 == 0x3C || $0 == 0x3E || $0 == 0x2C }
  guard !isWellFormed else { return nil }
  return PersonProblem(reason: "'\(email)' is not an e-mail address", help: personForms)
}

extension FieldReader {
  /// A list of persons, or one.
  mutating func persons(_ field: Field) -> [Located<PersonReference>] {
    var persons: [Located<PersonReference>] = []
    for node in oneOrMany(field) {
      if let person = person(node, of: field.name) { persons.append(person) }
    }
    return persons
  }

  mutating func person(_ node: YAMLNode, of name: ByteString) -> Located<PersonReference>? {
    if case .map(let pairs) = node.content {
      report(
        node, "a person is text, not a map",
        help: pairs.isEmpty ? personForms : "write 'Name <email>' on one line")
      return nil
    }
    guard let text = line(node, of: name) else { return nil }
    if text.value.asciiLowercased == "none" {
      report(
        node, "'none' is not a person",
        help: name == "lead"
          ? "for a vacant post write 'lead: none', not a list" : "remove '\(name)'")
      return nil
    }
    switch readPerson(text.value) {
    case .success(let person): return Located(person, at: text.position)
    case .failure(let problem):
      report(node, problem.reason, help: problem.help)
      return nil
    }
  }
}
