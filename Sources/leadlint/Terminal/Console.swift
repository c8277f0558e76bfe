internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports
internal import Surveying

/// The two streams, and what is known of them.
enum Console {
  /// Findings and everything that was asked for, on standard output. A reader that has gone away
  /// has seen enough.
  /// - Throws: `RunError` where the stream takes no more for another reason: a full disk.
  static func print(_ text: ByteString) throws {
    guard !write(text.bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    throw RunError(
      problem: "standard output cannot be written: \(lastError)",
      remedy: "make room, or name a file with --output")
  }

  /// What the reader should know, on standard error.
  static func note(_ text: ByteString) {
    _ = write(Array("leadlint: note: \(TerminalEscaper.escape(text))\n".utf8), to: STDERR_FILENO)
  }

  /// The same without a label, for text of several lines that was escaped already.
  static func aside(_ text: ByteString) { _ = write(text.bytes, to: STDERR_FILENO) }

  /// The same for several notes, of which so many are shown as somebody would read.
  static func notes(_ texts: [ByteString]) {
    let limit = 20
    texts.prefix(limit).forEach(note)
    if texts.count > limit { note("and \(texts.count - limit) more notes") }
  }

  /// Why there is no judgement and how to mend it, on standard error.
  static func error(
    _ problem: ByteString, remedy: ByteString? = nil, diagnostics: [SourceDiagnostic] = []
  ) {
    var text = DiagnosticText.render(diagnostics)
    text += "leadlint: error: \(TerminalEscaper.lines(problem))\n"
    if let remedy { text += "  next: \(TerminalEscaper.lines(remedy))\n" }
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The settings of the environment that bear on colour.
  static var environment: [String: String] {
    var found: [String: String] = [:]
    for key in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM"] {
      if let value = getenv(key) { found[key] = String(cString: value) }
    }
    return found
  }

  /// Writes all of `bytes`; false where the stream takes no more (a closed pipe, a full disk).
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// The system's words for the last error.
  static var lastError: String { String(cString: strerror(errno)) }
}

/// `write` of the C library, which a method of the same name would hide.
private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, bytes, count)
}
