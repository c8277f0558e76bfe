internal import Basics

/// Names of files for people: `anna-example-com`.
///
/// Whatever an address holds, its name holds lower-case letters, digits and single hyphens, so that
/// it cannot leave the directory; no two are the same, and none is `index`.
package struct LeadFileNames {
  private var taken: Set<String> = ["index"]

  package init() {}

  /// - Parameter person: an address, or another name.
  package mutating func next(for person: String) -> String {
    var name = ""
    for byte in person.utf8.prefix(200) {
      if byte.isASCIILetter || byte.isASCIIDigit {
        name.unicodeScalars.append(Unicode.Scalar(byte.asciiLowercased))
      } else if !name.isEmpty, !name.hasSuffix("-") {
        name += "-"
      }
    }
    name = String(name.prefix(80))
    while name.hasSuffix("-") { name.removeLast() }
    if name.isEmpty { name = "lead" }
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }
}
