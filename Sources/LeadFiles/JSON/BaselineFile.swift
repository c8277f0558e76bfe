package import Basics
package import LeadModel

/// The findings that a project had when it adopted leadlint: `.lead-baseline.json`.
package struct BaselineFile: Hashable, Sendable {
  /// The file's name in the repository's root, unless another one is given.
  package static let fileName: ByteString = ".lead-baseline.json"
  package static let schema: ByteString = "leadlint.baseline/1"
  /// The largest file that is read, in bytes: about 50,000 findings.
  package static let sizeLimit = 1 << 24

  package let entries: [Entry]

  /// What identifies a finding from run to run.
  package struct Entry: Hashable, Sendable {
    package let rule: ByteString
    /// 16 hexadecimal digits.
    package let fingerprint: ByteString

    package init(rule: ByteString, fingerprint: ByteString) {
      self.rule = rule
      self.fingerprint = fingerprint
    }
  }

  package init(entries: [Entry]) { self.entries = entries }

  /// Reads a baseline. Never throws: errors are diagnostics, in the order of the file; text that is
  /// not JSON has one.
  package static func parse(_ bytes: [UInt8], file: ByteString) -> ParsedFile<BaselineFile> {
    var reader = BaselineReader(source: SourceText(file: file, bytes: bytes))
    let value = reader.read()
    let diagnostics = reader.diagnostics
    return ParsedFile(value: diagnostics.isEmpty ? value : nil, diagnostics: diagnostics)
  }
}

private struct BaselineReader {
  private static let diagnosticLimit = 20
  private static let entryKeys: [ByteString] = ["area", "fingerprint", "path", "rule", "subject"]

  let source: SourceText
  private(set) var diagnostics: [SourceDiagnostic] = []

  init(source: SourceText) { self.source = source }

  private mutating func note(
    _ range: Range<Int>, _ message: ByteString, help: ByteString? = nil
  ) {
    guard diagnostics.count < Self.diagnosticLimit else { return }
    diagnostics.append(
      source.diagnostic(at: range.lowerBound, length: range.count, message, help: help))
  }

  mutating func read() -> BaselineFile? {
    let root: JSONNode
    do {
      root = try JSONReader.read(source.bytes)
    } catch {
      note(error.offset..<error.offset + error.length, error.message, help: error.help)
      return nil
    }
    guard case .object(let members) = root.content else {
      note(root.range, "a baseline must be an object: {\"schema\": …, \"findings\": […]}")
      return nil
    }
    let known: [ByteString] = ["findings", "schema"]
    for member in members where !known.contains(member.key) {
      refuse(member.key, at: member.at, known: known)
    }
    guard let schema = members.first(where: { $0.key == "schema" })?.value else {
      note(root.range, "'schema' is missing", help: "write \"schema\": \"\(BaselineFile.schema)\"")
      return nil
    }
    guard case .text(BaselineFile.schema) = schema.content else {
      note(
        schema.range, "unknown schema",
        help:
          "expected \"\(BaselineFile.schema)\": write the baseline again, or use a newer leadlint")
      return nil
    }
    guard let findings = members.first(where: { $0.key == "findings" })?.value else {
      note(root.range, "'findings' is missing")
      return nil
    }
    guard case .list(let items) = findings.content else {
      note(findings.range, "'findings' must be a list")
      return nil
    }
    return BaselineFile(entries: items.compactMap { entry($0) })
  }

  private mutating func entry(_ node: JSONNode) -> BaselineFile.Entry? {
    guard case .object(let members) = node.content else {
      note(node.range, "a finding must be an object with a rule and a fingerprint")
      return nil
    }
    for member in members where !Self.entryKeys.contains(member.key) {
      refuse(member.key, at: member.at, known: Self.entryKeys)
    }
    let missing = Self.entryKeys.filter { key in !members.contains { $0.key == key } }
    for key in missing {
      note(
        node.range.lowerBound..<node.range.lowerBound + 1, "'\(key)' is missing from this finding")
    }
    var texts: [ByteString: ByteString] = [:]
    for member in members where Self.entryKeys.contains(member.key) {
      switch member.value.content {
      case .text(let text): texts[member.key] = text
      case .null where member.key == "area": break
      default: note(member.value.range, "'\(member.key)' must be text in quotes")
      }
    }
    guard let rule = texts["rule"], let fingerprint = texts["fingerprint"] else { return nil }
    let isWhole =
      fingerprint.count == 16
      && fingerprint.bytes.allSatisfy { byte in
        byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
    if !isWhole, let member = members.first(where: { $0.key == "fingerprint" }) {
      note(member.value.range, "a fingerprint must have 16 digits, 0-9 and a-f")
    }
    return BaselineFile.Entry(rule: rule, fingerprint: fingerprint)
  }

  private mutating func refuse(_ key: ByteString, at offset: Int, known: [ByteString]) {
    note(
      offset..<offset + key.count + 2, "unknown key '\(key)'",
      help: nearest(to: key, among: known).map { "did you mean '\($0)'?" })
  }
}
