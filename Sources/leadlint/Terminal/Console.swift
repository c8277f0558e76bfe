internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports

/// Standard output and standard error.
enum Console {
  /// Writes the command's output to standard output. A closed pipe is not an error.
  /// - Throws: `RunError` where it cannot be written for another reason, such as a full disk.
  static func print(_ text: ByteString) throws {
    guard !write(text.bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    let isFull = errno == ENOSPC || errno == EDQUOT
    throw RunError(
      problem: "standard output cannot be written: \(lastError)",
      remedy: isFull ? "free disk space, or name a file with --output" : nil)
  }

  /// Writes a note to standard error.
  static func note(_ text: ByteString) {
    _ = write(Array("leadlint: note: \(TerminalEscaper.escape(text))\n".utf8), to: STDERR_FILENO)
  }

  /// Writes text that is escaped already to standard error, without a label.
  static func aside(_ text: ByteString) { _ = write(text.bytes, to: STDERR_FILENO) }

  /// Writes the first twenty notes, and how many more there are.
  static func notes(_ texts: [ByteString]) {
    let limit = 20
    texts.prefix(limit).forEach(note)
    if texts.count > limit { note("and \(texts.count - limit) more notes") }
  }

  /// Why the run ends and how to fix that, on standard error.
  static func error(
    _ problem: ByteString, remedy: ByteString? = nil, diagnostics: [SourceDiagnostic] = []
  ) {
    var text = DiagnosticText.render(diagnostics)
    text += "leadlint: error: \(TerminalEscaper.lines(problem))\n"
    if let remedy { text += "  next: \(TerminalEscaper.lines(remedy))\n" }
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The environment variables that decide about colour.
  static var environment: [String: String] {
    var found: [String: String] = [:]
    for key in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM"] {
      if let value = Environment.text(key) { found[key] = value }
    }
    return found
  }

  /// Writes all of `bytes`; false where that fails (a closed pipe, a full disk), with the reason in
  /// `errno`.
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

  /// The system's message for `errno`.
  static var lastError: String { String(cString: strerror(errno)) }
}

/// `write` of the C library, which a method of the same name would hide.
private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, bytes, count)
}
