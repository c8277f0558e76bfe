import Basics
import Git
import LeadModel
import Testing

@testable import GitHistory
@testable import Surveying

@Suite("What somebody is")
struct IdentityKindTests {
  private func kinds(_ lines: [String], _ rules: RulesFile = RulesFile()) -> [IdentityKind?] {
    let map = Identities.map(lines, rules: rules)
    return lines.indices.map { map.kind(PersonID($0)) }
  }

  @Test(
    "bots",
    arguments: [
      "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
      "Anna Okafor <weird[bot]@example.com>", "Kubernetes Prow Robot <k8s.ci.robot@gmail.com>",
      "Kubernetes Prow Robot <20407524+k8s-ci-robot@users.noreply.github.com>",
      "Kubernetes Submit Queue <k8s-merge-robot@users.noreply.github.com>",
      "OpenTelemetry Bot <107717825+opentelemetrybot@users.noreply.github.com>",
      "Flutter GitHub Bot <fluttergithubbot@gmail.com>", "PrometheusBot <prometheus@example.com>",
      "Acme Release Bot <acme-release-bot@example.com>", "istio <istio-testing-bot@google.com>",
      "jetstack <tech+github-bot@jetstack.io>", "skia <skia-autoroll@skia.example>",
      "x <cloud_automation@example.com>", "bot <x@example.com>", "Robot <x@example.com>",
      "x <bot@example.com>", "GitHub <noreply@github.com>", "renovate <renovate@example.com>",
      "Mend Renovate <bot@renovateapp.com>", "github-actions <x@example.com>",
      "Gopher Robot <gobot@golang.org>", "bors <bors@rust-lang.org>", "CIBot <ci@example.com>",
    ])
  func bot(_ line: String) { #expect(kinds([line]) == [.bot]) }

  @Test(
    "agents",
    arguments: [
      "Claude <noreply@anthropic.com>", "Claude Opus 4.5 <noreply@anthropic.com>",
      "Copilot <223556219+Copilot@users.noreply.github.com>",
      "copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
      "Cursor <cursoragent@cursor.com>", "Codex <noreply@openai.com>", "GPT <codex@openai.com>",
      "Devin <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
      "gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
      "google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
      "aider (gpt-4o) <noreply@aider.chat>", "Amp <amp@ampcode.com>",
      "openhands <openhands@all-hands.dev>",
      "claude[bot] <209825114+claude[bot]@users.noreply.github.com>",
      "sweep-ai[bot] <1+sweep-ai[bot]@users.noreply.github.com>",
    ])
  func agent(_ line: String) { #expect(kinds([line]) == [.agent]) }

  @Test(
    "people",
    arguments: [
      "Axel Le Bot <axel.lebot@example.com>", "Axel Le Bot <axel.le.bot@example.com>",
      "Jane Talbot <jane@example.com>", "abbot <abbot@example.com>", "Talbot <talbot@example.com>",
      "Claude Dioudonnat <claude@dioudonnat.fr>", "Claude <claude@example.com>",
      "Claude <81847+claude@users.noreply.github.com>", "Devin Austin <devin@example.com>",
      "Jules <jules@example.com>", "Aider <aider@users.noreply.github.com>",
      "amp <1+amp@users.noreply.github.com>", "Dana Sherson <robot@dana.sh>",
      "Lorenzo Zabot <lorenzozabot@gmail.com>", "Sean Griffin <sean@thoughtbot.com>",
      "Shawn Allen <shawnbot@github.com>", "Ted Nyman <tnyman@openai.com>",
      "Jane Doe-Smith <noreply@github.com>", "Anna Okafor <anna+bot@example.com>",
      "Deploy Bot <anna@example.com>", "Copilot <anna@example.com>", "<>", "x <>",
    ])
  func person(_ line: String) { #expect(kinds([line]) == [.person]) }

  @Test("a bot's name says nothing of somebody whose address bears a person's name too")
  func namesBorneByOneAddress() {
    #expect(
      kinds(["AxelBot <axel@example.com>", "Axel Le Bot <axel@example.com>"])
        == [.person, .person])
    #expect(
      kinds(["ci-bot <ci-bot@example.com>", "Release Bot <ci-bot@example.com>"]) == [.bot, .bot])
    // The configuration and the list say it of one name, whoever else writes from there.
    #expect(
      kinds(["cron[bot] <anna@example.com>", "Anna Okafor <anna@example.com>"])
        == [.bot, .person])
  }

  @Test("the account of a bot is one under each of its addresses")
  func accounts() {
    #expect(
      kinds([
        "Weekly <7+weekly@users.noreply.github.com>", "w <weekly@users.noreply.github.com>",
        "x <7+renamed@users.noreply.github.com>",
        "weekly[bot] <7+weekly[bot]@users.noreply.github.com>",
        "y <7+weekly@users.noreply.gitlab.com>", "z <8+other@users.noreply.github.com>",
      ]) == [.bot, .bot, .bot, .bot, .person, .person])
  }

  @Test("bots and agents of the configuration add, and ! takes out")
  func configured() {
    var rules = RulesFile()
    rules.bots = ["Deployer", "!renovate"]
    rules.agents = ["helper@", "!claude"]
    #expect(
      kinds(
        [
          "our-deployer <d@example.com>", "renovate[bot] <r@example.com>", "x <HELPER@example.com>",
          "Claude <noreply@anthropic.com>", "dependabot[bot] <x@example.com>",
          "Codex <noreply@openai.com>", "helper <deployer-helper@example.com>",
        ], rules) == [.bot, .person, .agent, .person, .bot, .agent, .agent])
  }

  @Test("people come first, and agents before bots")
  func precedence() {
    var rules = RulesFile()
    let position = SourcePosition(line: 1, column: 1)
    func entry(_ email: ByteString, _ kind: RulesFile.Kind) -> RulesFile.KnownPerson {
      RulesFile.KnownPerson(
        name: nil, emails: [Located(email, at: position)], handle: nil, kind: kind,
        position: position)
    }
    rules.people = [
      entry("deploy-bot@example.com", .person), entry("anna@example.com", .bot),
      entry("ben@example.com", .agent),
    ]
    rules.bots = ["deploy", "x"]
    rules.agents = ["deploy", "x"]
    #expect(
      kinds(
        [
          "Deploy[bot] <deploy-bot@example.com>", "Anna Okafor <anna@example.com>",
          "Ben Ito <ben@example.com>", "x <y@z.org>",
        ], rules) == [.person, .bot, .agent, .agent])
  }

  @Test("every listed account has a source, and no key stands twice")
  func list() {
    var keys: Set<ByteString> = []
    for account in AutomationAccounts.all {
      #expect(account.source.hasPrefix("https://"))
      let all =
        account.addresses + account.names.map { "name " + $0 }
        + account.handles.map { "handle " + $0 } + account.apps.map { "handle " + $0 }
      #expect(!all.isEmpty)
      for key in all {
        #expect(keys.insert(key).inserted, "\(key)")
        #expect(key == key.asciiLowercased)
      }
    }
  }
}
