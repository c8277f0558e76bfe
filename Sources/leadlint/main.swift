internal import ArgumentParser
internal import Basics
internal import CSystem

// A reader that has seen enough (`leadlint check | head -1`) is no failure: writing answers with an
// error instead of ending the process, and the error is passed over.
signal(SIGPIPE, SIG_IGN)

exit(Leadlint.run(RawArguments.read()).rawValue)
