import Basics
import LeadFiles
import LeadModel
import Testing

@Suite struct OwnershipFileTests {
  private func written(_ claims: [OwnershipClaim]?) -> [ByteString] {
    claims?.map { $0.written } ?? []
  }

  @Test func readsOwnersOfKubernetes() {
    let aliases = OwnershipFile.aliases(
      Array("aliases:\n  cli-leads:\n    - anna\n    - ben\n".utf8))
    let owners = OwnershipFile.owners(
      Array(
        """
        approvers:
          - CLI-leads
          - cleo
        reviewers: [dora]
        emeritus_approvers:
          - emil # thank you
        """.utf8), aliases: aliases)
    #expect(written(owners) == ["anna", "ben", "cleo", "dora", "emil"])
    #expect(owners?.map(\.role) == [.owner, .owner, .owner, .reviewer, .emeritus])
    #expect(owners?.first?.person?.handle == "anna")
    let filtered = OwnershipFile.owners(
      Array(
        "filters:\n  \".*\":\n    approvers: [anna]\n  \"\\\\.go$\":\n    approvers: [ben]\n".utf8))
    #expect(written(filtered) == ["anna"])
    #expect(
      written(OwnershipFile.owners(Array("# all\na@b.org\nset noparent\n".utf8))) == ["a@b.org"])
  }

  @Test func readsCatalogsAndComponents() {
    let catalog = OwnershipFile.catalog(
      Array(
        "kind: Component\nspec:\n  owner: user:default/anna\n---\nspec:\n  owner: money\n".utf8))
    #expect(written(catalog) == ["anna", "group/money"])
    #expect(catalog?.last?.person == nil)
    let metadata = OwnershipFile.metadata(
      Array("status:\n  codeowners:\n    active: [anna, ben]\n    emeritus: [emil]\n".utf8))
    #expect(metadata?.map(\.role) == [.owner, .owner, .emeritus])
    let components = OwnershipFile.components(
      Array("components:\n  a/b/:\n    - anna\n  c: [ben]\n".utf8))
    #expect(components.keys.sorted() == ["a/b", "c"])
    let package = OwnershipFile.package(
      Array(
        #"{"author": "X", "maintainers": [{"name": "Anna", "email": "a@b.org"}, "B <b@b.org>"]}"#
          .utf8))
    #expect(package?.map(\.person?.email) == ["a@b.org", "b@b.org"])
  }
}
