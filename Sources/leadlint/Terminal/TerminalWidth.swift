internal import CSystem

/// How wide the terminal is.
enum TerminalWidth {
  /// In columns; nil where standard output is no terminal, or one that does not say.
  static func ofOutput() -> Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }
}
