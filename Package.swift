// swift-tools-version: 6.1
import PackageDescription

/// The settings every target of the house shares.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target of the house: one folder below `Sources`.
func room(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

/// The test target beside a room.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["BonafideTestSupport"], swiftSettings: house)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "bonafide",
    products: [
        .executable(name: "bonafide", targets: ["bonafide"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        // C, confined
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CByteScan"),

        // ground floor
        room("BonafideCore", []),
        room("BonafideArchive", ["CLibXML2", "CZlib", crypto]),

        // middle floor: what is measured, what is read, what is judged, what is shown
        room("BonafideIdentity", ["BonafideCore", "BonafideArchive", yams]),
        room("BonafideDocuments", ["BonafideCore", "BonafideArchive", crypto, x509, asn1, yams]),
        room("BonafideSignals", ["BonafideCore", "BonafideArchive", "BonafideIdentity", "BonafideDocuments", yams]),
        room("BonafideIngest", ["BonafideCore", "BonafideArchive", "CByteScan", yams], exclude: ["Maps"]),
        room("BonafideRules", ["BonafideCore", "BonafideArchive", yams]),
        room("BonafideReport", ["BonafideCore", "BonafideArchive"]),
        room("BonafideStore", ["BonafideCore", "BonafideArchive", grdb]),
        // knows no rule, weight or threshold
        room("BonafideSimulation", ["BonafideCore"]),

        // top floor
        room(
            "BonafidePipeline",
            [
                "BonafideCore", "BonafideArchive", "BonafideIngest", "BonafideSignals", "BonafideRules",
                "BonafideReport", "BonafideStore",
            ]),
        .executableTarget(
            name: "bonafide",
            dependencies: [
                "BonafideCore", "BonafideArchive", "BonafideIdentity", "BonafideDocuments", "BonafideSignals",
                "BonafideIngest", "BonafideRules", "BonafideReport", "BonafideStore", "BonafidePipeline",
                "BonafideSimulation",
                argumentParser, yams,
            ],
            swiftSettings: house),

        .executableTarget(
            name: "ScreeningBench", dependencies: ["BonafideCore", "BonafideArchive", "BonafideIdentity"],
            path: "Benchmarks/Screening", swiftSettings: house),
        .executableTarget(
            name: "IngestBench", dependencies: ["BonafideCore", "BonafideIngest"], path: "Benchmarks/Ingest",
            swiftSettings: house),

        .executableTarget(
            name: "ActivityBench", dependencies: ["BonafideCore", "BonafideArchive", "BonafideSignals"],
            path: "Benchmarks/Activity", swiftSettings: house),

        .executableTarget(
            name: "DocumentFuzz", dependencies: ["BonafideCore", "BonafideDocuments", "BonafideTestSupport"],
            path: "Benchmarks/DocumentFuzz", swiftSettings: house),

        .executableTarget(
            name: "RaceScorer",
            dependencies: [
                "BonafideCore", "BonafideSignals", "BonafideIngest", "BonafideRules", "BonafideReport",
                "BonafidePipeline",
            ],
            path: "Benchmarks/Parity", exclude: ["Pack", "Peers", "ranges.yaml"], swiftSettings: house),

        // tests
        room("BonafideTestSupport", ["BonafideCore"]),
        tests("BonafideCoreTests", ["BonafideCore"]),
        tests("BonafideArchiveTests", ["BonafideArchive"]),
        tests("BonafideIdentityTests", ["BonafideIdentity", "BonafideCore", "BonafideArchive"]),
        tests("BonafideDocumentsTests", ["BonafideDocuments", "BonafideCore", "BonafideArchive"]),
        tests("BonafideSignalsTests", ["BonafideSignals", "BonafideCore", "BonafideArchive", "BonafideIdentity"]),
        tests("BonafideIngestTests", ["BonafideIngest", "BonafideCore", "BonafideArchive", "CByteScan"]),
        tests("BonafideRulesTests", ["BonafideRules", "BonafideCore", "BonafideArchive"]),
        tests("BonafideSimulationTests", ["BonafideSimulation", "BonafideCore"]),
        tests("BonafideReportTests", ["BonafideReport", "BonafideCore", "BonafideArchive"]),
        tests("BonafideStoreTests", ["BonafideStore", "BonafideCore"]),
        tests(
            "BonafidePipelineTests",
            [
                "BonafidePipeline", "BonafideIngest", "BonafideCore", "BonafideSignals", "BonafideReport",
                "BonafideRules",
                "BonafideStore",
            ]),
        tests("CommandTests", ["BonafideCore", "BonafideSignals", "BonafideRules", "BonafideSimulation", yams]),
    ]
)
