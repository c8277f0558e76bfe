internal import Basics

/// Data as YAML means it, without positions: what two texts are compared by.
indirect enum PlainValue: Equatable, Sendable {
  case text(ByteString)
  case list([PlainValue])
  case map([Entry])
  /// Nothing, or what is refused; equal to no value that an `OWNERS.lead` may have.
  case none

  struct Entry: Equatable, Sendable {
    let key: ByteString
    var value: PlainValue
  }

  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text): self = .text(text)
    case .list(let items): self = .list(items.map(PlainValue.init))
    case .map(let pairs):
      self = .map(
        pairs.map { key, value in
          guard case .scalar(let name) = key.content else { return Entry(key: "", value: .none) }
          return Entry(key: name, value: PlainValue(value))
        })
    case .null, .refused: self = .none
    }
  }
}
