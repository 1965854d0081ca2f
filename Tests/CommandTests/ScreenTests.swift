import Foundation
import Testing

@Suite struct ScreenTests {
    private let day = ["--as-of", "2026-08-23"]

    private func objects(_ data: Data) throws -> [[String: Any]] {
        try data.split(separator: 0x0a).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
        }
    }

    @Test func spellingsGiveOneResult() throws {
        let names = ["Kim Sang Man", "Sangman Kim", "KIM, Sang-man", "김상만", "Kim Sangman"]
        let run = try Binary.run(
            ["screen"] + names + ["--dob", "1965-04-25", "--format", "ndjson", "--no-audit"] + day)
        #expect(run.status == 0, "\(run.errors)")
        let results = try objects(run.output)
        #expect(results.compactMap { $0["result"] as? String } == Array(repeating: "strong_match", count: names.count))
        for result in results {
            let first = try #require((result["candidates"] as? [[String: Any]])?.first)
            #expect(first["id"] as? String == "43377")
            #expect((first["words"] as? [[String: Any]])?.isEmpty == false)
        }
    }

    @Test func textSaysWhatWouldClearAMatchAndHowOldTheListsAre() throws {
        let run = try Binary.run(["screen", "Kim Sang Man", "--no-audit"] + day)
        #expect(run.text.contains("would clear it: the birth date"))
        #expect(run.text.contains("50 % rule"))
        #expect(run.errors.contains("no result can be called clear"))
        let none = try Binary.run(["screen", "Maren Holt", "--no-audit"] + day)
        #expect(none.text.contains("too old to call it clear"))
    }

    @Test func theListNoRealFileHasTestedIsMarked() throws {
        let scratch = try Scratch()
        let folder = scratch.file("lists").path
        let file = scratch.file("uk.xml")
        try Data(
            """
            <Designations><DateGenerated>2026-08-21T00:00:00</DateGenerated><Designation><UniqueID>DPR9001</UniqueID>
            <DateDesignated>31/12/2020</DateDesignated><Names><Name><Name6>MUSTERMANN</Name6><Name1>Ilse</Name1>
            <Name2>Maria</Name2><NameType>Primary Name</NameType></Name></Names><NonLatinNames><NonLatinName>
            <NameNonLatinScript>일세</NameNonLatinScript></NonLatinName></NonLatinNames><RegimeName>DPRK</RegimeName>
            <IndividualEntityShip>Individual</IndividualEntityShip><Addresses><Address><AddressCountry>Norway</AddressCountry>
            </Address></Addresses><IndividualDetails><Individual><DOBs><DOB>25/04/1965</DOB></DOBs><PassportDetails><Passport>
            <PassportNumber>A1234567</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails>
            </Designation></Designations>
            """.utf8
        ).write(to: file)
        let imported = try Binary.run(["lists", "import", file.path, "--lists", folder])
        #expect(imported.status == 0 && imported.text.contains("uk 2026-08-21: 1 records read"))
        #expect(imported.errors.contains("not tried on a whole file") && imported.errors.contains("[L120]"))
        let status = try Binary.run(["lists", "status", "--lists", folder] + day).text.split(separator: "\n")
        #expect(status.filter { $0.contains("no real file has tested") }.map { $0.contains(" uk ") } == [true])
        let asked = ["screen", "--lists", folder, "--format", "ndjson", "--no-audit"] + day
        for (query, result) in [
            (["Maria Mustermann Ilse", "--dob", "1965-04-25"], "strong_match"), (["일세"], "possible"),
            (["--passport", "A 1234567"], "identifier_match"),
        ] {
            let run = try Binary.run(asked + query)
            let first = try #require((try objects(run.output).first?["candidates"] as? [[String: Any]])?.first)
            #expect(first["id"] as? String == "DPR9001" && first["result"] as? String == result, "\(query)")
        }
    }

    @Test func aBatchKeepsItsGoodRowsAndTellsOfTheOthers() throws {
        let batch = """
            name,dob,wallet
            "Kim, Sang Man",1965-04-25,
            Maren Holt,not a date,
            Piet Verhoeven,,0x098b716b8aaf21512996dc57eb0615e2383e2f96
            """
        let run = try Binary.run(
            ["screen", "--batch", "-", "--format", "ndjson", "--no-audit"] + day, input: Data(batch.utf8))
        #expect(run.status == 3)
        #expect(run.errors.contains("-:3: error: a birth date is written"))
        #expect(try objects(run.output).compactMap { $0["result"] as? String } == ["strong_match", "identifier_match"])
    }

    @Test func everyScreeningIsRecordedAndAFlippedByteIsFound() throws {
        let scratch = try Scratch()
        let audit = scratch.file("audit.jsonl").path
        for name in ["Kim Sang Man", "Maren Holt"] {
            #expect(try Binary.run(["screen", name, "--audit", audit] + day).status == 0)
        }
        #expect(try Binary.run(["audit", "verify", audit]).text.contains("2 records"))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: audit))
        let record = String(decoding: bytes, as: UTF8.self)
        for part in ["\"sha256\"", "\"matcher\"", "\"thresholds\"", "\"folded\"", "\"qualifiers\""] {
            #expect(record.contains(part))
        }
        for place in stride(from: 5, to: bytes.count, by: max(1, bytes.count / 40)) {
            bytes[place] ^= 1
            try bytes.write(to: URL(fileURLWithPath: audit))
            #expect(try Binary.run(["audit", "verify", audit]).status == 1, "byte \(place)")
            bytes[place] ^= 1
        }
    }

    @Test func listsAreImportedShownAndCompared() throws {
        let scratch = try Scratch()
        let folder = scratch.file("lists").path
        let daily = "Fixtures/identity/daily/sdn-"
        for date in ["2022-04-12", "2022-04-14"] {
            let run = try Binary.run(["lists", "import", "\(daily)\(date).csv", "--lists", folder])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.text.hasPrefix("ofac-sdn \(date): 6 records read"))
        }
        let wallet = [
            "screen", "--wallet", "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", "--no-audit", "--lists", folder,
        ]
        #expect(try Binary.run(wallet + ["--as-of", "2022-04-12"]).text.contains("none"))
        #expect(try Binary.run(wallet + ["--as-of", "2022-04-14"]).text.contains("identifier_match"))
        #expect(try Binary.run(wallet + ["--as-of", "2020-01-01"]).status == 3)
        let status = try Binary.run(["lists", "status", "--lists", folder, "--as-of", "2022-04-16"])
        #expect(status.text.contains("* ofac-sdn  2022-04-14"))
        let diff = try Binary.run(["lists", "diff", "\(daily)2022-04-12.csv", "\(daily)2022-04-14.csv"])
        #expect(diff.text.contains("~ 27307  LAZARUS GROUP"))
        #expect(diff.text.contains("0 added, 0 removed, 1 changed"))
    }

    @Test func aMatchIsSetAsideFromTheCommandLine() throws {
        let scratch = try Scratch()
        let file = scratch.file("set-aside.yaml").path
        let arguments = [
            "lists", "suppress", file, "--list", "ofac-sdn", "--id", "43377", "--name", "Kim Sang Man", "--author",
            "reviewer@example.com", "--reason", "passport seen", "--expires", "2027-01-01",
        ]
        #expect(try Binary.run(arguments).status == 0)
        let run = try Binary.run(["screen", "Kim Sang Man", "--suppressions", file, "--no-audit"] + day)
        #expect(run.text.contains("Kim Sang Man: none"))
        #expect(run.text.contains("set aside by reviewer@example.com: passport seen (until 2027-01-01)"))
        let early = try Binary.run(arguments.dropLast(2) + ["--expires", "soon"])
        #expect(early.status == 2)
    }

    // MARK: - In scores

    private func scores(_ inputs: [String]) throws -> [String: (band: String, millibans: Int, rules: Set<String>)] {
        let run = try Binary.run(["score"] + inputs + ["--format", "ndjson", "-q"] + day)
        #expect(run.status == 0, "\(run.errors)")
        var scores: [String: (band: String, millibans: Int, rules: Set<String>)] = [:]
        for object in try objects(run.output) {
            guard let id = object["id"] as? String, let score = object["score"] as? [String: Any] else { continue }
            let reasons = object["reasons"] as? [[String: Any]] ?? []
            scores[id] = (
                object["band"] as? String ?? "", score["millibans"] as? Int ?? 0,
                Set(reasons.compactMap { $0["rule"] as? String })
            )
        }
        return scores
    }

    @Test func theListedScenario() throws {
        let found = try scores(["Fixtures/scenarios/s5-listed-names"])
        #expect(found["S5-A"]?.band == "critical")
        #expect(["elevated", "high", "critical"].contains(found["S5-B"]?.band ?? ""))
        #expect(found["S5-C"]?.band == "low", "an honest namesake is not touched")
        #expect(found["S5-D"]?.band == "critical")
    }

    /// Equal evidence under another name gives an equal score, whatever the name's origin and whoever else bears it.
    @Test func theOriginOfANameChangesNoScore() throws {
        let names = [
            "Maren Holt", "Kim Yong Chol", "김영철", "Muhammad Ali", "محمد علي", "Vladimir Ivanov", "Владимир Иванов",
            "Li Wei", "李伟", "Maria Garcia Lopez", "Nguyen Van An", "Ri Song Hyok", "Adaeze Okafor", "Kim Sang Man",
            "Jose Rodriguez", "O'Neill, Sean", "Park Ji-sung",
        ]
        var table = "id,basics.name,basics.email,basics.location.countryCode,person.dob\n"
        for (number, name) in names.enumerated() { table += "N-\(number),\"\(name)\",a@example.com,DE,1991-02-03\n" }
        let scratch = try Scratch()
        let found = try scores([try scratch.write("people.csv", table)])
        #expect(found.count == names.count)
        #expect(Set(found.values.map(\.millibans)).count == 1, "\(found.mapValues(\.millibans))")
        #expect(Set(found.values.map(\.band)) == ["low"])
    }
}
