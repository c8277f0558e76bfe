internal import Basics
package import LeadModel

/// Reports broken links in docs.
package struct BrokenLink: Rule {
  var images = true
  var anchors = true

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .flag("images", \.images, help: "whether images are checked too"),
    .flag("anchors", \.anchors, help: "whether the heading after a '#' must exist"),
  ]

  package func ask(_ questions: inout AreaQuestions) {
    questions.links = .init(images: images, anchors: anchors)
  }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    area.docs.filter { !$0.brokenLinks.isEmpty && !survey.isNearer(to: $0.path, than: area) }
      .flatMap { doc in
        var times: [ByteString: Int] = [:]
        for link in doc.brokenLinks { times[link.target, default: 0] += 1 }
        // The first link to a target takes its count; none is left for the others.
        return doc.brokenLinks.compactMap { link in
          times.removeValue(forKey: link.target).map {
            finding(link, times: $0, in: doc, of: area, context)
          }
        }
      }
  }

  private func finding(
    _ link: UnresolvedLink, times: Int, in doc: DocFacts, of area: Area,
    _ context: RuleContext
  ) -> Finding {
    var evidence: [Finding.Evidence] = []
    if let moved = link.moved {
      evidence.append(.init(moved.path == nil ? "deleted in" : "moved in", moved.commit))
    }
    if let change = doc.lastChange { evidence.append(.init("doc changed", change)) }
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path, path: doc.path,
      position: link.position, reason: link.problem.reason,
      message: .broken(link, times: times), help: .fix(link, in: doc.path),
      subject: "\(doc.path) \(link.target)", evidence: evidence,
      data: [
        .init("target", .text(link.target)),
        .init("kind", .text(ByteString(link.kind.rawValue))),
        .init("path", .text(link.path)),
        .init("times", .integer(times)),
        .init("movedTo", link.moved?.path.map { .text($0) } ?? .null),
        .init("nearest", link.nearest.map { .text($0) } ?? .null),
      ])
  }
}

extension BrokenLink {
  package static let description = RuleDescription(
    id: "broken-link", principle: .docsTellOneStory, nature: .change, severity: .warning,
    summary: "A link in the docs is broken",
    rationale: """
      Docs that link to each other tell one story; a broken link ends it where somebody wanted to \
      know more. Files move, and the page that links to them is easily forgotten. History usually \
      knows where they went, so the finding says it.
      """,
    condition: """
      An active area's doc in Markdown holds a relative link, or with `images` an image, whose \
      target is not in the tree judged: links in text, in reference definitions and in HTML, code \
      aside. The reason is one of:
      - no-such-path: no file and no directory stands there, or no directory where the target ends \
      in a slash; nor does one if the doc a/b.md is taken for the page a/b/ that site generators \
      make of it.
      - other-case: something stands there whose name differs in case only. Such a link works on \
      some systems and fails on others.
      - no-such-anchor: with `anchors`, the target is a Markdown file, or a directory with a \
      README.md, and no heading or id in it fits what follows the '#'; runs of hyphens and those at \
      the ends are not compared. The anchors of kramdown, Pandoc, MyST and Bitbucket count too.
      - outside-repository: it leads out of the repository, and not to a page beside it such as \
      ../../issues.
      Formulas are no links. Addresses with a scheme such as https: are not followed, nor is what a \
      template fills in, such as {{ site.url }}, nor are symbolic links and submodules: what lies behind them counts \
      as existing. So does a page that a site generator makes of a doc, such as config.html of \
      config.md; of its anchors only letters and digits are compared. A target that is broken several \
      times in a doc is one finding, at the first. A doc that belongs to several areas, one inside \
      the other, is judged for the innermost; one in vendor, node_modules, testdata and their like is \
      not judged.
      """,
    remedy: """
      Fix the path or remove the link. If the target is gone for good, write what the reader needs \
      to know of it instead.
      """,
    settled: "a link was fixed", since: "0.1.0", hook: .blocks, examples: examples)
}

extension UnresolvedLink.Problem {
  fileprivate var reason: String {
    switch self {
    case .noSuchPath: "no-such-path"
    case .otherCase: "other-case"
    case .noSuchAnchor: "no-such-anchor"
    case .outsideRepository: "outside-repository"
    }
  }
}

/// What stands before the first `#` and `?`.
private func path(of target: ByteString) -> ByteString {
  ByteString(target.bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
}

/// Whether a target begins like a web address without its scheme: `www.example.com`,
/// `github.com/org/repository`.
private func looksLikeHost(_ target: ByteString) -> Bool {
  let steps = path(of: target).split(separator: UInt8(ascii: "/"))
  guard let host = steps.first, !host.hasPrefix(".") else { return false }
  let labels = host.split(separator: UInt8(ascii: "."))
  return labels.count > 1 && !labels.contains("")
    && (labels[0] == "www" || (steps.count > 1 && commonEndings.contains(labels[labels.count - 1])))
}

private let commonEndings: Set<ByteString> = ["com", "dev", "io", "net", "org"]

extension BrokenLink {
  static let examples: [RuleExample] = [
    .failing(
      "the page it led to was moved", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            How prices are kept: [the cache](docs/cache.md).
          write services/checkout/docs/cache.md
            The price cache sits before the database.
        on 2026-04-01 Ben Ito <ben@example.com>: Call it what it is
          move services/checkout/docs/cache.md -> services/checkout/docs/price-cache.md
        """,
      finds: "broken link 'docs/cache.md': no such file"),
    .failing(
      "an image, named twice, and a link out of the repository", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            ![The parts](parts.svg), again: ![The parts](parts.svg).

            The other half is in [the shop](../../../shop/README.md).
        """,
      finds: "broken image 'parts.svg': no such file (2 times in this doc)",
      "broken link '../../../shop/README.md': it leads out of the repository"),
    .failing(
      "a heading that is called something else now", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            See [how it fails](#failing) and [what it keeps](docs/cache.md#keys).

            ## How it fails
          write services/checkout/docs/cache.md
            ## The keys
        """,
      finds: "broken link '#failing': the file has no such heading",
      "broken link 'docs/cache.md#keys': the file has no such heading"),
    .failing(
      "another case, which some systems forgive", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            How prices are kept: [the cache](docs/Cache.md).
          write services/checkout/docs/cache.md
            The price cache sits before the database.
        """,
      finds:
        "broken link 'docs/Cache.md': the file is services/checkout/docs/cache.md, and some systems tell "
        + "upper from lower case"),
    .failing(
      "images and anchors are left alone; links are not", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {broken-link: {images: false}}
          led services/checkout by Anna Okafor <anna@example.com>
            rules: {broken-link: {anchors: false}}
          write services/checkout/README.md
            ![The parts](parts.svg), [how it fails](#failing), [the cache](docs/cache.md).
        """,
      finds: "broken link 'docs/cache.md': no such file"),
    .passing(
      "links to files, directories, headings, the root and the rest of the world",
      now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            See [the cache](docs/cache.md#the-keys), [all docs](docs/), [how it fails](#how-it-fails),
            [the prices](../prices/prices.swift) and [the standard](https://example.com/none.md).

            ## How it fails
          write services/checkout/docs/cache.md
            ## The keys
          change services/prices/prices.swift
        """),
    .passing(
      "links between the pages of a site, where docs/cache.md is docs/cache/", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/docs/cache.md
            ## The @ key
            It holds [prices](../prices/#cents).
          write services/checkout/docs/prices.md
            ## Cents
            They are found by [their key](../cache/#the-key).
        """),
    .passing(
      "what others wrote is theirs to fix", now: "2026-06-01",
      story: describedCheckout() + """
          write services/checkout/vendor/json/README.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "what stands in code is no link", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            Write `[the cache](docs/cache.md)` to link to it.
        """),
    .passing(
      "a page that is none of the area's docs", now: "2026-06-01",
      story: describedCheckout("docs: [README.md]") + """
          write services/checkout/notes.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "off for what is old", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            overrides:
              - {areas: ["services/*"], rules: {broken-link: off}}
          led services/checkout by Anna Okafor <anna@example.com>
          write services/checkout/README.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "an area that is done", now: "2026-06-01",
      story: checkout("status: done") + """
          write services/checkout/README.md
            See [the cache](docs/cache.md).
        """),
  ]
}

extension FindingMessage {
  fileprivate static func broken(_ link: UnresolvedLink, times: Int) -> FindingMessage {
    let what: ByteString =
      link.kind == .image ? "broken image '\(link.target)'" : "broken link '\(link.target)'"
    let again: ByteString = times > 1 ? " (\(times) times in this doc)" : ""
    let wrong: ByteString =
      switch link.problem {
      case .noSuchPath where path(of: link.target).hasSuffix("/"):
        "no such directory"
      case .noSuchPath: "no such file"
      case .otherCase(let path):
        "the file is \(path), and some systems tell upper from lower case"
      case .noSuchAnchor: "the file has no such heading"
      case .outsideRepository: "it leads out of the repository"
      }
    return "\(what): \(wrong)\(again)"
  }

  fileprivate static func fix(
    _ link: UnresolvedLink, in doc: ByteString
  ) -> FindingMessage {
    if let moved = link.moved {
      guard let path = moved.path else {
        return "it was deleted in \(moved.commit.name): remove the link, or say here what it said"
      }
      let target = DocPath.link(link.target, to: path, in: doc)
      return "it moved to \(path) in \(moved.commit.name): write '\(target)', or run `leadlint fix`"
    }
    switch (link.problem, link.nearest) {
    case (.otherCase(let path), _):
      return "write '\(DocPath.link(link.target, to: path, in: doc))'"
    case (.noSuchAnchor, let anchor?):
      let file = ByteString(link.target.bytes.prefix { $0 != UInt8(ascii: "#") })
      return "if '\(anchor)' is meant, write '\(file)\(anchor)'"
    case (_, let path?):
      return "if \(path) is meant, write '\(DocPath.link(link.target, to: path, in: doc))'"
    case (.outsideRepository, nil):
      return "link to a file of the repository, or write the full address with https:"
    case (.noSuchAnchor, nil): return "link to a heading of the file, or drop the '#' part"
    case (.noSuchPath, nil) where looksLikeHost(link.target):
      return "if a web address is meant, write 'https://\(link.target)'"
    case (.noSuchPath, nil): return "fix the path or remove the link"
    }
  }
}
