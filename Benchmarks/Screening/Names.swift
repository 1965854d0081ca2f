import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation

extension Bench {
    /// Pairs of names that published lists give to one person, and pairs across persons, at the threshold of a name alone.
    func pairs() {
        let rows = Self.table(data + "/names/korean-official-alias-pairs.csv").filter { $0["kind"] == "romanisation" }
        let threshold = screener.thresholds.possible
        var found = 0
        for row in rows where NameComparison.compare(row["name1"] ?? "", row["name2"] ?? "").score >= threshold {
            found += 1
        }
        // Two lists write one person's name in two ways: names that read alike are one.
        var names: [PreparedName] = []
        for text in Set(rows.map { $0["name1"] ?? "" }).sorted() {
            let name = PreparedName(text)
            let isKnown = names.contains { NameComparison.compare($0, name, kind: .person).relation == .same }
            if !isKnown { names.append(name) }
        }
        var (crossed, wrong) = (0, 0)
        for a in names.indices {
            for b in names.indices where b > a {
                crossed += 1
                if NameComparison.compare(names[a], names[b], kind: .person).score >= threshold { wrong += 1 }
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

    /// Spellings of listed parties, with the birth date of the list and without.
    func spellings() throws {
        let additions = "Rules/lists/watchlist-additions.yaml"
        let version = try ListFileReader.read([(additions, try Self.bytes(additions))])
        let compiled = IndexCompiler.compile(version, date: Day(year: 2026, month: 1, day: 1)!, digest: "")
        let screener = Screener([index, try WatchlistIndex(bytes: compiled)])
        let rows = Self.table("Fixtures/identity/spellings.csv")
        var (named, dated, typed) = (Tally(), Tally(), Tally())
        for row in rows {
            let (name, way) = (row["name"] ?? "", row["way"] ?? "")
            let entries = (row["entry"] ?? "").split(separator: "|").map(String.init)
            let kind: NameKind = row["kind"] == "person" ? .person : .organisation
            func isMet(_ query: ScreeningQuery) -> Bool {
                screener.screen(query, limit: 20).candidates.contains {
                    entries.contains($0.party.id) && $0.result >= .possible
                }
            }
            named.add(isMet(ScreeningQuery(names: [name], kind: kind)))
            guard let born = row["born"], !born.isEmpty else { continue }
            let isFound = isMet(ScreeningQuery(names: [name], kind: kind, birthDate: birthDate(born)))
            if way.contains("typo") { typed.add(isFound) } else { dated.add(isFound) }
        }
        print("spellings of listed names: \(rows.count)")
        report("  possible or stronger by name", named.share, ">= 0.97")
        report("  possible or stronger with birth date, without slips", dated.share, ">= 0.98")
        report("  possible or stronger with birth date, with a slip", typed.share, ">= 0.90")
        let hangul = Self.table("Fixtures/identity/hangul-list.csv")
        var met = Tally()
        for row in hangul {
            let found = screener.screen(ScreeningQuery(names: [row["hangul"] ?? ""], kind: .person), limit: 50)
            met.add(
                found.candidates.contains {
                    NameComparison.compare($0.party.mainName, row["listed"] ?? "").score >= 0.97
                })
        }
        report("  Hangul against the list (\(hangul.count))", met.share, ">= 0.97")
    }

    /// Hits among trials.
    private struct Tally {
        var (hits, all) = (0, 0)
        mutating func add(_ isHit: Bool) { (hits, all) = (hits + (isHit ? 1 : 0), all + 1) }
        var share: Double { Double(hits) / Double(max(all, 1)) }
    }

    /// Every listed address as written and in other case, and random addresses.
    func wallets() throws {
        let folder = data + "/sanctions/crypto/"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let addresses = try ListFileReader.read(names.map { ($0, try Self.bytes(folder + $0)) })
        let compiled = IndexCompiler.compile(addresses, date: Day(year: 2024, month: 9, day: 27)!, digest: "")
        let screener = Screener([index, try WatchlistIndex(bytes: compiled)])
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
