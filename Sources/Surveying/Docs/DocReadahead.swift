internal import Basics
internal import CSystem
internal import Dispatch
internal import Git
internal import GitHistory
internal import Markdown

/// Reads Markdown files on other threads, from the last to the first, while the thread that wants
/// them takes them from the first on. Neither waits: what is not there yet, the asking thread reads
/// itself. So the outcome does not depend on who was faster.
// Sendable because every access to its state is made under its lock.
final class DocReadahead: @unchecked Sendable {
  /// Fewer files are read before another thread has opened the repository.
  private static let fewest = 24
  /// More threads than this would only take memory from each other.
  private static let threadLimit = 3

  private let lock = DispatchSemaphore(value: 1)
  private let group = DispatchGroup()
  /// What no thread has taken yet; the next one for other threads stands last.
  private var left: [ObjectID] = []
  private var taken: Set<ObjectID> = []
  private var read: [ObjectID: DocReading] = [:]

  private func locked<Result>(_ body: () -> Result) -> Result {
    lock.wait()
    defer { lock.signal() }
    return body()
  }

  /// Begins to read files, if there are enough of them.
  /// - Parameter sizeLimit: in bytes; larger files are passed over, as is what cannot be read.
  func start(
    _ files: [ObjectID], _ repository: Repository, withWords: Bool, sizeLimit: Int
  ) {
    let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    guard files.count >= Self.fewest, processors > 1, let access = repository.access else { return }
    locked { left = files }
    for _ in 1...min(processors - 1, Self.threadLimit) {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
        // Without a repository of its own the thread has nothing to do; the caller's goes on.
        guard let own = try? Repository(access) else { return }
        while let file = next() {
          // What fails here fails again where it is asked for, and is reported there.
          guard let header = try? own.objects.header(file), header.size <= sizeLimit,
            let text = try? own.objects.read(file).copiedBytes
          else { continue }
          let reading = DocReading(text, withWords: withWords)
          locked { read[file] = reading }
        }
      }
    }
  }

  private func next() -> ObjectID? {
    locked {
      while let file = left.popLast() {
        if taken.insert(file).inserted { return file }
      }
      return nil
    }
  }

  /// What was read if it is ready; else it is left to the caller.
  func take(_ file: ObjectID) -> DocReading? {
    locked {
      taken.insert(file)
      return read.removeValue(forKey: file)
    }
  }

  /// What was read if it is ready; else it stays to be read.
  func takeIfReady(_ file: ObjectID) -> DocReading? {
    locked { read.removeValue(forKey: file) }
  }

  /// Lets go of what is not read yet, and waits for the threads.
  func stop() {
    locked { left = [] }
    group.wait()
  }
}
