package import Basics
internal import CSystem

/// A file mapped into memory for reading, for as long as this object lives.
// Sendable because the memory is never written and goes with the last reference.
package final class MappedFile: @unchecked Sendable {
  /// Valid as long as this object is.
  package let bytes: UnsafeRawBufferPointer
  /// The open file's descriptor, for `read(at:into:)`; -1 where the file is small.
  private let file: Int32

  /// Nil where the file cannot be opened, is empty, or is no ordinary file.
  /// - Parameter readLimit: a file of more bytes can be read by `read(at:into:)` too.
  package init?(_ path: ByteString, followsLinks: Bool = true, readLimit: Int = .max) {
    // A pipe would otherwise be waited for.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let file = (path.bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map { open($0, flags) } ?? -1
      }
    }
    guard file >= 0 else { return nil }
    var keepsOpen = false
    defer { if !keepsOpen { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let address = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0),
      address != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
    keepsOpen = bytes.count > readLimit
    self.file = keepsOpen ? file : -1
  }

  var canBeRead: Bool { file >= 0 }

  /// Copies bytes out of the file without touching the mapping: a page that is touched brings its
  /// neighbours along, which costs time and memory where single values are looked up in a large
  /// file.
  /// - Returns: whether all were read; else they must be read in the mapping.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    file >= 0 && pread(file, buffer.baseAddress, buffer.count, off_t(offset)) == buffer.count
  }

  /// Lets the system take back the memory of a part that will not be read soon. The bytes are read
  /// from the file again when they are.
  package func release(_ range: Range<Int>) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (range.lowerBound + page - 1) / page * page
    let end = min(range.upperBound, bytes.count) / page * page
    guard start < end, let base = bytes.baseAddress else { return }
    _ = madvise(UnsafeMutableRawPointer(mutating: base) + start, end - start, MADV_DONTNEED)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    if file >= 0 { close(file) }
  }
}

extension UnsafeRawBufferPointer {
  /// The big-endian number at `offset`, which must lie within.
  func bigEndian32(at offset: Int) -> UInt32 {
    UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func bigEndian64(at offset: Int) -> UInt64 {
    UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
