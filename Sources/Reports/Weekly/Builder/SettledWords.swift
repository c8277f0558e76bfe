internal import LeadModel

/// What is so once a finding is settled, in words that thank nobody and blame nobody.
enum SettledWords {
  static func text(for finding: Finding) -> String {
    switch (finding.rule, finding.reason) {
    case ("stale-docs", _): "the docs were looked at"
    case ("docs-behind-code", _): "a doc follows the code again"
    case ("absent-lead", _): "the lead is at work in the area again"
    case ("dormant-area", _): "the area is at work again, or says that it rests"
    case ("overdue-initiative", _): "the initiative is done, or has a new date"
    case ("unled-directory", _): "the directory has a lead"
    case ("silo", _): "the work is spread over more people"
    case ("thin-knowledge", _): "more people know the files"
    case ("lead-overload", _): "a post went to somebody else"
    case ("centralized-leads", _): "the team's posts are spread over more people"
    case ("gatekept-docs", _): "others than the leads changed the docs"
    case ("unaccepted-lead", _): "the lead agreed to the post, or another was found"
    case ("everyone-leads", _): "the team's posts are with those who can and will"
    case ("permanent-post", _): "the turn was handed over, or its end prepared"
    case ("missing-handoff", "away-uncovered"): "the absence is covered, or over"
    case ("missing-handoff", "departed"): "the lead is back, or the post was handed over"
    case ("missing-handoff", "until-passed"): "the turn was handed over, or got a new end"
    case ("missing-handoff", "removed"): "the directory has a lead again"
    case ("missing-handoff", _): "the handoff is recorded"
    case ("missing-docs", _): "the docs are there"
    case ("broken-link", _): "a link leads where it should"
    case ("unmentioned-component", _): "a part is described"
    case ("plan-behind-decisions", _): "the plan follows the decisions"
    case ("invalid-owners-file", _): "the file can be read"
    case ("unknown-person", _): "the person is known"
    case ("expired-waiver", _): "the waiver is renewed, or gone"
    default: "settled"
    }
  }
}
