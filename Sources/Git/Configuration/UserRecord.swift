internal import Basics
internal import CSystem

/// A user's line in `/etc/passwd`. Read by hand, so that a static program needs no other libraries.
struct UserRecord {
  let login: ByteString
  /// The full name, from the record's comment; often empty.
  let name: ByteString
  let home: ByteString

  /// The user that the process runs as.
  static var current: UserRecord? { first { $0[2] == ByteString(getuid().description) } }

  static func named(_ login: ByteString) -> UserRecord? { first { $0[0] == login } }

  private static func first(where isMeant: ([ByteString]) -> Bool) -> UserRecord? {
    let text = FileReader.contents(of: "/etc/passwd", limit: 1 << 24) ?? ""
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"))
      guard fields.count == 7, isMeant(fields) else { continue }
      let login = fields[0]
      // `&` stands for the login, with a capital.
      let capital = login.bytes.enumerated().map { index, byte in
        index == 0 && (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      }
      let name = fields[4].bytes.prefix { $0 != UInt8(ascii: ",") }
        .flatMap { $0 == UInt8(ascii: "&") ? capital : [$0] }
      return UserRecord(login: login, name: ByteString(name), home: fields[5])
    }
    return nil
  }
}
