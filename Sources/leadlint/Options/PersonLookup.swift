internal import Basics
internal import LeadFiles
internal import LeadModel

/// Whom somebody on the command line means: a name, an address, `Name <email>` or a handle.
struct PersonLookup {
  /// What each argument says, where it is more than a name.
  let references: [PersonReference?]
  private let typed: [ByteString]

  init(_ arguments: [String]) {
    typed = arguments.map { RawArguments.bytes($0).trimmed }
    references = typed.map { text in
      do {
        return try PersonReference(reading: text)
      } catch {
        // A name alone; it is looked up among the people of the survey.
        return nil
      }
    }
  }

  /// The people, each once, in the order typed.
  /// - Parameter survey: one that was asked for those of `references` that are there.
  /// - Throws: `RunError` for somebody whom nothing knows, or for a name that several have.
  func people(in survey: Survey) throws(RunError) -> [Person] {
    var asked = survey.asked[...]
    var people: [Person] = []
    for (text, reference) in zip(typed, references) {
      var person: Person
      if reference == nil {
        person = try bearer(of: text, in: survey)
      } else if let declared = asked.popFirst() {
        guard declared.isKnown else { throw unknown(text, nearest: declared.nearest) }
        person = declared.person
      } else {
        throw unknown(text, nearest: nil)
      }
      if !people.contains(where: { $0.email == person.email }) { people.append(person) }
    }
    return people
  }

  private func bearer(of name: ByteString, in survey: Survey) throws(RunError) -> Person {
    let wanted = name.asciiLowercased
    let people = survey.people.map(\.person)
    func found(_ fits: (ByteString) -> Bool) -> [Person] {
      people.filter { $0.name.map { fits($0.asciiLowercased) } ?? false }
    }
    let whole = found { $0 == wanted }
    let candidates = whole.isEmpty ? found { $0.hasPrefix(wanted + " ") } : whole
    if candidates.count == 1 { return candidates[0] }
    if candidates.count > 1 {
      throw RunError(
        problem: "'\(name)' may be several people: "
          + listed(candidates.map { "\($0.displayName) <\($0.email)>" }, atMost: 5),
        remedy: "name the address")
    }
    let near = nearest(to: wanted, among: people.compactMap { $0.name?.asciiLowercased }.sorted())
    throw unknown(
      name, nearest: people.first { near != nil && $0.name?.asciiLowercased == near })
  }

  private func unknown(_ text: ByteString, nearest: Person?) -> RunError {
    RunError(
      problem: "nobody here is known as '\(text)'",
      remedy: nearest.map { "did you mean \($0.displayName) <\($0.email)>?" }
        ?? "name somebody of history, .mailmap or 'people': a name, an address or a handle")
  }
}
