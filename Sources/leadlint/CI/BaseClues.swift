internal import Basics
internal import LeadFiles

/// What a CI tells of the commit that a change is to be compared with.
struct BaseClues: Equatable {
  /// A value, and the variable or the key that it stands in.
  struct Clue: Equatable {
    let value: ByteString
    let source: ByteString
  }

  /// Whether the run is for a change that is to be merged.
  var isForMerging = false
  /// The newest commit of that change, in hexadecimal.
  var changeTip: ByteString?
  /// Commits in hexadecimal, most telling first.
  var commits: [Clue] = []
  /// The short name of the branch that the change goes into, or that the built one comes from.
  var branch: Clue?
  /// The commit, in hexadecimal, that the CI made itself by merging the change into its base.
  var ownMerge: Clue?
  /// Whether the CI checks out the base itself unless it is told otherwise.
  var checksOutBase = false

  /// Reads what `ci` tells.
  /// - Parameter event: the bytes of the file that `GITHUB_EVENT_PATH` names.
  init(_ ci: ContinuousIntegration, _ environment: [String: ByteString], event: [UInt8]?) {
    switch ci {
    case .gitHub: readGitHub(environment, event.flatMap { JSONDocument($0) })
    case .gitLab: readGitLab(environment)
    case .buildkite: readBuildkite(environment)
    case .azure: readAzure(environment)
    case .bitbucket: readBitbucket(environment)
    case .jenkins: readJenkins(environment)
    case .circleCI: isForMerging = environment.has("CIRCLE_PULL_REQUEST") != nil
    case .unknown: break
    }
  }

  private mutating func readGitHub(_ environment: [String: ByteString], _ event: JSONDocument?) {
    let name = environment["GITHUB_EVENT_NAME"] ?? ""
    let reference = environment["GITHUB_REF"] ?? ""
    isForMerging = name.hasPrefix("pull_request") || name == "merge_group"
    guard isForMerging else {
      add(event?.text("before"), "the push's 'before'")
      let built = reference.hasPrefix("refs/heads/") ? reference.shortBranch : nil
      setBranch(
        event?.text("repository", "default_branch"), "the repository's default branch",
        unless: built)
      return
    }
    checksOutBase = name == "pull_request_target"
    changeTip = event?.text("pull_request", "head", "sha")
    add(event?.text("merge_group", "base_sha"), "the merge group's base")
    add(event?.text("pull_request", "base", "sha"), "the pull request's base")
    let branch = environment.has("GITHUB_BASE_REF")
    setBranch(
      branch ?? event?.text("merge_group", "base_ref")
        ?? event?.text("pull_request", "base", "ref"),
      branch == nil ? "the event's base" : "GITHUB_BASE_REF")
    if reference.hasPrefix("refs/pull/"), reference.hasSuffix("/merge") {
      ownMerge = environment.has("GITHUB_SHA").map { Clue(value: $0, source: reference) }
    }
  }

  private mutating func readGitLab(_ environment: [String: ByteString]) {
    isForMerging = environment.has("CI_MERGE_REQUEST_IID") != nil
    guard isForMerging else {
      add("CI_COMMIT_BEFORE_SHA", environment)
      setBranch(
        environment["CI_DEFAULT_BRANCH"], "CI_DEFAULT_BRANCH",
        unless: environment["CI_COMMIT_BRANCH"])
      return
    }
    changeTip = environment.has("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")
    add("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", environment)
    add("CI_MERGE_REQUEST_DIFF_BASE_SHA", environment)
    setBranch("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", environment)
  }

  private mutating func readBuildkite(_ environment: [String: ByteString]) {
    let number = environment["BUILDKITE_PULL_REQUEST"] ?? "false"
    let queue = environment.has("BUILDKITE_MERGE_QUEUE_BASE_COMMIT")
    isForMerging = (number != "false" && !number.isEmpty) || queue != nil
    add("BUILDKITE_MERGE_QUEUE_BASE_COMMIT", environment)
    guard isForMerging else {
      setBranch(
        environment["BUILDKITE_PIPELINE_DEFAULT_BRANCH"],
        "BUILDKITE_PIPELINE_DEFAULT_BRANCH", unless: environment["BUILDKITE_BRANCH"])
      return
    }
    setBranch("BUILDKITE_PULL_REQUEST_BASE_BRANCH", environment)
    if environment["BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC"] == "true" {
      ownMerge = Clue(value: "", source: "the pull request's merge refspec")
    }
  }

  private mutating func readAzure(_ environment: [String: ByteString]) {
    let target = environment.has("SYSTEM_PULLREQUEST_TARGETBRANCH")
    isForMerging = target != nil
    changeTip = environment.has("SYSTEM_PULLREQUEST_SOURCECOMMITID")
    setBranch("SYSTEM_PULLREQUEST_TARGETBRANCH", environment)
    let reference = environment["BUILD_SOURCEBRANCH"] ?? ""
    if isForMerging, reference.hasPrefix("refs/pull/"), reference.hasSuffix("/merge") {
      ownMerge = environment.has("BUILD_SOURCEVERSION").map { Clue(value: $0, source: reference) }
    }
  }

  private mutating func readBitbucket(_ environment: [String: ByteString]) {
    isForMerging = environment.has("BITBUCKET_PR_ID") != nil
    guard isForMerging else { return }
    // The destination is merged into the source here: HEAD^1 would be the change itself.
    changeTip = environment.has("BITBUCKET_COMMIT")
    add("BITBUCKET_PR_DESTINATION_COMMIT", environment)
    setBranch("BITBUCKET_PR_DESTINATION_BRANCH", environment)
  }

  private mutating func readJenkins(_ environment: [String: ByteString]) {
    isForMerging = environment.has("CHANGE_ID") != nil || environment.has("CHANGE_TARGET") != nil
    guard isForMerging else {
      add("GIT_PREVIOUS_SUCCESSFUL_COMMIT", environment)
      add("GIT_PREVIOUS_COMMIT", environment)
      return
    }
    // Of these, too, the target is merged into the change, and nothing tells the change's tip.
    setBranch("CHANGE_TARGET", environment)
  }

  private mutating func add(_ name: String, _ environment: [String: ByteString]) {
    if let value = environment.has(name) {
      commits.append(Clue(value: value, source: ByteString(name)))
    }
  }

  private mutating func add(_ value: ByteString?, _ source: ByteString) {
    if let value, !value.isEmpty { commits.append(Clue(value: value, source: source)) }
  }

  private mutating func setBranch(_ name: String, _ environment: [String: ByteString]) {
    guard let value = environment.has(name) else { return }
    branch = Clue(value: value.shortBranch, source: ByteString(name))
  }

  /// - Parameter built: a branch that is built cannot be its own base; the comparison would find
  ///   nothing new, ever.
  private mutating func setBranch(
    _ value: ByteString?, _ source: ByteString, unless built: ByteString?
  ) {
    guard let built, let value, !value.isEmpty, value != built else { return }
    branch = Clue(value: value.shortBranch, source: source)
  }

  private mutating func setBranch(_ value: ByteString?, _ source: ByteString) {
    guard let value, !value.isEmpty else { return }
    branch = Clue(value: value.shortBranch, source: source)
  }
}

extension [String: ByteString] {
  /// The value, where it is set to something.
  fileprivate func has(_ name: String) -> ByteString? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension ByteString {
  /// A branch's name without `refs/heads/`.
  fileprivate var shortBranch: ByteString {
    let prefix: ByteString = "refs/heads/"
    return hasPrefix(prefix) ? ByteString(bytes.dropFirst(prefix.count)) : self
  }
}
