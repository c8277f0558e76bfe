internal import Basics
internal import CSystem

// A reader that stops early (`leadlint check | head -1`) is not a failure: writing to a closed pipe
// then fails with an error instead of ending the process, and that error is ignored.
signal(SIGPIPE, SIG_IGN)

// Swift reads the command line from /proc. Without it there are no arguments, not even the program's name, and
// what was asked for is not known.
guard CommandLine.argc > 0 else {
  Console.error(
    "the command line cannot be read: there is no /proc here",
    remedy: "mount it, or take the released program, which needs none")
  exit(ExitStatus.cannotJudge.rawValue)
}

exit(Leadlint.run(RawArguments.read()).rawValue)
