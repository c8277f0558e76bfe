internal import Basics

/// The service that runs leadlint for a project, as far as the environment tells.
enum ContinuousIntegration: String, CaseIterable {
  case gitHub = "GitHub Actions"
  case gitLab = "GitLab CI"
  case buildkite = "Buildkite"
  case circleCI = "CircleCI"
  case azure = "Azure Pipelines"
  case bitbucket = "Bitbucket Pipelines"
  case jenkins = "Jenkins"
  /// One that says no more than that it is one.
  case unknown = "this CI"

  /// Nil outside of any.
  init?(_ environment: [String: ByteString]) {
    func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    func isTrue(_ name: String) -> Bool {
      ["true", "1"].contains((environment[name] ?? "").asciiLowercased)
    }
    if isTrue("GITHUB_ACTIONS") {
      self = .gitHub
    } else if isTrue("GITLAB_CI") {
      self = .gitLab
    } else if isTrue("BUILDKITE") {
      self = .buildkite
    } else if isTrue("CIRCLECI") {
      self = .circleCI
    } else if isTrue("TF_BUILD") {
      self = .azure
    } else if has("BITBUCKET_BUILD_NUMBER") {
      self = .bitbucket
    } else if has("JENKINS_URL") {
      // Last of those with a name: an agent may run below one of the others.
      self = .jenkins
    } else if isTrue("CI") {
      self = .unknown
    } else {
      return nil
    }
  }

  /// Every variable that is looked at, as it stands in the environment of this process.
  static func environment() -> [String: ByteString] {
    Dictionary(
      uniqueKeysWithValues: variables.compactMap { name in
        Environment.bytes(name).map { (name, $0) }
      })
  }

  private static let variables = [
    "CI", "GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH",
    "GITHUB_REF", "GITHUB_SHA", "GITLAB_CI", "CI_COMMIT_BEFORE_SHA", "CI_COMMIT_BRANCH",
    "CI_DEFAULT_BRANCH", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_IID",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "BUILDKITE", "BUILDKITE_BRANCH",
    "BUILDKITE_MERGE_QUEUE_BASE_COMMIT", "BUILDKITE_PIPELINE_DEFAULT_BRANCH",
    "BUILDKITE_PULL_REQUEST", "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC", "CIRCLECI", "CIRCLE_PULL_REQUEST", "TF_BUILD",
    "BUILD_SOURCEBRANCH", "BUILD_SOURCEVERSION", "SYSTEM_PULLREQUEST_SOURCECOMMITID",
    "SYSTEM_PULLREQUEST_TARGETBRANCH", "BITBUCKET_BUILD_NUMBER", "BITBUCKET_COMMIT",
    "BITBUCKET_PR_DESTINATION_BRANCH", "BITBUCKET_PR_DESTINATION_COMMIT", "BITBUCKET_PR_ID",
    "JENKINS_URL", "CHANGE_ID", "CHANGE_TARGET", "GIT_PREVIOUS_COMMIT",
    "GIT_PREVIOUS_SUCCESSFUL_COMMIT",
  ]
}

// MARK: - What to write where

extension ContinuousIntegration {
  /// How a shallow clone becomes a whole one.
  /// - Parameter environment: as ``environment()`` gives it.
  static func shallowRemedy(_ environment: [String: ByteString]) -> ByteString {
    let unshallow: ByteString = "git fetch --unshallow"
    switch ContinuousIntegration(environment) {
    case nil, .unknown:
      return "\(unshallow)  (in GitHub Actions: fetch-depth: 0 at actions/checkout)"
    case .gitHub: return "in the workflow, write at actions/checkout:  with: {fetch-depth: 0}"
    case .gitLab: return "in .gitlab-ci.yml, write at the job:  variables: {GIT_DEPTH: \"0\"}"
    case .azure:
      return "in azure-pipelines.yml, write as the first step:  - {checkout: self, fetchDepth: 0}"
    case .bitbucket:
      return "in bitbucket-pipelines.yml, write at the top:  clone: {depth: full};  pull requests "
        + "ignore it, so write in the step's script, before leadlint:  \(unshallow)"
    case .buildkite:
      return "remove --depth from BUILDKITE_GIT_CLONE_FLAGS and BUILDKITE_GIT_FETCH_FLAGS, or "
        + "write in the step's command, before leadlint:  \(unshallow)"
    case .circleCI:
      return "in .circleci/config.yml, write as a step before leadlint:  - run: \(unshallow)"
    case .jenkins:
      return "switch off 'Shallow clone' at the job's Git behaviours, or write in the Jenkinsfile, "
        + "before leadlint:  sh '\(unshallow)'"
    }
  }

  /// How the base comes into the clone.
  /// - Parameter branch: the base's branch; nil where only a commit of it is known.
  func fetchRemedy(_ branch: ByteString?) -> ByteString {
    let fetch: ByteString
    if let branch {
      let refspec: ByteString = "+refs/heads/\(branch):refs/remotes/origin/\(branch)"
      fetch = "git fetch origin \(refspec.shellWord)"
    } else {
      fetch = "git fetch origin"
    }
    switch self {
    case .gitHub: return "in the workflow, write at actions/checkout:  with: {fetch-depth: 0}"
    case .gitLab: return "in .gitlab-ci.yml, write at the job:  variables: {GIT_DEPTH: \"0\"}"
    case .azure:
      return "in azure-pipelines.yml, write as the first step:  - {checkout: self, fetchDepth: 0}"
    case .bitbucket:
      return "in bitbucket-pipelines.yml, write in the step's script, before leadlint:  \(fetch)"
    case .buildkite: return "write in the step's command, before leadlint:  \(fetch)"
    case .circleCI:
      return "in .circleci/config.yml, write as a step before leadlint:  - run: \(fetch)"
    case .jenkins: return "in the Jenkinsfile, write before leadlint:  sh \"\(fetch)\""
    case .unknown: return "before leadlint:  \(fetch)"
    }
  }

  /// What to do in a run that has no base, such as a scheduled one.
  var namingRemedy: ByteString {
    let name: ByteString = "leadlint check --base origin/main"
    switch self {
    case .gitHub:
      return "let it run on pull_request, merge_group or push, or write in the workflow:  \(name)"
    case .gitLab:
      return "let it run in merge request pipelines:  rules: [{if: $CI_PIPELINE_SOURCE == "
        + "\"merge_request_event\"}];  or write in .gitlab-ci.yml:  \(name)"
    case .buildkite: return "let it build pull requests, or write in the step's command:  \(name)"
    case .circleCI: return "write in .circleci/config.yml:  - run: \(name)"
    case .azure:
      return "let it build pull requests (a branch policy, or pr: in azure-pipelines.yml), or "
        + "write there:  - script: \(name)"
    case .bitbucket:
      return "in bitbucket-pipelines.yml, put the step below  pull-requests: {'**': }  or write in "
        + "its script:  \(name)"
    case .jenkins:
      return "let a multibranch project discover pull requests, or write in the Jenkinsfile:  "
        + "sh '\(name)'"
    case .unknown: return "name it:  \(name)"
    }
  }
}
