internal import CSystem

/// The width of the terminal.
enum TerminalWidth {
  /// In columns; nil where standard output is not a terminal, or does not tell.
  static func ofOutput() -> Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }
}
