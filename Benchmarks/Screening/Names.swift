import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation

extension Bench {
    /// Pairs of names that published lists give to one person, and pairs across persons.
    func pairs() {
        let rows = Self.table(data + "/names/korean-official-alias-pairs.csv").filter { $0["kind"] == "romanisation" }
        var found = 0
        for row in rows where NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "").score >= 0.8 { found += 1 }
        let names = Array(Set(rows.map { PreparedName($0["name1"] ?? "").text })).sorted().map { PreparedName($0) }
        var (crossed, wrong) = (0, 0)
        for a in names.indices {
            for b in names.indices where b > a {
                crossed += 1
                if NameComparison.compare(names[a], names[b], kind: .person).score >= 0.82 { wrong += 1 }
            }
        }
        print("official romanisation pairs: \(rows.count), crossed pairs of other persons: \(crossed)")
        report("  recall", Double(found) / Double(rows.count), ">= 0.93")
        report("  false positives, %", 100 * Double(wrong) / Double(max(crossed, 1)), "<= 0.1")
    }

    /// Labelled pairs of all kinds of names.
    func nameBench() {
        let rows = Self.table(data + "/names/name-bench-dev.csv")
        var (hit, miss, wrong) = (0, 0, 0)
        for row in rows {
            let kind: NameKind =
                row["schema"] == "Person" ? .person : row["schema"] == "LegalEntity" ? .unstated : .organisation
            let isAlike =
                NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "", kind: kind).relation != .different
            switch (isAlike, row["is_match"] == "true") {
            case (true, true): hit += 1
            case (false, true): miss += 1
            case (true, false): wrong += 1
            default: break
            }
        }
        print("labelled name pairs: \(rows.count)")
        report("  F1", 2 * Double(hit) / Double(2 * hit + miss + wrong), ">= 0.82")
    }

    /// Spellings of listed names, with the birth date of the list and without.
    func spellings() {
        let people: [(born: String, names: [String])] = [
            (
                "1965-04-25",
                [
                    "Kim Sang Man", "KIM, Sang Man", "Sang Man Kim", "Sangman Kim", "Kim Sang-man", "KIM Sang-Man",
                    "Kim Sangman", "Gim Sangman",
                    "Gim Sang-man", "김상만", "상만 김", "Kim Sanman", "Kim Sagn Man", "Kim Sang Mann", "Kin Sang Man",
                ]
            ),
            (
                "1983-11-25",
                [
                    "Sim Hyon Sop", "Shim Hyon Sop", "Sim Hyo'n-so'p", "Sim Hyeon-seop", "Shim Hyun-seop",
                    "Shim Hyun Sub", "Hyon Sop Sim",
                    "심현섭", "Sim Hyonsop", "Sim, Hyon-sop", "Sim Hyon Spo",
                ]
            ),
        ]
        var (asked, named, dated) = (0, 0, 0)
        for person in people {
            for name in person.names {
                asked += 1
                if screener.screen(ScreeningQuery(names: [name], kind: .person)).result >= .possible {
                    named += 1
                } else {
                    print("   missed by name", name)
                }
                let query = ScreeningQuery(names: [name], kind: .person, birthDate: birthDate(person.born))
                if screener.screen(query).result >= .possible {
                    dated += 1
                } else {
                    print("   missed with birth date", name)
                }
            }
        }
        for name in [
            "Chinyong Information Technology Cooperation Company", "Jinyong IT Cooperation Company",
            "Jinyong IT Co-operation Co. Ltd",
            "110th Research Center", "110 Research Centre", "Pyongyang University of Automation",
            "Technical Reconnaissance Bureau", "Lazarus Group",
        ] {
            asked += 1
            dated += 1
            if screener.screen(ScreeningQuery(names: [name], kind: .organisation)).result >= .possible {
                named += 1
            } else {
                print("   missed", name)
            }
        }
        print("spellings of listed names: \(asked)")
        report("  possible or stronger by name", Double(named) / Double(asked), ">= 0.97")
        report("  possible or stronger with birth date", Double(dated) / Double(asked), ">= 0.98")
    }

    /// Every listed address as written and in other case, and random addresses.
    func wallets() {
        let folder = data + "/sanctions/crypto/"
        var (asked, found) = (0, 0)
        for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
            let text = (try? String(contentsOfFile: folder + file, encoding: .utf8)) ?? ""
            for line in text.split(separator: "\n") {
                let address = String(line)
                var forms = [address, " " + address + " "]
                if address.hasPrefix("0x") {
                    forms += [
                        address.lowercased(), "0x" + address.dropFirst(2).uppercased(), String(address.dropFirst(2)),
                    ]
                }
                if address.hasPrefix("bc1") || address.hasPrefix("ltc1") { forms.append(address.uppercased()) }
                for form in forms {
                    asked += 1
                    let identifiers = [CanonicalIdentifier(.wallet, form)].compactMap { $0 }
                    if screener.screen(ScreeningQuery(names: [], identifiers: identifiers)).result == .identifierMatch {
                        found += 1
                    } else {
                        print("   not found", form)
                    }
                }
            }
        }
        print("listed addresses in all forms: \(asked)")
        report("  found", Double(found) / Double(max(asked, 1)), "1.0")
        var (state, hits) = (UInt64(20_261_123), 0)
        for _ in 0..<10_000 {
            var digits = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                digits += String(state >> 60, radix: 16)
            }
            let identifiers = [CanonicalIdentifier(.wallet, "0x" + digits)].compactMap { $0 }
            if screener.screen(ScreeningQuery(names: [], identifiers: identifiers)).result != .none { hits += 1 }
        }
        report("  random addresses found", Double(hits), "0", digits: 0)
    }
}
