import Basics
import Testing

@testable import Surveying

@Suite struct CodeFilesTests {
  private func ask(_ name: String, _ question: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    Array(name.utf8).withUnsafeBytes(question)
  }

  @Test(arguments: [
    ("main.go", true), ("Makefile", true), ("a.MD", false), ("notes.txt", false), ("x.", true),
    ("LICENSE", false), ("License.go", false), ("OWNERS.lead", false), (".gitignore", false),
    ("OWNERS_ALIASES", false), ("style.css", false), ("a.md.go", true), ("r\u{E9}sum\u{E9}", true),
  ])
  func code(name: String, isCode: Bool) {
    #expect(ask(name, CodeFiles.isCode) == isCode)
  }

  @Test(arguments: [
    "Cargo.toml", "go.mod", "package-lock.json", "a.lock", "go.sum", "Dockerfile", "version",
    "store_test.go", "test_store.py", "StoreTests.swift", "StoreSpec.scala", "store.spec.ts",
    "store-test.js", "store_tests.rs", "zz_generated.deepcopy.go", "x.zz_generated.go", "api.pb.go",
    "api_pb2.py", "api.generated.ts", "api_generated.go", "api.gen.go", "jquery.min.js",
    "lex.l.go", "parse.y.go",
  ])
  func whatDocsNeedNotFollow(name: String) {
    #expect(ask(name, CodeFiles.isExcludedFromDrift))
  }

  @Test(arguments: [
    "main.go", "Makefile", "contest.go", "latest.go", "tests", "test", "generated.go",
    "z_generated",
    "api_generated", "pb.go", "min.js", "x.pb", "lock", "zz_generated", "Spectrum.swift",
  ])
  func whatDocsFollow(name: String) {
    #expect(!ask(name, CodeFiles.isExcludedFromDrift))
  }

  @Test(arguments: [
    ("src", true), ("SRC", true), ("stringutil", true), ("Utils", true), ("testhelpers", true),
    ("vendor", true), ("util_", false), ("store", false), ("main", false), ("", false),
  ])
  func layout(name: ByteString, isLayout: Bool) {
    #expect(CodeFiles.isLayout(name) == isLayout)
  }

  @Test(arguments: [("main", true), ("Lib", true), ("pkg", true), ("mainly", false)])
  func general(stem: ByteString, isGeneral: Bool) {
    #expect(CodeFiles.isGeneral(stem) == isGeneral)
  }

  @Test func foldedNames() {
    let file = Array("Big-Store_2.tar.go".utf8).withUnsafeBytes(FoldedNames.fold(ofFile:))
    #expect(file == "bigstore2tar")
    let directory = Array("\u{C4}pfel.d".utf8).withUnsafeBytes { FoldedNames.fold($0) }
    #expect(directory == "\u{E4}pfeld")
    #expect(Array("--".utf8).withUnsafeBytes { FoldedNames.fold($0) } == "")
  }
}
