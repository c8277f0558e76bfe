/// The elements of a page as a reader of HTML finds them, in order.
struct PageOutline {
  struct Element {
    let name: String
    var attributes: [String: String] = [:]
    /// The index of the element that it is in.
    let parent: Int?
    /// What is written in it and in the elements in it; references to characters stay as they are.
    var text = ""
  }

  private(set) var elements: [Element] = []
  /// The indices of the elements directly in each.
  private var inner: [Int: [Int]] = [:]
  /// What is wrong with the markup; empty in a good page.
  private(set) var faults: [String] = []

  init(_ document: String) {
    var open: [Int] = []
    let scalars = Array(document.utf8)
    var place = 0
    var text: [UInt8] = []
    func flush(_ outline: inout PageOutline) {
      for index in open { outline.elements[index].text += String(decoding: text, as: UTF8.self) }
      text = []
    }
    while place < scalars.count {
      guard scalars[place] == UInt8(ascii: "<") else {
        text.append(scalars[place])
        place += 1
        continue
      }
      flush(&self)
      let end = scalars[place...].firstIndex(of: UInt8(ascii: ">")) ?? scalars.count - 1
      let tag = String(decoding: scalars[place + 1..<end], as: UTF8.self)
      place = end + 1
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if let last = open.popLast(), elements[last].name != name {
          faults.append("</\(name)> closes <\(elements[last].name)>")
        }
        continue
      }
      let isWhole = tag.hasSuffix("/")
      let element = element(isWhole ? String(tag.dropLast()) : tag, in: open.last)
      elements.append(element)
      if let parent = open.last { inner[parent, default: []].append(elements.count - 1) }
      if isWhole || ["meta", "link", "col", "wbr"].contains(element.name) { continue }
      open.append(elements.count - 1)
      if element.name == "script" || element.name == "style" {
        let closing = Array("</\(element.name)>".utf8)
        while place < scalars.count, !scalars[place...].starts(with: closing) {
          text.append(scalars[place])
          place += 1
        }
      }
    }
    if !open.isEmpty { faults.append("\(open.count) elements stay open") }
  }

  private mutating func element(_ tag: String, in parent: Int?) -> Element {
    let name = tag.prefix { $0 != " " }
    var element = Element(name: String(name), parent: parent)
    var rest = tag.dropFirst(name.count)
    while let start = rest.firstIndex(where: { $0 != " " }) {
      rest = rest[start...]
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        element.attributes[String(key)] = ""
        continue
      }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      if element.attributes.updateValue(String(value), forKey: String(key)) != nil {
        faults.append("\(key) twice in <\(name)>")
      }
      rest = rest.dropFirst(value.count + 1)
    }
    return element
  }

  func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

  func values(_ attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

  /// The indices of the elements directly in one, of one name or of any.
  func places(in index: Int, _ name: String? = nil) -> [Int] {
    (inner[index] ?? []).filter { name == nil || elements[$0].name == name }
  }

  /// The elements directly in one.
  func children(of index: Int) -> [Element] { places(in: index).map { elements[$0] } }
}
