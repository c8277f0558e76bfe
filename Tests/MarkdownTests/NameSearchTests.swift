import Basics
import Markdown
import Testing

@Suite struct NameSearchTests {
  private func mentions(_ text: String, _ name: ByteString) -> Bool {
    let search = NameSearch(["nowhere", name, "elsewhere"])
    var isMentioned = [false, false, false]
    for document in ["before", text, "after"].map({ Array($0.utf8) }) {
      let words = WordIndex(document)
      guard search.find(in: words, &isMentioned) else { continue }
      let found = search.find(inTextOf: document, words)
      isMentioned = zip(isMentioned, found).map { $0 || $1 }
    }
    return isMentioned == [false, true, false]
  }

  @Test(
    arguments: [
      ("the cart keeps", "cart"), ("`cart/`", "cart"), ("see src/cart/x.swift", "cart"),
      ("[x](cart/)", "cart"), ("Cart", "cart"), ("cart", "CART"), ("_cart_, **cart**", "cart"),
      ("`services/checkout/cart`", "cart"), ("cart.swift", "cart"), ("(cart)", "cart"),
      ("the API gateway", "api-gateway"), ("API\n  gateway", "api-gateway"),
      ("api_gateway", "api-gateway"), ("api-gateway", "api_gateway"),
      ("`API-Gateway`", "api gateway"),
      ("my\\_service", "my_service"), ("<img src='cart/a.png'>", "cart"), ("# cart\n", "cart"),
      ("build with Dockerfile.worker now", "Dockerfile.worker"), ("Dockerfile", "Dockerfile"),
      ("Übergang", "übergang"), ("日本 です", "日本"), ("cart—the", "cart"), ("“cart”", "cart"),
      ("in node.js", "node.js"), ("C++ code", "c++"), ("use @scope/x", "@scope"),
      ("-cart-", "cart"), ("--cart", "cart"), ("cart's", "cart"), (".github/x", ".github"),
    ] as [(String, ByteString)])
  func mentioned(_ text: String, _ name: ByteString) {
    #expect(mentions(text, name))
  }

  @Test(
    arguments: [
      ("cartography", "cart"), ("shopping-cart", "cart"), ("shopping_cart", "cart"),
      ("cart-api", "cart"), ("cart2", "cart"), ("api, gateway", "api-gateway"),
      ("api. Gateway", "api-gateway"), ("my-api gateway", "api-gateway"),
      ("api-gateway-x", "api-gateway"), ("apigateway", "api-gateway"),
      ("gateway api", "api-gateway"),
      ("Dockerfile", "Dockerfile.worker"), ("Dockerfile worker", "Dockerfile.worker"),
      ("Dockerfile.workers", "Dockerfile.worker"), ("wagenübergang", "übergang"), ("", "cart"),
      ("cart", ""), ("---", "-"), ("before", "after before"),
    ] as [(String, ByteString)])
  func notMentioned(_ text: String, _ name: ByteString) {
    #expect(!mentions(text, name))
  }
}
