internal import Basics
package import Git

/// Every identity that commits carry, as written. Those of an index come first.
package struct PersonTable: Sendable {
  private let index: HistoryIndex
  private let indexed: Int32
  private var lines = ByteInterner()
  private var signatures: [Signature] = []

  init(_ index: HistoryIndex) {
    self.index = index
    indexed = Int32(index.personCount)
  }

  package var count: Int { Int(indexed) + signatures.count }

  package var ids: Range<PersonID> { PersonID(0)..<PersonID(count) }

  package subscript(person: PersonID) -> Signature {
    person.raw < indexed ? index.signature(person) : signatures[Int(person.raw - indexed)]
  }

  /// The identity that `line` begins with; `nobody` where it has no `<…>`.
  mutating func insert(_ line: UnsafeRawBufferPointer) -> (PersonID, SignatureRange?) {
    guard let parts = SignatureRange(line) else { return (.nobody, nil) }
    let written = UnsafeRawBufferPointer(rebasing: line[..<(parts.email.upperBound + 1)])
    let (entry, isNew) = lines.intern(written, under: 0)
    if isNew {
      signatures.append(
        Signature(name: ByteString(line[parts.name]), email: ByteString(line[parts.email])))
    }
    return (PersonID(raw: indexed + entry), parts)
  }

  mutating func insert(_ signature: Signature) -> PersonID {
    let text: ByteString = "\(signature.name) <\(signature.email)>"
    let (entry, isNew) = text.bytes.withUnsafeBytes { lines.intern($0, under: 0) }
    if isNew { signatures.append(signature) }
    return PersonID(raw: indexed + entry)
  }
}
