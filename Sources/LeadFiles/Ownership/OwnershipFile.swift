package import Basics
internal import LeadModel

/// Readers of files in which other tools keep who owns a directory. What cannot be read is nil.
package enum OwnershipFile {
  /// A Kubernetes `OWNERS`: `approvers`, `reviewers`, `emeritus_approvers`, and those of the filter
  /// `.*`; or, as Chromium has it, an address a line.
  /// - Parameter aliases: what `OWNERS_ALIASES` at the root says, names in lower case.
  package static func owners(
    _ bytes: [UInt8], aliases: [ByteString: [ByteString]] = [:]
  ) -> [OwnershipClaim]? {
    guard case .map(let entries)? = yaml(bytes) else { return addresses(bytes) }
    var claims = roles(entries)
    if claims.isEmpty, case .map(let filters)? = value("filters", in: entries),
      case .map(let all)? = value(".*", in: filters)
    {
      claims = roles(all)
    }
    var found: [OwnershipClaim] = []
    for claim in claims {
      let names = aliases[claim.written.asciiLowercased]
      found += names.map { $0.map { OwnershipClaim($0, claim.role) } } ?? [claim]
    }
    return unique(found)
  }

  /// `aliases` of an `OWNERS_ALIASES`: handles by the alias's name, in lower case.
  package static func aliases(_ bytes: [UInt8]) -> [ByteString: [ByteString]] {
    guard case .map(let entries)? = yaml(bytes),
      case .map(let aliases)? = value("aliases", in: entries)
    else { return [:] }
    return Dictionary(
      aliases.map { ($0.key.asciiLowercased, texts($0.value)) }, uniquingKeysWith: { $1 })
  }

  /// `spec.owner` of a Backstage `catalog-info.yaml`, of each of its documents.
  package static func catalog(_ bytes: [UInt8]) -> [OwnershipClaim]? {
    var found: [OwnershipClaim] = []
    for document in documents(bytes) {
      guard case .map(let entries)? = yaml(document),
        case .map(let spec)? = value("spec", in: entries),
        case .text(let owner)? = value("owner", in: spec)
      else { continue }
      let word = owner.asciiLowercased
      let name = owner.split(separator: UInt8(ascii: "/")).last ?? owner
      if word.hasPrefix("user:") {
        found.append(OwnershipClaim(ByteString(name.bytes.drop { $0 == UInt8(ascii: ":") })))
      } else {
        // A bare name is a group's, by Backstage's rule.
        found.append(OwnershipClaim("group/" + name))
      }
    }
    return unique(found)
  }

  /// `status.codeowners` of an OpenTelemetry `metadata.yaml`.
  package static func metadata(_ bytes: [UInt8]) -> [OwnershipClaim]? {
    guard case .map(let entries)? = yaml(bytes),
      case .map(let status)? = value("status", in: entries),
      case .map(let owners)? = value("codeowners", in: status)
    else { return nil }
    return unique(
      claims("active", .owner, in: owners) + claims("emeritus", .emeritus, in: owners))
  }

  /// The directories of a `component_owners.yml`, without a slash at the end, and their owners.
  package static func components(_ bytes: [UInt8]) -> [ByteString: [OwnershipClaim]] {
    guard case .map(let entries)? = yaml(bytes),
      case .map(let components)? = value("components", in: entries)
    else { return [:] }
    return Dictionary(
      components.map { entry in
        var path = entry.key.bytes[...]
        if path.last == UInt8(ascii: "/") { path = path.dropLast() }
        return (ByteString(path), unique(texts(entry.value).map { OwnershipClaim($0) }))
      }, uniquingKeysWith: { $1 })
  }

  /// `maintainers`, else `author`, of a `package.json`.
  package static func package(_ bytes: [UInt8]) -> [OwnershipClaim]? {
    guard let root = try? JSONReader.read(bytes), case .object(let members) = root.content else {
      return nil
    }
    func people(_ key: ByteString) -> [OwnershipClaim] {
      guard let node = members.first(where: { $0.key == key })?.value else { return [] }
      if case .list(let items) = node.content { return items.compactMap(person) }
      return [person(node)].compactMap(\.self)
    }
    let maintainers = people("maintainers")
    return unique(maintainers.isEmpty ? people("author") : maintainers)
  }

  private static func person(_ node: JSONNode) -> OwnershipClaim? {
    switch node.content {
    case .text(let text): return text.bytes.contains(0x40) ? OwnershipClaim(text) : nil
    case .object(let members):
      func text(_ key: ByteString) -> ByteString? {
        guard case .text(let text)? = members.first(where: { $0.key == key })?.value.content
        else { return nil }
        return text
      }
      guard let email = text("email") else { return nil }
      return OwnershipClaim(text("name").map { "\($0) <\(email)>" } ?? email)
    default: return nil
    }
  }

  // MARK: Parts

  private static func yaml(_ bytes: [UInt8]) -> PlainValue? {
    let source = SourceText(file: "", bytes: bytes)
    guard let text = try? FrontMatter(ofRulesFile: source) else { return nil }
    var reader = YAMLReader(text, allowsDocumentStart: true)
    return reader.read().map(PlainValue.init)
  }

  private static func documents(_ bytes: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = [[]]
    for line in ByteString(bytes).split(separator: 0x0A) {
      if line.hasPrefix("---") {
        found.append([])
      } else {
        found[found.count - 1] += line.bytes + [10]
      }
    }
    return found
  }

  private static func value(_ key: ByteString, in map: [PlainValue.Entry]) -> PlainValue? {
    map.first { $0.key == key }?.value
  }

  private static func texts(_ value: PlainValue?) -> [ByteString] {
    switch value {
    case .text(let text): [text]
    case .list(let items): items.flatMap { texts($0) }
    default: []
    }
  }

  private static func claims(
    _ key: ByteString, _ role: OwnershipClaim.Role, in map: [PlainValue.Entry]
  ) -> [OwnershipClaim] {
    texts(value(key, in: map)).map { OwnershipClaim($0, role) }
  }

  private static func roles(_ map: [PlainValue.Entry]) -> [OwnershipClaim] {
    claims("approvers", .owner, in: map) + claims("reviewers", .reviewer, in: map)
      + claims("emeritus_approvers", .emeritus, in: map)
  }

  private static func addresses(_ bytes: [UInt8]) -> [OwnershipClaim]? {
    let words = ByteString(bytes).split(separator: 0x0A).compactMap { line -> ByteString? in
      let text = line.bytes.prefix { $0 != UInt8(ascii: "#") }
      let word = ByteString(text).trimmed
      return word.bytes.contains(0x40) && !word.bytes.contains(0x20) ? word : nil
    }
    return words.isEmpty ? nil : unique(words.map { OwnershipClaim($0) })
  }

  private static func unique(_ claims: [OwnershipClaim]) -> [OwnershipClaim] {
    var seen: Set<ByteString> = []
    return claims.filter { seen.insert($0.written.asciiLowercased).inserted }
  }
}
