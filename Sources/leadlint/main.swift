internal import ArgumentParser
internal import Basics
internal import CSystem
internal import Git

// A reader that has seen enough (`leadlint check | head -1`) is no failure: writing answers with an
// error instead of ending the process, and the error is passed over.
signal(SIGPIPE, SIG_IGN)

let arguments = RawArguments.read()
// Commands that will ask for a repository have libgit2 made ready while the rest of the command
// line is read.
let readsRepository = ["check", "handoff", "review", "status", "who"].contains(arguments.first)
if readsRepository { Library.startAhead() }
let status = Leadlint.run(arguments)
if readsRepository { Library.finishStart() }
exit(status.rawValue)
