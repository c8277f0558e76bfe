internal import Foundation
internal import TestSupport
internal import Testing

/// From nothing to the first `OWNERS.lead` files.
@Suite struct InitTests {
  /// Ben does most of the work in cart, Anna is named for checkout, and a team for ledger.
  static let shop = """
    on 2026-03-02 Anna Okafor <anna.okafor@example.com>: Begin the shop
      write .github/CODEOWNERS
        * @everybody
        /services/ledger/ @shop/money
      write services/checkout/go.mod
        module checkout
      write services/checkout/README.md
        Takes orders.
      write services/cart/package.json
        {"name": "cart"}
      write services/ledger/Dockerfile
        FROM scratch
      write services/cart/vendor/x/go.mod
        module x
    on 2026-05-04 Anna Okafor <anna.okafor@example.com>: Name who owns checkout
      append .github/CODEOWNERS: /services/checkout/ @anna.okafor @nobody-here
    on 2026-08-01 Anna Okafor <anna.okafor@example.com>: Take orders faster
      change services/checkout/main.go
    6 times every 3 days from 2026-09-10 Ben Ito <ben@example.com>: Fill the cart
      change services/cart/cart.js
    """

  @Test func writesWhatFilesAndHistorySay() throws {
    let scene = try EditScene(Self.shop)
    let output = try scene.run(["init", "--yes"])
    #expect(output.status == 0, "\(output.errorText)")
    #expect(
      try scene.read("services/checkout/OWNERS.lead") == """
        ---
        kind: service
        # sure: named in .github/CODEOWNERS:3; 2 of 2 commits here in the last year
        # not matched: @nobody-here in .github/CODEOWNERS
        lead: Anna Okafor <anna.okafor@example.com>
        since: 2026-05-04
        ---

        """)
    let cart = try scene.read("services/cart/OWNERS.lead")
    #expect(cart.contains("# likely: no file names an owner; 6 of 7 commits here in the last year"))
    #expect(cart.contains("lead: Ben Ito <ben@example.com>"))
    let ledger = try scene.read("services/ledger/OWNERS.lead")
    #expect(ledger.contains("lead: none"))
    #expect(ledger.contains("# not matched: @shop/money in .github/CODEOWNERS"))
    #expect(output.errorText.contains("not matched: @nobody-here"))
    let rules = try scene.read(".lead-rules")
    #expect(rules.contains("handle: \"@anna.okafor\""))
    #expect(output.text.contains("leadlint baseline write"))
    // What was written is valid, and is not written again.
    #expect(try scene.run(["check", "--rule", "invalid-owners-file"]).status == 0)
    let again = try scene.run(["init", "--yes"])
    #expect(again.status == 0)
    #expect(again.text.contains("nothing to write"))
  }

  @Test func writesNothingUnasked() throws {
    let scene = try EditScene(Self.shop)
    let unasked = try scene.run(["init"])
    #expect(unasked.status == 2)
    #expect(unasked.errorText.contains("leadlint init --yes"))
    let shown = try scene.run(["init", "--dry-run", "--areas", "services/c*"])
    #expect(shown.status == 0)
    #expect(shown.text.contains("+++ b/services/cart/OWNERS.lead"))
    #expect(!shown.text.contains("ledger/OWNERS.lead"))
    let survey = try scene.run(["survey"])
    #expect(survey.status == 0, "\(survey.errorText)")
    #expect(survey.text.contains("Anna Okafor (declared: .github/CODEOWNERS:3)"))
    #expect(survey.text.contains("3 areas: 1 with a lead from ownership files, 1 from history"))
    let json = try scene.run(["survey", "--format", "json"]).object()
    #expect((json["areas"] as? [Any])?.count == 3)
    #expect(try scene.shell("git status --porcelain") == "")
  }
}
