/// The `write` operations of a story that give each directory an `OWNERS.lead` with these lines. The
/// kind follows from the directory above: `services`, `initiatives` or `teams`.
func ownersFiles(_ directories: [String], _ lines: String...) -> String {
  directories.map { directory in
    let kind =
      directory.hasPrefix("teams/")
      ? "team" : directory.hasPrefix("initiatives/") ? "initiative" : "service"
    let text = ["---", "kind: \(kind)"] + lines + ["---"]
    return (["  write \(directory)/OWNERS.lead"] + text.map { "    \($0)" })
      .joined(separator: "\n")
  }
  .joined(separator: "\n")
}
