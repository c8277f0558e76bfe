internal import CSystem

// A reader that stops early (`leadlint check | head -1`) is not a failure: writing to a closed pipe
// then fails with an error instead of ending the process, and that error is ignored.
signal(SIGPIPE, SIG_IGN)

exit(Leadlint.run(RawArguments.read()).rawValue)
