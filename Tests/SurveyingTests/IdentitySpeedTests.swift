import Basics
import Git
import LeadModel
import Testing

@testable import Surveying

@Suite("Identities of many people")
struct IdentitySpeedTests {
  /// Every second one under two addresses, some with accents, as bots, or at a shared address.
  static func signatures(_ count: Int) -> [Signature] {
    (0..<count).map { index in
      let person = index / 2
      let name: ByteString =
        index % 37 == 0 ? "José Núñez\(person) Okafor" : "Anna\(person) Okafor\(person % 977)"
      switch index % 10 {
      case 0:
        return Signature(name: name, email: "\(person)+anna\(person)@users.noreply.github.com")
      case 1: return Signature(name: name, email: "anna\(person)@users.noreply.github.com")
      case 2: return Signature(name: "ci\(index)-bot", email: "ci\(index)@example.com")
      case 3: return Signature(name: name, email: "team@example\(index % 50).com")
      default: return Signature(name: name, email: "Anna.\(index)@Example.com")
      }
    }
  }

  @Test("those of ten thousand are found in no time, and of ten times as many in ten times that")
  func growth() {
    func seconds(_ count: Int) -> Double {
      let signatures = Self.signatures(count)
      let clock = ContinuousClock()
      let time = clock.measure { _ = Identities.map(signatures) }
      return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }
    _ = seconds(1000)
    let (few, many) = (seconds(4_000), seconds(40_000))
    #expect(many < few * 40)
    print("identities of 40,000: \(many) s")
  }
}
