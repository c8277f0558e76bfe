internal import Basics
internal import LeadModel
internal import Surveying
internal import TestSupport
internal import Testing

@testable internal import leadlint

/// What each CI puts in the environment, and the base that is found with it.
@Suite struct BaseSearchTests {
  /// Hexadecimal ids of made-up commits.
  private static let ids: [String: String] = [
    "base": String(repeating: "ba", count: 20), "stale": String(repeating: "5a", count: 20),
    "change": String(repeating: "c4", count: 20), "merge": String(repeating: "3e", count: 20),
    "before": String(repeating: "be", count: 20), "none": String(repeating: "00", count: 20),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let environment: [String: String]
    var event: String?
    var fetchHead = ""
    /// Names that the clone knows; every commit that it holds is known by its id as well.
    var names: [String: String] = [:]
    var commits: [String] = []
    /// The commit that is found; nil: a run ends with status 2.
    let finds: String?
    let says: [String]
  }

  /// `$base` and its like become ids.
  private static func filled(_ text: String) -> String {
    ids.sorted { $0.key < $1.key }.reduce(text) { text, pair in
      text.replacing("$\(pair.key)", with: pair.value)
    }
  }

  private static let merge = ["HEAD": "merge", "HEAD^1": "base", "HEAD^2": "change"]
  private static let gitHub = [
    "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_EVENT_NAME": "pull_request",
    "GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": "$merge",
  ]
  private static let pullEvent =
    #"{"number": 7, "pull_request": {"base": {"sha": "$stale", "ref": "main"}, "#
    + #""head": {"sha": "$change", "ref": "topic"}}}"#
  private static let gitLab = [
    "GITLAB_CI": "true", "CI": "true", "CI_MERGE_REQUEST_IID": "3",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_DEFAULT_BRANCH": "main",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA": "$base", "CI_COMMIT_BEFORE_SHA": "$none",
  ]
  private static let azure = [
    "TF_BUILD": "True", "BUILD_SOURCEBRANCH": "refs/pull/7/merge", "BUILD_SOURCEVERSION": "$merge",
    "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
    "SYSTEM_PULLREQUEST_SOURCECOMMITID": "$change",
  ]
  private static let bitbucket = [
    "BITBUCKET_BUILD_NUMBER": "12", "BITBUCKET_PR_ID": "7", "BITBUCKET_COMMIT": "$change",
    "BITBUCKET_PR_DESTINATION_BRANCH": "main",
    "BITBUCKET_PR_DESTINATION_COMMIT": "babababababa",
  ]
  private static let buildkite = [
    "BUILDKITE": "true", "BUILDKITE_PULL_REQUEST": "7", "BUILDKITE_BRANCH": "topic",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main", "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main",
  ]
  private static let jenkins = [
    "JENKINS_URL": "http://ci.example/", "CHANGE_ID": "7", "CHANGE_TARGET": "main",
    "GIT_PREVIOUS_SUCCESSFUL_COMMIT": "$before",
  ]

  private static func with(
    _ environment: [String: String], _ changes: [String: String]
  ) -> [String: String] {
    environment.merging(changes) { $1 }
  }

  static let gitHubCases: [Case] = [
    Case(
      testDescription: "the merge commit, though the event is older", environment: gitHub,
      event: pullEvent, names: merge, commits: ["stale"], finds: "base",
      says: ["with which GitHub Actions merged the change c4c4c4c"]),
    Case(
      testDescription: "the change's own tip, itself a merge",
      environment: gitHub, event: pullEvent,
      names: ["HEAD": "change", "HEAD^1": "before", "HEAD^2": "merge"], commits: ["stale"],
      finds: "stale", says: ["5a5a5a5, the pull request's base of GitHub Actions"]),
    Case(
      testDescription: "no event file, but the base's branch", environment: gitHub,
      names: with(merge, ["refs/remotes/origin/main": "base"]), finds: "base",
      says: ["refs/remotes/origin/main, as GITHUB_BASE_REF of GitHub Actions says"]),
    Case(
      testDescription: "no event file and no branch", environment: gitHub, names: merge,
      finds: "base", says: ["the first parent of the merge that GitHub Actions made for refs/pull"]),
    Case(
      testDescription: "a damaged event file", environment: gitHub, event: "{\"pull_request\": 7",
      names: merge, finds: "base", says: ["the first parent"]),
    Case(
      testDescription: "a merge that GitHub did not make", environment: gitHub,
      names: ["HEAD": "change", "HEAD^1": "before", "HEAD^2": "base"], finds: nil,
      says: ["GITHUB_BASE_REF of GitHub Actions names the branch main", "with: {fetch-depth: 0}"]),
    Case(
      testDescription: "a merge of three", environment: gitHub,
      names: with(merge, ["HEAD^3": "stale"]), finds: nil, says: ["fetch-depth: 0"]),
    Case(
      testDescription: "depth 1", environment: gitHub, event: pullEvent, names: ["HEAD": "merge"],
      finds: nil, says: ["the base is not in this clone", "actions/checkout", "fetch-depth: 0"]),
    Case(
      testDescription: "pull_request_target has checked out the base",
      environment: with(
        gitHub, ["GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_REF": "refs/heads/main"]),
      event: pullEvent, names: ["HEAD": "stale"], finds: nil,
      says: ["the base is checked out, not the change", "refs/pull/${{ github.event.number }}"]),
    Case(
      testDescription: "pull_request_target with the merge",
      environment: with(
        gitHub, ["GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_REF": "refs/heads/main"]),
      event: pullEvent, names: merge, finds: "base", says: ["with which"]),
    Case(
      testDescription: "a merge queue",
      environment: with(
        gitHub, ["GITHUB_EVENT_NAME": "merge_group", "GITHUB_BASE_REF": "", "GITHUB_REF": "x"]),
      event: #"{"merge_group": {"base_sha": "$base", "base_ref": "refs/heads/main"}}"#,
      names: ["HEAD": "merge"], commits: ["base"], finds: "base", says: ["the merge group's base"]),
    Case(
      testDescription: "a push",
      environment: ["GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push"],
      event: #"{"before": "$before", "repository": {"default_branch": "main"}}"#,
      names: ["HEAD": "change"], commits: ["before"], finds: "before",
      says: ["the push's 'before' of GitHub Actions"]),
    Case(
      testDescription: "a new branch",
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push", "GITHUB_REF": "refs/heads/topic",
      ],
      event: #"{"before": "$none", "repository": {"default_branch": "main"}}"#,
      names: ["HEAD": "change", "refs/remotes/origin/main": "base"], commits: ["none"],
      finds: "base", says: ["as the repository's default branch of GitHub Actions says"]),
    Case(
      testDescription: "a schedule on the default branch",
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "schedule", "GITHUB_REF": "refs/heads/main",
      ],
      event: #"{"schedule": "0 6 * * 1", "repository": {"default_branch": "main"}}"#,
      names: ["HEAD": "base", "HEAD^1": "before", "refs/remotes/origin/main": "base"],
      finds: nil, says: ["neither for a pull request", "--base origin/main"]),
  ]

  static let gitLabCases: [Case] = [
    Case(
      testDescription: "a merge request", environment: gitLab, names: ["HEAD": "change"],
      commits: ["base"], finds: "base", says: ["CI_MERGE_REQUEST_DIFF_BASE_SHA of GitLab CI"]),
    Case(
      testDescription: "merged results",
      environment: with(
        gitLab,
        [
          "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "$change",
          "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "$stale",
          "CI_MERGE_REQUEST_DIFF_BASE_SHA": "$before",
        ]),
      names: merge, commits: ["stale", "before"], finds: "base", says: ["with which GitLab CI"]),
    Case(
      testDescription: "depth 20", environment: gitLab, names: ["HEAD": "change"], finds: nil,
      says: ["the base is not in this clone", "variables: {GIT_DEPTH: \"0\"}"]),
    Case(
      testDescription: "a push",
      environment: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "$before", "CI_COMMIT_BRANCH": "main",
        "CI_DEFAULT_BRANCH": "main",
      ], names: ["HEAD": "change"], commits: ["before"], finds: "before",
      says: ["CI_COMMIT_BEFORE_SHA of GitLab CI"]),
    Case(
      testDescription: "a new branch",
      environment: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "$none", "CI_COMMIT_BRANCH": "topic",
        "CI_DEFAULT_BRANCH": "main",
      ], names: ["HEAD": "change", "refs/remotes/origin/main": "base"], commits: ["none"],
      finds: "base", says: ["as CI_DEFAULT_BRANCH of GitLab CI says"]),
    Case(
      testDescription: "a schedule",
      environment: [
        "GITLAB_CI": "true", "CI_COMMIT_BEFORE_SHA": "$none", "CI_COMMIT_BRANCH": "main",
        "CI_DEFAULT_BRANCH": "main",
      ], names: ["HEAD": "base", "HEAD^1": "before", "refs/remotes/origin/main": "base"],
      finds: nil, says: ["merge_request_event", "leadlint check --base origin/main"]),
  ]

  static let otherCases: [Case] = [
    Case(
      testDescription: "Azure, the merge commit", environment: azure, names: merge, finds: "base",
      says: ["with which Azure Pipelines merged"]),
    Case(
      testDescription: "Azure, no source commit",
      environment: with(azure, ["SYSTEM_PULLREQUEST_SOURCECOMMITID": ""]), names: merge,
      finds: "base", says: ["the first parent of the merge that Azure Pipelines made"]),
    Case(
      testDescription: "Azure, a branch as it is called for short",
      environment: ["TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "main"],
      names: ["HEAD": "change", "refs/remotes/origin/main": "base"], finds: "base",
      says: ["as SYSTEM_PULLREQUEST_TARGETBRANCH of Azure Pipelines says"]),
    Case(
      testDescription: "Azure, depth 1", environment: azure, names: ["HEAD": "merge"], finds: nil,
      says: ["- {checkout: self, fetchDepth: 0}"]),
    Case(
      testDescription: "Azure, a push", environment: ["TF_BUILD": "True"],
      names: ["HEAD": "change", "HEAD^1": "before"], finds: nil, says: ["a branch policy"]),
    Case(
      testDescription: "Bitbucket, the destination merged into the source",
      environment: bitbucket,
      names: ["HEAD": "merge", "HEAD^1": "change", "HEAD^2": "base"], finds: "base",
      says: ["with which Bitbucket Pipelines merged"]),
    Case(
      testDescription: "Bitbucket, a short id", environment: bitbucket,
      names: ["HEAD": "change", "babababababa": "base"], finds: "base",
      says: ["BITBUCKET_PR_DESTINATION_COMMIT of Bitbucket Pipelines"]),
    Case(
      testDescription: "Bitbucket, a branch called like the short id", environment: bitbucket,
      names: ["HEAD": "change", "babababababa": "before"], finds: nil,
      says: ["git fetch origin +refs/heads/main:refs/remotes/origin/main"]),
    Case(
      testDescription: "Bitbucket, a push", environment: ["BITBUCKET_BUILD_NUMBER": "12"],
      names: ["HEAD": "change", "HEAD^1": "before"], finds: nil, says: ["pull-requests: "]),
    Case(
      testDescription: "Buildkite, a pull request", environment: buildkite,
      names: ["HEAD": "change", "HEAD^1": "before", "HEAD^2": "stale", "refs/heads/main": "base"],
      finds: "base", says: ["refs/heads/main, as BUILDKITE_PULL_REQUEST_BASE_BRANCH of Buildkite"]),
    Case(
      testDescription: "Buildkite, a pull request without its base's branch",
      environment: buildkite, names: ["HEAD": "change", "HEAD^1": "before", "HEAD^2": "stale"],
      finds: nil,
      says: ["in the step's command", "git fetch origin +refs/heads/main:refs/remotes/origin/main"]),
    Case(
      testDescription: "Buildkite, the branch in FETCH_HEAD", environment: buildkite,
      fetchHead: "$change\t\tbranch 'topic' of git.example:x\n"
        + "$base\tnot-for-merge\tbranch 'main' of git.example:x\n",
      names: ["HEAD": "change"], commits: ["base"], finds: "base",
      says: ["the branch main in FETCH_HEAD"]),
    Case(
      testDescription: "Buildkite, only the change in FETCH_HEAD", environment: buildkite,
      fetchHead: "$change\t\tbranch 'topic' of git.example:x\n",
      names: ["HEAD": "change", "FETCH_HEAD": "change"], finds: nil, says: ["not in this clone"]),
    Case(
      testDescription: "Buildkite, the merge refspec",
      environment: with(buildkite, ["BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC": "true"]),
      names: merge, finds: "base", says: ["the first parent of the merge that Buildkite made"]),
    Case(
      testDescription: "Buildkite, a merge queue",
      environment: [
        "BUILDKITE": "true", "BUILDKITE_PULL_REQUEST": "false",
        "BUILDKITE_MERGE_QUEUE_BASE_COMMIT": "$base",
      ], names: ["HEAD": "change"], commits: ["base"], finds: "base",
      says: ["BUILDKITE_MERGE_QUEUE_BASE_COMMIT"]),
    Case(
      testDescription: "Buildkite, a branch",
      environment: with(buildkite, ["BUILDKITE_PULL_REQUEST": "false"]),
      names: ["HEAD": "change", "refs/remotes/origin/main": "base"], finds: "base",
      says: ["as BUILDKITE_PIPELINE_DEFAULT_BRANCH of Buildkite says"]),
    Case(
      testDescription: "Buildkite, the default branch",
      environment: with(
        buildkite, ["BUILDKITE_PULL_REQUEST": "false", "BUILDKITE_BRANCH": "main"]),
      names: ["HEAD": "base", "refs/remotes/origin/main": "base"], finds: nil,
      says: ["leadlint check --base origin/main"]),
    Case(
      testDescription: "CircleCI tells nothing",
      environment: ["CIRCLECI": "true", "CIRCLE_PULL_REQUEST": "https://forge.example/pull/7"],
      names: ["HEAD": "change", "HEAD^1": "before", "refs/remotes/origin/HEAD": "base"],
      finds: nil,
      says: ["does not say what this change is merged into", "- run: leadlint check --base origin"]),
    Case(
      testDescription: "Jenkins, a change", environment: jenkins,
      names: [
        "HEAD": "merge", "HEAD^1": "change", "HEAD^2": "stale", "refs/remotes/origin/main": "base",
      ], commits: ["before"], finds: "base", says: ["as CHANGE_TARGET of Jenkins says"]),
    Case(
      testDescription: "Jenkins, a change alone in the clone", environment: jenkins,
      names: ["HEAD": "merge", "HEAD^1": "change", "HEAD^2": "base"], commits: ["before"],
      finds: nil,
      says: ["in the Jenkinsfile", "git fetch origin +refs/heads/main:refs/remotes/origin/main"]),
    Case(
      testDescription: "Jenkins, a branch",
      environment: [
        "JENKINS_URL": "http://ci.example/", "GIT_PREVIOUS_SUCCESSFUL_COMMIT": "$before",
        "GIT_PREVIOUS_COMMIT": "$stale",
      ], names: ["HEAD": "change"], commits: ["before", "stale"], finds: "before",
      says: ["GIT_PREVIOUS_SUCCESSFUL_COMMIT of Jenkins"]),
    Case(
      testDescription: "another CI", environment: ["CI": "true"],
      names: ["HEAD": "change", "HEAD^1": "before", "refs/remotes/origin/HEAD": "base"],
      finds: nil, says: ["this CI does not say", "name it:  leadlint check --base origin/main"]),
    Case(
      testDescription: "no CI", environment: ["CI": ""],
      names: ["HEAD": "change", "refs/remotes/origin/HEAD": "base"], finds: "base",
      says: ["refs/remotes/origin/HEAD"]),
    Case(
      testDescription: "no CI and no origin", environment: [:], names: ["HEAD": "change"],
      finds: nil, says: ["--base origin/main", "git remote set-head origin --auto"]),
    Case(
      testDescription: "a branch that is none",
      environment: with(buildkite, ["BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main~1"]),
      names: ["HEAD": "change", "refs/remotes/origin/main~1": "before"], finds: nil,
      says: ["the branch main~1", "leadlint:  git fetch origin"]),
    Case(
      testDescription: "a branch that a shell would obey",
      environment: with(buildkite, ["BUILDKITE_PULL_REQUEST_BASE_BRANCH": "$(x);'y"]),
      names: ["HEAD": "change"], finds: nil,
      says: [#"git fetch origin '+refs/heads/$(x);'\''y:refs/remotes/origin/$(x);'\''y'"#]),
  ]

  @Test(arguments: gitHubCases + gitLabCases + otherCases)
  func theBaseIsFoundorTheRemedyNamed(_ item: Case) throws {
    func id(_ name: String) throws -> ObjectID {
      let digits = try #require(Self.ids[name])
      return try #require(ObjectID(hex: Array(digits.utf8)))
    }
    var known: [ByteString: ObjectID] = [:]
    for (name, commit) in item.names {
      known[ByteString(name)] = try id(commit)
      known[ByteString(try id(commit).description)] = try id(commit)
    }
    for name in item.commits {
      known[ByteString(try id(name).description)] = try id(name)
    }
    let environment = item.environment.mapValues { ByteString(Self.filled($0)) }
    let search = BaseSearch(
      environment: environment, event: item.event.map { Array(Self.filled($0).utf8) },
      fetchHead: ByteString(Self.filled(item.fetchHead))
    ) { known[$0] }
    let said: ByteString
    do {
      let base = try search.find()
      #expect(try base.commit == item.finds.map(id), "\(base.note.lossyText)")
      said = base.note
      #expect(said.hasPrefix("compared with \(base.commit.short), "))
    } catch let stop as RunError {
      said = "\(stop.problem)\n\(stop.remedy ?? "")"
      #expect(item.finds == nil, "\(said.lossyText)")
    }
    for words in item.says { #expect(said.contains(ByteString(words)), "\(said.lossyText)") }
    #expect(!said.contains("HEAD~1"))
  }
}
