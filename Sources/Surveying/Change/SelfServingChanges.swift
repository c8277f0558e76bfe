internal import Basics
internal import LeadModel

/// What a change writes into an `OWNERS.lead` that speaks for the change itself.
struct SelfServingChanges {
  /// Lower case, no final dot.
  let sentences: [ByteString]

  /// - Parameter base: the file without the change; nil where there was none.
  init(of file: OwnersFile, since base: OwnersFile?) {
    var sentences: [ByteString] = []
    if Self.settings(file.rules) != Self.settings(base?.rules ?? []) {
      sentences.append("this change sets rules here, but the base's are used")
    }
    let known = Set((base?.waivers ?? []).map(Self.terms))
    for waiver in file.waivers where !known.contains(Self.terms(waiver)) {
      sentences.append(
        "this change adds a waiver of '\(waiver.rule.value)', which counts from the next change on")
    }
    if file.status != .active, file.status != base?.status {
      sentences.append(
        "this change sets the status to \(file.status.rawValue), and most rules check only active "
          + "areas")
    }
    if let base, Self.docs(file) != Self.docs(base) {
      sentences.append(
        "this change points the docs elsewhere: from \(Self.docs(base)) to \(Self.docs(file))")
    }
    let recorded = Set((base?.handoffs ?? []).map(Self.terms))
    for handoff in file.handoffs where !recorded.contains(Self.terms(handoff)) {
      sentences.append(
        "this change records a handoff from \(Self.name(handoff.from.value)) to "
          + "\(Self.name(handoff.to.value)) on \(handoff.date)")
    }
    self.sentences = sentences
  }

  /// What settings say, wherever they stand.
  private static func settings(_ rules: [RuleSetting]) -> [[ByteString]] {
    rules.map { rule in
      rule.options.reduce(into: [rule.rule.value]) { words, option in
        words.append(option.key.value)
        switch option.value.value {
        case .scalar(let text): words.append(text)
        case .list(let items): words += items.map(\.value)
        }
      }
    }
  }

  private static func docs(_ file: OwnersFile) -> ByteString {
    file.docs.map { "[\(listed($0.map(\.value.text), atMost: 6))]" } ?? "the default"
  }

  private static func terms(_ waiver: Waiver) -> [ByteString] {
    [
      waiver.rule.value, waiver.until.map { "\($0.value)" } ?? "", waiver.reason?.value ?? "",
    ]
  }

  private static func terms(_ handoff: Handoff) -> [ByteString] {
    [
      "\(handoff.date)", name(handoff.from.value), name(handoff.to.value),
      handoff.notes?.value ?? "",
    ]
  }

  private static func name(_ person: PersonReference) -> ByteString {
    person.name ?? person.email ?? "@\(person.handle ?? "")"
  }
}
