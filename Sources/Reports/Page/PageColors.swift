/// The page's colours, by the names that its style and the charts know them by.
///
/// Text in any of those of ``forText`` has a contrast of at least 4.5 to 1 on `paper` and on
/// `panel`; those of ``forMarks`` have at least 3 to 1. Good, due, attention and overdue differ in
/// lightness too, and stand beside a word or a shape wherever they stand.
enum PageColors {
  typealias Scheme = [(name: String, value: String)]

  static let forText = ["ink", "muted", "good", "due", "attention", "overdue", "resting", "accent"]
  static let forMarks = ["faint", "lead", "others"]

  static let light: Scheme = [
    ("ink", "#1f1e1b"), ("muted", "#5c5a53"), ("faint", "#827f76"), ("paper", "#fdfcf9"),
    ("panel", "#f4f2ec"), ("line", "#dedad0"), ("good", "#0a6b50"), ("due", "#1b5fa3"),
    ("attention", "#8a5a00"), ("overdue", "#b0320c"), ("resting", "#65625b"),
    ("accent", "#1b5191"), ("lead", "#1b5fa3"), ("others", "#8b867a"),
  ]

  static let dark: Scheme = [
    ("ink", "#e9e6df"), ("muted", "#b0aca2"), ("faint", "#87837a"), ("paper", "#17181a"),
    ("panel", "#212326"), ("line", "#383a3e"), ("good", "#5fcaa3"), ("due", "#84b9f0"),
    ("attention", "#e5b454"), ("overdue", "#f58b6c"), ("resting", "#a39f95"),
    ("accent", "#92bdf3"), ("lead", "#6aa9ea"), ("others", "#8f8b81"),
  ]

  static let print: Scheme = [
    ("ink", "#000000"), ("muted", "#444444"), ("faint", "#767676"), ("paper", "#ffffff"),
    ("panel", "#ffffff"), ("line", "#bbbbbb"), ("good", "#0a6b50"), ("due", "#1b5fa3"),
    ("attention", "#7a4f00"), ("overdue", "#a32c08"), ("resting", "#5c5a53"),
    ("accent", "#000000"), ("lead", "#1b5fa3"), ("others", "#8b867a"),
  ]

  /// A scheme as declarations.
  static func declarations(_ scheme: Scheme) -> String {
    scheme.map { "--\($0.name):\($0.value)" }.joined(separator: ";")
  }
}
