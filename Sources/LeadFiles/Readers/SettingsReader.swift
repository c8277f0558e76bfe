internal import Basics
internal import LeadModel

/// `rules` and `waivers`, which `OWNERS.lead` and `.lead-rules` share.
extension FieldReader {
  /// A map of rules: a severity, or a map of options.
  mutating func rules(_ field: Field) -> [RuleSetting] {
    var settings: [RuleSetting] = []
    for entry in entries(of: field.value, named: "'rules'") ?? [] {
      let rule = Located(entry.name, at: source.position(at: entry.key.offset))
      switch entry.value.content {
      case .map:
        var options: [RuleSetting.Option] = []
        for option in entries(of: entry.value, named: "a rule's settings") ?? [] {
          guard let value = setting(option) else { continue }
          options.append(
            RuleSetting.Option(
              key: Located(option.name, at: source.position(at: option.key.offset)),
              value: Located(value, at: source.position(at: option.value.offset))))
        }
        settings.append(RuleSetting(rule: rule, options: options))
      case .scalar:
        guard let text = severity(entry.value, of: entry.name) else { continue }
        let option = RuleSetting.Option(
          key: Located("severity", at: rule.position),
          value: Located(.scalar(text.value), at: text.position))
        settings.append(RuleSetting(rule: rule, options: [option]))
      case .null:
        report(
          entry.key, "'\(entry.name)' has no value",
          help: "write '\(entry.name): off' or '\(entry.name): {severity: warning}'")
      case .list:
        report(
          entry.key,
          "'\(entry.name)' must be a severity or a map of options, not \(kind(of: entry.value))",
          help: "write '\(entry.name): off' or '\(entry.name): {severity: warning}'")
      case .refused: continue
      }
    }
    return settings
  }

  private mutating func setting(_ option: Field) -> SettingValue? {
    switch option.value.content {
    case .scalar(let text):
      if option.name == "severity", severity(option.value, of: option.name) == nil { return nil }
      return .scalar(text)
    case .list(let items):
      guard option.name != "severity" else {
        report(option.value, "'severity' takes one word, not a list")
        return nil
      }
      return .list(items.compactMap { text($0, of: option.name, mayBeEmpty: true) })
    case .null:
      report(option.key, "'\(option.name)' has no value")
    case .map:
      report(option.value, "'\(option.name)' takes text or a list, not a map")
    case .refused: break
    }
    return nil
  }

  private mutating func severity(
    _ node: YAMLNode, of name: ByteString
  ) -> Located<ByteString>? {
    guard let text = line(node, of: name) else { return nil }
    let words = ["off", "info", "warning", "error"]
    guard !words.contains(where: { text.value == ByteString($0) }) else { return text }
    let switches: [ByteString: ByteString] = [
      "false": "off", "no": "off", "none": "off", "disabled": "off", "warn": "warning",
    ]
    if let meant = switches[text.value.asciiLowercased] {
      report(
        node, "'\(name)' is '\(text.value)', not one of \(words.joined(separator: ", "))",
        help: "write '\(meant)'")
    } else {
      reportUnknownWord(node, text.value, of: name, words: words)
    }
    return nil
  }

  /// A list of waivers; an area is named only in `.lead-rules`.
  mutating func waivers(_ field: Field, namingAreas: Bool) -> [Waiver] {
    var waivers: [Waiver] = []
    for node in list(field, of: "maps such as {rule: silo, until: 2027-01-31, reason: …}") ?? [] {
      let keys: [ByteString] = ["rule", "until", "reason"]
      guard
        let fields = fields(
          of: node, named: "a waiver", known: namingAreas ? keys + ["area"] : keys,
          refusals: namingAreas
            ? [:] : ["area": "a waiver here is for this area; 'area' belongs in .lead-rules"])
      else { continue }
      let rule = required("rule", of: fields, in: "a waiver")
        .flatMap { line($0.value, of: $0.name) }
      let area = fields["area"].flatMap { path($0.value, of: $0.name, mayBeRoot: true) }
      let until = fields["until"].flatMap { date($0) }
      let reason = fields["reason"].flatMap { text($0.value, of: $0.name, mayBeEmpty: true) }
      guard let rule else { continue }
      waivers.append(
        Waiver(
          rule: rule, area: area, until: until, reason: reason,
          position: source.position(at: node.offset)))
    }
    return waivers
  }

  /// The field; reports it if it is missing.
  mutating func required(_ name: ByteString, of fields: Fields, in what: ByteString) -> Field? {
    if !fields.present.contains(name) {
      report(at: fields.offset, length: 1, "'\(name)' is missing from \(what)")
    }
    return fields[name]
  }
}
