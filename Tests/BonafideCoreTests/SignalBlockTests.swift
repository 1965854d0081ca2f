import BonafideCore
import Testing

@Suite struct SignalBlockTests {
    private static let declarations: [SignalDeclaration] = [
        .init("network.session_count", .count, "Sessions."),
        .init("network.travel_speed", .measure(unit: "km_per_hour"), "Speed."),
        .init("network.kind", .symbol(vocabulary: ["home", "vpn"]), "Kind."),
        .init("network.brand", .label, "Brand."),
    ]

    @Test func holdsThreeStatesForEachLane() throws {
        let catalog = try SignalCatalog(Self.declarations)
        var block = SignalBlock(columns: catalog.count)
        var findings = Findings(view: block.view, lane: 63, columns: 0..<4, labels: [], evidence: [])
        findings.report(catalog.count("network.session_count"), 3)
        findings.report(catalog.measure("network.travel_speed"), .infinity)
        findings.reportAbsent(catalog.symbol("network.kind"))
        findings.report(catalog.label("network.brand"), "Example")
        #expect(block.view.state(column: 0, lane: 63) == .value(3))
        #expect(block.view.state(column: 1, lane: 63) == .unknown(.unreadable))
        #expect(block.view.state(column: 2, lane: 63) == .absent)
        #expect(block.view.state(column: 3, lane: 63) == .value(0))
        #expect(block.view.state(column: 0, lane: 62) == .unknown(.notCollected))
        #expect(findings.labels == ["Example"])
        block.used = 64
        block.reset()
        #expect(block.view.state(column: 0, lane: 63) == .unknown(.notCollected))
    }

    @Test func refusesTwoSignalsOfOneName() {
        #expect(throws: CatalogError.duplicate("network.kind")) {
            try SignalCatalog(Self.declarations + [Self.declarations[2]])
        }
    }

    @Test func refusesASetOfMoreThan64Words() {
        #expect(throws: CatalogError.vocabulary("network.many")) {
            try SignalCatalog([.init("network.many", .symbols(vocabulary: (0..<65).map { "w\($0)" }), "Many.")])
        }
    }
}

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("network.sesion_count", "network.session_count" as String?), ("Phillipines", "Philippines"),
        ("scroe", "score"),
        ("zzzzzz", nil),
    ])
    func findsTheNearest(name: String, expected: String?) {
        #expect(NearestName.of(name, among: ["network.session_count", "Philippines", "score", "rules"]) == expected)
    }
}
