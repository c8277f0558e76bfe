internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
  internal import MachO
#elseif canImport(Musl)
  internal import Musl
#endif

/// The file of the program that runs.
enum ProgramFile {
  /// Tells this program from one that was built at another time; nil where the system does not say.
  static let stamp: [UInt8]? = {
    var status = stat()
    #if canImport(Darwin)
      guard let path = _dyld_get_image_name(0), stat(path, &status) == 0 else { return nil }
      let written = status.st_mtimespec
    #else
      guard stat("/proc/self/exe", &status) == 0 else { return nil }
      let written = status.st_mtim
    #endif
    var writer = SurveyWriter()
    for number in [
      Int(status.st_size), Int(status.st_ino), Int(written.tv_sec), Int(written.tv_nsec),
    ] {
      writer.put(number)
    }
    return writer.bytes
  }()
}
