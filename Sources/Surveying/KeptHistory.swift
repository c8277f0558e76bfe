internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What is kept of a repository's history between runs, opened once it is needed.
final class KeptHistory {
  private let repository: Repository
  private let usesCache: Bool
  private var opened: Archive?
  /// What there is to say of the index, once it has been opened.
  private(set) var notes: [ByteString] = []

  init(_ repository: Repository, usesCache: Bool) {
    self.repository = repository
    self.usesCache = usesCache
  }

  var isOpen: Bool { opened != nil }

  var archive: Archive {
    get {
      if let opened { return opened }
      let archive = open()
      opened = archive
      return archive
    }
    // Taken out meanwhile: while two hold it, every change would copy it.
    _modify {
      var archive = opened ?? open()
      opened = nil
      defer { opened = archive }
      yield &archive
    }
  }

  private func open() -> Archive {
    guard usesCache else { return Archive(repository, keeping: OwnersFile.fileName) }
    let cache = HistoryCache(repository)
    let (archive, state) = cache.open(keeping: OwnersFile.fileName)
    switch state {
    case .missing, .usable: break
    case .unreadable:
      notes.append(
        "you may not read the history index \(cache.path): history is read without it")
    case .unusable:
      notes.append(
        "the history index \(cache.path) was damaged, or written by another version: it is "
          + "made anew")
    }
    return archive
  }
}
