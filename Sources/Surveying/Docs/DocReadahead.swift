internal import Basics
internal import Dispatch
internal import Git
internal import Markdown

/// Reads Markdown files on other threads, from the last to the first, while the thread that wants
/// them takes them from the first on. Neither waits: what is not there yet, the asking thread reads
/// itself. So the outcome does not depend on who was faster.
final class DocReadahead: Sendable {
  /// Fewer files are read before another thread has opened the repository.
  private static let fewest = 24
  /// More threads than this, the asking one counted, would only take memory from each other.
  private static let threadLimit = 4

  private struct State: Sendable {
    /// What no thread has taken yet; the next one for other threads stands last.
    var left: [ObjectID] = []
    var taken: Set<ObjectID> = []
    var read: [ObjectID: DocReading] = [:]
  }

  private let state = Locked(State())
  private let group = DispatchGroup()

  /// Begins to read files, if there are enough of them.
  /// - Parameter sizeLimit: in bytes; larger files are passed over, as is what cannot be read.
  func start(
    _ files: [ObjectID], _ repository: Repository, withWords: Bool, withPaths: Bool,
    sizeLimit: Int
  ) {
    let threads = Parallelism.threads(atMost: Self.threadLimit)
    guard files.count >= Self.fewest, threads > 1, let access = repository.access else { return }
    state.withLock { $0.left = files }
    for _ in 1..<threads {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
        // Without a repository of its own the thread has nothing to do; the caller's goes on.
        guard let own = try? Repository(access) else { return }
        while let file = next() {
          // What fails here fails again where it is asked for, and is reported there.
          guard let header = try? own.objects.header(file), header.size <= sizeLimit,
            let text = try? own.objects.read(file).copiedBytes
          else { continue }
          let reading = DocReading(text, withWords: withWords, withPaths: withPaths)
          state.withLock { $0.read[file] = reading }
        }
      }
    }
  }

  private func next() -> ObjectID? {
    state.withLock { state in
      while let file = state.left.popLast() {
        if state.taken.insert(file).inserted { return file }
      }
      return nil
    }
  }

  /// What was read if it is ready; else it is left to the caller.
  func take(_ file: ObjectID) -> DocReading? {
    state.withLock { state in
      state.taken.insert(file)
      return state.read.removeValue(forKey: file)
    }
  }

  /// What was read if it is ready; else it stays to be read.
  func takeIfReady(_ file: ObjectID) -> DocReading? {
    state.withLock { $0.read.removeValue(forKey: file) }
  }

  /// Lets go of what is not read yet, and waits for the threads.
  func stop() {
    state.withLock { $0.left = [] }
    group.wait()
  }
}
