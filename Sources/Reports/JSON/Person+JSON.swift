internal import LeadModel

extension Person {
  /// A person, as every document names one.
  var json: JSONValue { ["email": email.json, "name": name?.json] }
}

extension Lead {
  /// A lead, with the beginning of the turn.
  var json: JSONValue {
    ["email": person.email.json, "name": person.name?.json, "since": began?.json]
  }
}
