internal import Basics
internal import CSystem

/// The only way to libc's iconv. A statically linked program has none of its encodings.
enum SystemConverter {
  enum Result: Equatable {
    case text([UInt8])
    /// Some of the bytes are no text in the encoding.
    case invalid
    /// The system does not know the encoding.
    case unavailable
  }

  static func convert(_ bytes: UnsafeRawBufferPointer, from name: ByteString) -> Result {
    guard let name = name.text else { return .unavailable }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return .unavailable }
    defer { iconv_close(converter) }
    var input = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    var left = bytes.count
    var text: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    var isFlushing = false
    while true {
      let capacity = buffer.count
      let (status, written, error) = buffer.withUnsafeMutableBufferPointer { buffer in
        var output = buffer.baseAddress
        var free = capacity
        let status =
          isFlushing
          ? iconv(converter, nil, nil, &output, &free)
          : iconv(converter, &input, &left, &output, &free)
        return (status, capacity - free, errno)
      }
      text += buffer[..<written].map { UInt8(bitPattern: $0) }
      if status == -1 {
        guard error == E2BIG else { return .invalid }
      } else if isFlushing {
        return .text(text)
      } else {
        isFlushing = true
      }
    }
  }
}
