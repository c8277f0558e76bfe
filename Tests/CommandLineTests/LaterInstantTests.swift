internal import Foundation
internal import TestSupport
internal import Testing

/// Time passing fails nobody's change: what grows old elsewhere is no fault of it.
@Suite struct LaterInstantTests {
  /// Areas of every kind, with something in each that a rule will say one day.
  private static let main = """
    cat > .lead-rules <<'END'
    version: 1
    areas: {service: ["svc/*"], initiative: ["plans/*"], team: ["teams/*"]}
    rules:
      absent-lead: {commits: 3}
      docs-behind-code: {commits: 3}
      gatekept-docs: {min-commits: 3}
      missing-handoff: {departed-commits: 5}
      silo: {min-commits: 3}
    waivers:
      - {rule: stale-docs, area: svc/b, until: 2026-09-30, reason: Ben is about to take over}
      - {rule: permanent-post, until: 2028-06-30, reason: we are few}
    END
    mkdir -p plans/move/decisions svc/open docs; echo x > svc/open/x.c; echo '# central' > docs/b.md
    owners svc/b "$A" 'docs: [README.md, /docs/b.md]' 'until: 2026-12-31' 'team: teams/w'
    owners svc/c "$C" 'until: 2027-06-30' \
      'away: [{from: 2026-08-01, to: 2026-08-20}, {from: 2027-08-01, to: 2027-08-20, cover: ben@example.com}]' \
      'waivers: [{rule: silo, until: 2026-05-31, reason: joiners}]'
    owners teams/w "$A" 'members: [anna@example.com, ben@example.com, cleo@example.com]'
    sed -i s/service/team/ teams/w/OWNERS.lead
    owners plans/move "$B" 'due: 2026-10-01' 'plan: README.md' 'decisions: ["decisions/*.md"]'
    sed -i s/service/initiative/ plans/move/OWNERS.lead
    for area in svc/b/inner svc/d svc/e; do owners $area "$A"; echo 1 > $area/code.c; done
    echo '[b](../b/README.md)' >> svc/c/README.md
    by anna 2026-01-21
    echo yes > plans/move/decisions/1.md; mkdir -p svc/d/part; echo 1 > svc/d/part/code.c; by ben 2026-02-10
    for day in 11 12 13 14 15; do
      for area in svc/b svc/c svc/d svc/b/inner; do echo $day >> $area/code.c; by cleo 2026-02-$day; done
      echo $day >> svc/e/code.c; by anna 2026-02-$day
    done
    owners svc/e "$B"; by ben 2026-02-20

    """

  /// Of the rules that ask how long ago something was, most will have spoken in these years.
  private static let instants = (1...100).map { index in
    Date(timeIntervalSince1970: 1_772_668_800 + Double(index) * 11 * 86_400)
      .formatted(.iso8601)
  }

  private func findings(
    _ scene: ChangeScene, at now: String, _ arguments: [String] = []
  ) throws -> [[String: Any]] {
    let output = try scene.judge(["--format", "json"] + arguments, now: now)
    #expect(output.status < 2, "\(output.errorText)")
    return try output.objects("findings")
  }

  @Test func aHundredOfThem() throws {
    let scene = try ChangeScene(
      main: Self.main,
      """
      echo words > NOTES.md; echo 9 >> svc/a/code.c; by dora 2026-03-01
      echo 10 >> svc/a/code.c; by anna 2019-03-01
      git checkout -q main; echo 1 >> svc/c/code.c; echo more >> svc/b/README.md; by anna 2026-03-02
      git checkout -q pr
      """)
    var known: Set<String> = []
    for now in Self.instants {
      for finding in try findings(scene, at: now) {
        if finding["new"] as? Bool == true {
          #expect(finding["area"] as? String == "svc/a", "at \(now): \(finding)")
        } else {
          known.insert(finding["rule"] as? String ?? "")
        }
      }
    }
    #expect(known.count >= 12, "\(known.sorted())")
  }

  /// Changes that touch an area and must not stir up another.
  @Test(arguments: [
    "owners svc/f \"$B\"; owners svc/0 \"$C\"; by ben 2026-03-01",
    "owners svc/d \"$A\" 'status: paused'; by anna 2026-03-01",
    "echo more >> docs/b.md; by anna 2026-03-01",
    "git mv svc/d svc/z; by ben 2026-03-01",
    "owners svc/b/inner/deep \"$B\"; by ben 2026-03-01",
    "git rm -qr svc/e; by ben 2026-03-01",
    "rm .lead-rules; echo 'Anna Okafor <anna@example.com> <cleo@example.com>' > .mailmap; by anna 2026-03-01",
  ])
  func changesOfTheStructure(_ change: String) throws {
    let scene = try ChangeScene(main: Self.main, change)
    let touched = [
      "svc/f", "svc/0", "svc/d", "svc/z", "svc/b", "svc/b/inner", "svc/b/inner/deep", "svc/e",
    ].filter { change.contains($0) || (change.contains("docs/b.md") && $0 == "svc/b") }
    for now in Self.instants.enumerated().filter({ $0.offset % 16 == 3 }).map(\.element) {
      for finding in try findings(scene, at: now) where finding["new"] as? Bool == true {
        #expect(touched.contains(finding["area"] as? String ?? ""), "at \(now): \(finding)")
      }
    }
  }
}
