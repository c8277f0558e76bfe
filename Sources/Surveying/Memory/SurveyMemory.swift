internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds again what an earlier survey of the same commit found.
///
/// A survey depends on the commit and all that it leads back to, on what was asked and by which
/// program: these are the key. It depends on files that are not the commit's: what they held is kept
/// with it, and compared. And it depends on the instant: the span of time is kept in which no answer
/// changes.
struct SurveyMemory {
  /// Raised when what is written changes its form.
  private static let version: UInt64 = 2
  /// In bytes.
  private static let readsLimit = 1 << 20

  /// What is to be kept.
  struct Entry {
    fileprivate let key: [UInt8]
    fileprivate let survey: [UInt8]
    fileprivate let isPast: Bool

    /// - Parameter subjects: what commits are called that were printed; they will be again.
    func kept(with subjects: [ObjectID: ByteString]) -> SurveyCache.Entry {
      var writer = SurveyWriter()
      writer.put(isPast ? [] : subjects.sorted { $0.key < $1.key }) {
        $0.put($1.key)
        $0.put(raw: $1.value.bytes)
      }
      return SurveyCache.Entry(key: key, contents: survey + writer.bytes, isRare: isPast)
    }
  }

  private let cache: SurveyCache
  private let key: [UInt8]
  private let tip: ObjectID
  private let now: Instant
  private let isPast: Bool

  /// Nil where the survey depends on more than can be kept.
  /// - Parameters:
  ///   - settings: what is asked; two with one name ask the same wherever `.lead-rules` is the same.
  ///   - isPast: whether the configuration is another's than the commit's.
  init?(
    _ repository: Repository, tip: ObjectID, now: Instant, files: FileSource,
    settings: Surveyor.Settings, rules: [UInt8], isPast: Bool
  ) {
    // What a partial clone has not may be there the next time.
    guard let name = settings.name, let program = ProgramFile.stamp, !repository.isPartialClone
    else { return nil }
    cache = SurveyCache(repository)
    var writer = SurveyWriter()
    writer.put(Self.version)
    writer.put(raw: program)
    writer.put(tip)
    writer.put(files.readsWorkTree)
    // Of one commit, each instant in the past is kept for itself: it will be asked for again.
    writer.put(isPast ? now : nil) { $0.put($1) }
    writer.put(raw: name.bytes)
    writer.put(raw: rules)
    key = writer.bytes
    self.tip = tip
    self.now = now
    self.isPast = isPast
  }

  /// What is kept, as it would be found out now; nil where nothing is, or where it would differ.
  /// - Parameters:
  ///   - notes: come before what the survey itself has to say.
  ///   - isCurrent: whether the files named `OWNERS.lead`, where they were looked for, and all that was
  ///     read are still as they were.
  ///   - subjects: gets the first lines of messages that are kept too.
  func survey(
    called tipName: ByteString, _ notes: [ByteString],
    _ isCurrent: ([ByteString]?, [ReadLog.Read]) -> Bool,
    subjects: inout [ObjectID: ByteString]
  ) -> Survey? {
    cache.load(key) { bytes in
      let reader = SurveyReader(bytes)
      do throws(SurveyReader.Damaged) {
        let (from, until) = (try reader.instant(), try reader.instant())
        guard from <= now, now <= until else { return nil }
        let found = try reader.optional { () throws(SurveyReader.Damaged) in
          try reader.array(reader.text)
        }
        guard isCurrent(found, try reader.array(reader.read)) else { return nil }
        let survey = try reader.survey(tip: tip, tipName: tipName, now: now, notes: notes)
        var kept: [ObjectID: ByteString] = [:]
        for _ in 0..<(try reader.count()) { kept[try reader.id()] = ByteString(try reader.raw()) }
        guard reader.isAtEnd else { return nil }
        subjects = kept
        return survey
      } catch {
        return nil
      }
    }
  }

  /// What is to be kept of a survey; nil where it depends on more than the key and what is checked.
  /// - Parameters:
  ///   - notes: those of the survey itself.
  ///   - checked: what was read that the key does not fix.
  ///   - until: the last instant at which the same would be found.
  func entry(
    _ survey: Survey, notes: ArraySlice<ByteString>, checked: FileSource?, until: Instant
  ) -> Entry? {
    guard survey.invalidFiles.isEmpty, survey.touchedAreas.isEmpty, survey.movedAreas.isEmpty,
      survey.baseName == nil, survey.pendingAuthor == nil, survey.asked.isEmpty,
      survey.areas.allSatisfy(\.conflicts.isEmpty)
    else { return nil }
    let reads = checked?.log.reads ?? []
    guard reads.reduce(0, { $0 + $1.bytes.count }) <= Self.readsLimit else { return nil }
    var writer = SurveyWriter()
    writer.put(now)
    writer.put(until)
    writer.put(checked?.log.found) { $0.put($1) { $0.put($1) } }
    writer.put(reads) { $0.put($1) }
    writer.put(survey, notes: notes)
    return Entry(key: key, survey: writer.bytes, isPast: isPast)
  }
}

extension ReadLog.Read {
  fileprivate var bytes: [UInt8] {
    if case .bytes(let bytes) = content { bytes } else { [] }
  }
}

extension SurveyWriter {
  fileprivate mutating func put(_ read: ReadLog.Read) {
    put(read.path)
    put(read.limit)
    switch read.content {
    case .bytes(let bytes):
      put(0)
      put(raw: bytes)
    case .missing: put(1)
    case .symbolicLink: put(2)
    case .notAFile: put(3)
    case .tooLarge(let size):
      put(4)
      put(size)
    case .unreadable(let reason):
      put(5)
      put(ByteString(reason))
    }
  }
}

extension SurveyReader {
  fileprivate func read() throws(Damaged) -> ReadLog.Read {
    let (path, limit) = (try text(), try int())
    let content: FileReader.Content =
      switch try int() {
      case 0: .bytes(Array(try raw()))
      case 1: .missing
      case 2: .symbolicLink
      case 3: .notAFile
      case 4: .tooLarge(try int())
      case 5: .unreadable(try text().lossyText)
      default: throw Damaged()
      }
    return ReadLog.Read(path: path, limit: limit, content: content)
  }
}
