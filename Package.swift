// swift-tools-version: 6.0

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "leadlint",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "leadlint", targets: ["leadlint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // libgit2's headers, and wrappers for its variadic functions. No Swift.
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),

    // zlib's headers: what git's packs are compressed with. No Swift.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // libdeflate's headers: whole zlib streams and checksums, twice as fast. No Swift.
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),

    // libcmark's header: CommonMark, parsed. No Swift.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),

    // libyaml's header: a YAML parser that hands out events with positions. No Swift.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // libc, under one name on every system.
    .target(name: "CSystem", swiftSettings: settings),

    // Byte strings, object ids, instants and calendar dates: what every other target speaks.
    .target(name: "Basics", dependencies: ["CSystem"], swiftSettings: settings),

    // The only door to libgit2, zlib and libdeflate: a git noun a file, plain values out.
    .target(
      name: "Git", dependencies: ["Basics", "CDeflate", "CLibgit2", "CSystem", "CZlib"],
      swiftSettings: settings),

    // One walk over all commits: which commit changed which path, and who is credited.
    .target(
      name: "GitHistory", dependencies: ["Basics", "CSystem", "Git"], swiftSettings: settings),

    // The only door to libcmark: links, anchors, words and stated dates of a doc, plain values out.
    .target(
      name: "Markdown", dependencies: ["Basics", "CCmark", "CSystem"], swiftSettings: settings),

    // OWNERS.lead and .lead-rules: text to values with positions, every error at once.
    .target(
      name: "LeadFiles", dependencies: ["Basics", "CYAML", "LeadModel"], swiftSettings: settings),

    // Values only: areas, facts, surveys, findings, and what a rule is.
    .target(name: "LeadModel", dependencies: ["Basics"], swiftSettings: settings),

    // Joins the files and the history into a survey.
    .target(
      name: "Surveying",
      dependencies: [
        "Basics", "CSystem", "Git", "GitHistory", "LeadFiles", "LeadModel", "Markdown",
      ],
      swiftSettings: settings),

    // A file a rule; sees values only.
    .target(name: "Rules", dependencies: ["Basics", "LeadModel"], swiftSettings: settings),

    // A file an output format.
    .target(
      name: "Reports", dependencies: ["Basics", "CSystem", "LeadModel"], swiftSettings: settings),

    // Tiny histories told in words; written as real commits for the demo and the tests.
    .target(name: "Stories", dependencies: ["Basics", "Git"], swiftSettings: settings),

    // The command line: a subcommand a file.
    .executableTarget(
      name: "leadlint",
      dependencies: [
        "Basics", "CSystem", "Git", "GitHistory", "LeadFiles", "LeadModel", "Markdown",
        "Surveying", "Rules", "Reports", "Stories", argumentParser,
      ],
      swiftSettings: settings),

    // Temporary repositories in a closed environment, a command runner, snapshots.
    .target(
      name: "TestSupport", dependencies: ["Basics", "CSystem", "Stories"], swiftSettings: settings),

    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: settings),
    .testTarget(
      name: "LeadModelTests", dependencies: ["Basics", "LeadFiles", "LeadModel", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Basics", "Markdown"], swiftSettings: settings),
    .testTarget(
      name: "LeadFilesTests",
      dependencies: ["Basics", "LeadFiles", "LeadModel", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RulesTests",
      dependencies: [
        "Basics", "LeadFiles", "LeadModel", "Rules", "Stories", "Surveying", "TestSupport",
      ],
      swiftSettings: settings),

    // The source tree itself: which module imports which, what stands in which file.
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),

    // What every output format makes of hostile text and of values that are not there.
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Basics", "LeadFiles", "LeadModel", "Reports", "TestSupport"],
      swiftSettings: settings),

    // Reading a repository, beside what git itself reads.
    .testTarget(
      name: "GitTests", dependencies: ["Basics", "CLibgit2", "Git", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "GitHistoryTests", dependencies: ["Basics", "Git", "GitHistory", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SurveyingTests",
      dependencies: [
        "Basics", "Git", "GitHistory", "LeadFiles", "LeadModel", "Surveying", "TestSupport",
      ],
      swiftSettings: settings),

    // Stories become the commits that git itself would make of them.
    .testTarget(
      name: "StoriesTests", dependencies: ["Basics", "Git", "Stories", "TestSupport"],
      swiftSettings: settings),

    // The built program, from outside.
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "Basics", "CSystem", "leadlint", "LeadModel", "Reports", "Stories", "Surveying",
        "TestSupport",
      ],
      swiftSettings: settings),

    // What leadlint says of a history, beside what plain git commands say of it.
    .testTarget(
      name: "OracleTests",
      dependencies: ["Basics", "LeadModel", "Rules", "Surveying", "TestSupport"],
      swiftSettings: settings),
  ]
)
