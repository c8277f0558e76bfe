internal import Basics

/// The bots and AI agents that leadlint knows, each with where it is described or was seen.
enum AutomationAccounts {
  struct Account: Sendable {
    let kind: IdentityKind
    /// Whole e-mails.
    var addresses: [ByteString] = []
    /// Handles that are no common word. An agent is told by them in a noreply address alone; a bot also
    /// before the `@` of any address and as its whole name.
    var handles: [ByteString] = []
    /// Handles that count only with `[bot]`.
    var apps: [ByteString] = []
    /// Whole names, folded.
    var names: [ByteString] = []
    let source: String
  }

  static let all: [Account] = agents + bots

  private static let agents = [
    Account(
      kind: .agent, addresses: ["noreply@anthropic.com"], apps: ["claude"],
      source: "https://docs.anthropic.com/en/docs/claude-code/settings"),
    Account(
      kind: .agent, addresses: ["copilot@github.com"],
      handles: ["copilot", "copilot-swe-agent"],
      source: "https://github.com/microsoft/vscode/pull/309951"),
    Account(
      kind: .agent, addresses: ["cursoragent@cursor.com"], apps: ["cursor", "cursoragent"],
      source: "https://github.com/block/aittributor"),
    Account(
      kind: .agent, handles: ["devin-ai-integration"], source: "https://docs.devin.ai"),
    Account(
      kind: .agent, addresses: ["gemini-cli-agent@google.com"],
      handles: ["gemini-code-assist"], apps: ["gemini-cli"],
      source: "https://github.com/apps/gemini-code-assist"),
    Account(
      kind: .agent, handles: ["google-labs-jules"],
      source: "https://github.com/apps/google-labs-jules"),
    Account(
      kind: .agent, addresses: ["noreply@openai.com", "codex@openai.com"],
      handles: ["chatgpt-codex-connector"], apps: ["codex"],
      source: "https://github.com/openai/codex/pull/11617"),
    Account(
      kind: .agent, addresses: ["noreply@aider.chat", "aider@aider.chat"], apps: ["aider"],
      source: "https://aider.chat/docs/git.html"),
    Account(
      kind: .agent, addresses: ["amp@ampcode.com"], apps: ["amp"],
      source: "https://github.com/block/aittributor"),
    Account(
      kind: .agent, addresses: ["noreply@codeium.com", "cascade@windsurf.ai"],
      apps: ["windsurf"], source: "https://github.com/block/aittributor"),
    Account(
      kind: .agent, apps: ["sweep", "sweep-ai", "sweep-nightly"],
      source: "https://github.com/sweepai/sweep"),
    Account(
      kind: .agent, addresses: ["openhands@all-hands.dev"],
      handles: ["openhands-agent"], apps: ["openhands", "openhands-ai"],
      source: "https://github.com/OpenHands/OpenHands"),
    Account(
      kind: .agent, addresses: ["noreply@opencode.ai"], apps: ["opencode", "opencode-agent"],
      source: "https://github.com/block/aittributor"),
    Account(
      kind: .agent, addresses: ["noreply@cline.bot"], source: "https://github.com/block/aittributor"
    ),
    Account(
      kind: .agent, addresses: ["noreply@pi.dev"], source: "https://github.com/rails/rails"),
    Account(
      kind: .agent, addresses: ["qwen-coder@alibabacloud.com"],
      source: "https://github.com/QwenLM/qwen-code"),
    Account(
      kind: .agent, handles: ["amazon-q-developer"],
      source: "https://github.com/apps/amazon-q-developer"),
  ]

  private static let bots = [
    Account(
      kind: .bot, addresses: ["support@dependabot.com"],
      handles: ["dependabot", "dependabot-preview", "dependabot-support"],
      source: "https://github.com/apps/dependabot"),
    Account(
      kind: .bot, addresses: ["bot@renovateapp.com"], handles: ["renovate", "renovatebot"],
      names: ["mend renovate", "whitesource renovate", "renovate bot", "self-hosted renovate bot"],
      source: "https://github.com/moby/moby"),
    Account(
      kind: .bot, addresses: ["action@github.com", "actions@github.com"],
      handles: ["github-actions"], names: ["github actions", "github action"],
      source: "https://github.com/actions/checkout"),
    Account(
      kind: .bot, addresses: ["k8s.ci.robot@gmail.com"],
      handles: ["k8s-ci-robot", "k8s-infra-ci-robot", "k8s-merge-robot", "kubernetes-prow"],
      names: ["kubernetes prow robot", "kubernetes submit queue"],
      source: "https://github.com/kubernetes/test-infra"),
    Account(
      kind: .bot, handles: ["opentelemetrybot", "otelbot"], names: ["opentelemetry bot"],
      source: "https://github.com/open-telemetry/opentelemetry-collector"),
    Account(
      kind: .bot, addresses: ["fluttergithubbot@gmail.com"], handles: ["fluttergithubbot"],
      names: ["flutter github bot"], source: "https://github.com/flutter/flutter"),
    Account(
      kind: .bot, handles: ["prombot", "prometheusbot"], names: ["prometheusbot"],
      source: "https://github.com/prometheus/prometheus"),
    Account(
      kind: .bot, addresses: ["bors@rust-lang.org"], handles: ["rustbot", "rust-highfive"],
      apps: ["bors"], source: "https://github.com/rust-lang/cargo"),
    Account(
      kind: .bot, addresses: ["gobot@golang.org"], handles: ["gopherbot"],
      names: ["gopher robot"], source: "https://github.com/golang/tools"),
    Account(
      kind: .bot, handles: ["miss-islington", "bedevere-bot", "the-knights-who-say-ni"],
      source: "https://github.com/python/miss-islington"),
    Account(kind: .bot, handles: ["stubsabot"], source: "https://github.com/python/typeshed"),
    Account(
      kind: .bot, handles: ["pre-commit-ci"], names: ["pre-commit ci"],
      source: "https://github.com/apps/pre-commit-ci"),
    Account(
      kind: .bot, addresses: ["gardener@tensorflow.org"], names: ["tensorflower gardener"],
      source: "https://github.com/tensorflow/tensorflow"),
    Account(
      kind: .bot, addresses: ["me@scala-steward.org"], handles: ["scala-steward"],
      names: ["scala steward"], source: "https://github.com/scala-steward-org/scala-steward"),
    Account(
      kind: .bot, addresses: ["hosted@weblate.org", "noreply@weblate.org"],
      names: ["hosted weblate", "weblate (bot)"],
      source: "https://docs.weblate.org/en/latest/admin/code-hosting.html"),
    Account(
      kind: .bot, addresses: ["support@greenkeeper.io"],
      handles: ["greenkeeper", "greenkeeperio"], source: "https://github.com/greenkeeperio"),
    Account(kind: .bot, handles: ["allcontributors"], source: "https://allcontributors.org"),
    Account(
      kind: .bot, addresses: ["snyk-bot@snyk.io"], names: ["snyk bot"],
      source: "https://docs.snyk.io"),
    Account(
      kind: .bot, handles: ["ansibot"], source: "https://github.com/ansible/ansible"),
    Account(
      kind: .bot, handles: ["istio-testing"], source: "https://github.com/kubernetes/test-infra"),
    Account(
      kind: .bot, addresses: ["badger@gitter.im", "badger@codacy.com"],
      names: ["the gitter badger", "the codacy badger"], source: "https://gitter.im"),
    Account(
      kind: .bot, addresses: ["builds@travis-ci.org", "builds@travis-ci.com"],
      names: ["travis ci", "travis ci user"], source: "https://docs.travis-ci.com"),
    Account(
      kind: .bot, handles: ["mergify", "kodiakhq", "imgbot", "imgbotapp"],
      source: "https://github.com/apps/mergify"),
    Account(
      kind: .bot, addresses: ["copybara-worker@google.com"],
      names: ["copybara-service", "copybara service"], source: "https://github.com/google/copybara"),
    Account(
      kind: .bot, names: ["openstack proposal bot"], source: "https://github.com/openstack/nova"),
  ]

  static let byAddress = table(\.addresses)
  static let byHandle = table(\.handles)
  static let byApp = table { $0.handles + $0.apps }
  static let byName = table { $0.kind == .bot ? $0.names + $0.handles : [] }

  private static func table(
    _ keys: (Account) -> [ByteString]
  ) -> [ByteString: IdentityKind] {
    var table: [ByteString: IdentityKind] = [:]
    for account in all {
      for key in keys(account) { table[key] = account.kind }
    }
    return table
  }
}
