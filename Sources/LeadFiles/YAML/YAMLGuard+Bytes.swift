internal import Basics
internal import LeadModel

// MARK: Bytes

extension YAMLGuard {
  func at(_ place: Int) -> UInt8 { place < end ? masked[place] : 0 }

  func isBreak(_ place: Int) -> Bool {
    place >= end || masked[place] == 0x0A || (masked[place] == 0x0D && at(place + 1) == 0x0A)
  }

  func isBlank(_ place: Int) -> Bool {
    at(place) == space || at(place) == tab || isBreak(place)
  }

  func isFlowIndicator(_ place: Int) -> Bool {
    [comma, leftBracket, rightBracket, leftBrace, rightBrace].contains(at(place))
  }

  /// Whether a comment begins here: a `#` behind white space or at a line's beginning.
  func isComment(_ place: Int) -> Bool {
    at(place) == hash && (place == 0 || isBlank(place - 1) || masked[place - 1] == 0x0A)
  }

  func isDocumentMarker(_ place: Int) -> Bool {
    let marker = masked[place..<min(place + 3, end)]
    return (marker.elementsEqual("---".utf8) || marker.elementsEqual("...".utf8))
      && isBlank(place + 3)
  }

  func lineRest(_ place: Int) -> Int {
    source.end(ofLine: source.line(at: place)) - place
  }

  mutating func skipLine() {
    while index < end, masked[index] != 0x0A { index += 1 }
    index = min(index + 1, end)
  }

  mutating func skipBlanks() {
    while at(index) == space || at(index) == tab { index += 1 }
  }

  mutating func skipFlowSpace() {
    while index < end {
      if isBlank(index) {
        index += 1
      } else if at(index) == hash {
        // Between two tokens the parser takes any '#' for a comment, whatever stands before it.
        skipLine()
      } else {
        return
      }
    }
  }

  mutating func skipQuoted() {
    let open = index
    let quote = masked[open]
    index += 1
    while index < end {
      if masked[index] == backslash, quote == doubleQuote {
        index += 2
      } else if masked[index] != quote {
        index += 1
      } else if quote == singleQuote, at(index + 1) == singleQuote {
        index += 2
      } else {
        index += 1
        return
      }
    }
    index = end
    refuse(open, "this quotation mark is never closed", length: lineRest(open))
    isFatal = true
  }
}

// MARK: The characters that mean something in YAML

extension YAMLGuard {
  var space: UInt8 { UInt8(ascii: " ") }
  var tab: UInt8 { UInt8(ascii: "\t") }
  var hash: UInt8 { UInt8(ascii: "#") }
  var dash: UInt8 { UInt8(ascii: "-") }
  var colon: UInt8 { UInt8(ascii: ":") }
  var comma: UInt8 { UInt8(ascii: ",") }
  var percent: UInt8 { UInt8(ascii: "%") }
  var question: UInt8 { UInt8(ascii: "?") }
  var ampersand: UInt8 { UInt8(ascii: "&") }
  var asterisk: UInt8 { UInt8(ascii: "*") }
  var exclamation: UInt8 { UInt8(ascii: "!") }
  var pipe: UInt8 { UInt8(ascii: "|") }
  var greater: UInt8 { UInt8(ascii: ">") }
  var backslash: UInt8 { UInt8(ascii: "\\") }
  var doubleQuote: UInt8 { UInt8(ascii: "\"") }
  var singleQuote: UInt8 { UInt8(ascii: "'") }
  var leftBracket: UInt8 { UInt8(ascii: "[") }
  var rightBracket: UInt8 { UInt8(ascii: "]") }
  var leftBrace: UInt8 { UInt8(ascii: "{") }
  var rightBrace: UInt8 { UInt8(ascii: "}") }
}
