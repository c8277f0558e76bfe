internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Surveying

/// What a shell offers for arguments that only the repository knows.
///
/// A shell asks in the middle of a line: whatever goes wrong, nothing is offered and nothing is said.
enum Completions {
  /// The areas at and below the current directory, as they are typed there.
  static let areas = CompletionKind.custom { _, _, typed in
    guard let survey, let here = try? PathArgument.resolve(".", isFromRoot: false) else {
      return []
    }
    let paths = AreaLookup.paths(in: survey).sorted().compactMap { area -> String? in
      if here.isEmpty || area == "." { return here.isEmpty ? area.text : nil }
      if area == here { return "." }
      return area.hasPrefix(here + "/")
        ? area.text.map { String($0.dropFirst(here.count + 1)) } : nil
    }
    return paths.filter { $0.hasPrefix(typed) }
  }

  /// The people whom history or a file knows, by their canonical addresses.
  static let people = CompletionKind.custom { _, _, typed in
    (survey?.people ?? []).compactMap(\.person.email.text).filter { $0.hasPrefix(typed) }
  }

  private static var survey: Survey? {
    let request = SurveyRequest(
      repositoryPath: nil, revision: nil, now: .clock, asOf: nil, usesCache: true)
    return try? CheckRun(request, rules: []).survey
  }
}
