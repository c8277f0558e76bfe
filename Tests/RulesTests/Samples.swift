import Basics
import LeadModel

@testable import Rules

/// 2026-11-22T12:00:00Z: the instant at which the tests judge.
let now = Instant(seconds: 20_779 * Instant.secondsPerDay + 43_200)

let anna = Person(email: "anna@example.com", name: "Anna Okafor")
let ben = Person(email: "ben@example.com", name: "Ben Ito")
let cleo = Person(email: "cleo@example.com", name: "Cleo Dahl")

func day(_ text: ByteString) -> CalendarDate {
  CalendarDate(text) ?? CalendarDate(daysSince1970: 0)
}

/// A commit made so many days (and seconds more) before `now`.
func commit(
  _ daysAgo: Int, seconds: Int64 = 0, by people: [Person] = [anna]
) -> CommitReference {
  let moment = now.earlier(days: daysAgo)
  return CommitReference(
    id: .zero, date: Instant(seconds: moment.seconds - seconds), people: people.map(\.email))
}

func undated(by people: [Person] = [anna]) -> CommitReference {
  CommitReference(id: .zero, date: nil, people: people.map(\.email))
}

func declared(_ person: Person, line: Int = 4, known: Bool = true, nearest: Person? = nil)
  -> DeclaredPerson
{
  DeclaredPerson(
    person: person, position: SourcePosition(line: line, column: 9), isKnown: known,
    nearest: nearest)
}

func lead(_ person: Person, since: CommitReference? = commit(200), line: Int = 4) -> Lead {
  Lead(declared: declared(person, line: line), since: since)
}

func activity(_ parts: [(Person, Int, Double)], commits: Int) -> Activity {
  Activity(
    since: now.earlier(days: 180), commits: commits,
    people: parts.map { Activity.Contributor(person: $0.0, commits: $0.1, share: $0.2) },
    newest: [])
}

/// An active service that Anna leads, with one doc that she changed so many days ago.
func area(
  _ path: ByteString = "services/checkout", leads: [Lead] = [lead(anna)],
  change: (inout Area) -> Void = { _ in }
) -> Area {
  let file = OwnersFile(
    kind: Located(.service, at: SourcePosition(line: 2, column: 7)),
    leadPosition: SourcePosition(line: 3, column: 1), leads: [])
  var area = Area(
    path: path, ownersPath: "\(path)/OWNERS.lead", file: file, name: path,
    activity: Activity(since: now.earlier(days: 180), commits: 0, people: [], newest: []))
  area.leads = leads
  area.docs = [
    DocFacts(path: "\(path)/README.md", lastChange: nil, lastLeadChange: nil, isEmpty: false)
  ]
  area.fileCount = 1
  change(&area)
  return area
}

func survey(_ areas: [Area], people: [PersonFacts] = []) -> Survey {
  var survey = Survey(tip: .zero, tipName: "main", now: now)
  survey.areas = areas
  survey.people = people
  return survey
}

func setting(_ rule: ByteString, _ options: [(ByteString, ByteString)], line: Int = 5)
  -> RuleSetting
{
  RuleSetting(
    rule: Located(rule, at: SourcePosition(line: line, column: 3)),
    options: options.enumerated().map { offset, option in
      let column = 20 + 20 * offset
      return RuleSetting.Option(
        key: Located(option.0, at: SourcePosition(line: line, column: column)),
        value: Located(.scalar(option.1), at: SourcePosition(line: line, column: column + 10)))
    })
}

func override(_ pattern: ByteString, _ rules: [RuleSetting]) throws -> RulesFile.Override {
  RulesFile.Override(
    areas: [Located(try PathPattern(pattern), at: .start)], rules: rules, position: .start)
}

/// What the rules find under a configuration.
func findings(
  _ survey: Survey, only rule: String? = nil, rules: [RuleSetting] = [],
  overrides: [RulesFile.Override] = []
) -> [Finding] {
  var file = RulesFile()
  file.rules = rules
  file.overrides = overrides
  return RuleEngine(settings: RuleSettings(file)).run(survey, only: rule.map { [$0] })
}

extension [Finding] {
  var messages: [ByteString] { map(\.message) }
}

/// Everyone who leads one of the areas, with their posts, as a survey of them would have it.
func postHolders(of areas: [Area]) -> [PersonFacts] {
  var people: [ByteString: (person: Person, areas: [Area])] = [:]
  for area in areas.sorted(by: { $0.path < $1.path }) {
    for lead in area.leads {
      people[lead.person.email, default: (lead.person, [])].areas.append(area)
    }
  }
  return people.values.sorted { $0.person.email < $1.person.email }.map { person, areas in
    var facts = PersonFacts(person: person, leads: areas.map(\.path), seen: nil)
    for area in areas where area.isActive {
      switch area.kind {
      case .service: facts.posts.services += 1
      case .initiative: facts.posts.initiatives += 1
      case .team: facts.posts.teams += 1
      }
    }
    return facts
  }
}
