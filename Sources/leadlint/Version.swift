/// Which leadlint this is.
enum Version {
  /// As `--version` prints it, and as it stands in every JSON document.
  static let program = "0.1.0"
}
