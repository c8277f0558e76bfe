// libc under one name on every system, so that no other file asks which one it is.
//
// A module map over the headers would lose what Swift's own modules add to them: `errno`, `open` with two
// arguments, the types of `S_IFMT` and its like.
#if canImport(Glibc)
  @_exported public import Glibc
#elseif canImport(Musl)
  @_exported public import Musl
#elseif canImport(Darwin)
  @_exported public import Darwin
#endif
