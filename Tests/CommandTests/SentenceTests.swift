import Foundation
import Testing

/// Sentences a reader meets, as the shipped pack writes them.
@Suite struct SentenceTests {
    private static func sentences() throws -> [String] {
        let run = try Binary.run(
            ["score", "Fixtures/lantern-quill", "--as-of", "2026-08-23", "--format", "json", "--quiet"])
        try #require(run.status == 0, "\(run.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let all = try #require(report["assessments"] as? [[String: Any]])
        return all.flatMap { ($0["reasons"] as? [[String: Any]] ?? []).compactMap { $0["sentence"] as? String } }
    }

    @Test("A value that brings its unit is not followed by the unit once more")
    func unitsStandOnce() throws {
        let sentences = try Self.sentences()
        #expect(sentences.contains { $0.contains("2.37 hours apart; the way between asks for 2,664 km/h,") })
        #expect(sentences.contains { $0.contains("by a list 1 day old") })
        for sentence in sentences {
            let words = sentence.split(separator: " ").map { $0.trimmingCharacters(in: .punctuationCharacters) }
            for (word, next) in zip(words, words.dropFirst()) {
                #expect(word != next && word + "s" != next, "\(sentence)")
            }
        }
    }

    @Test("One is told in the singular")
    func oneIsSingular() throws {
        let sentences = try Self.sentences()
        #expect(sentences.contains { $0.hasPrefix("1 connection came") })
        #expect(sentences.contains { $0.contains("1 session on 1 day came from North Korea") })
        for sentence in sentences {
            let words = sentence.split(separator: " ")
            for (word, next) in zip(words, words.dropFirst()) where word == "1" {
                #expect(!next.hasSuffix("s"), "\(sentence)")
            }
        }
    }

    @Test("A country that contradicts a claim is another one, and DPRK space is not called a VPN")
    func valuesDisagree() throws {
        let sentences = try Self.sentences()
        let moved = sentences.filter { $0.contains("(address tables:") }
        #expect(moved.count >= 3)
        for sentence in moved {
            let parts = sentence.split(separator: "from ", maxSplits: 1).last?.split(separator: ", while") ?? []
            let country = try #require(parts.first)
            #expect(!sentence.contains("claims to be in \(country)"), "\(sentence)")
        }
        let registered = try #require(sentences.first { $0.contains("registered to North Korea") })
        #expect(!registered.contains("Astrill"))
    }

    @Test("doctor tries the examples of the pack, though a kept pack has none")
    func doctorTriesExamples() throws {
        let scratch = try Scratch()
        let cache = ["BONAFIDE_CACHE": scratch.folder.path]
        for _ in 0..<2 {
            _ = try Binary.run(["version"], environment: cache)
            let run = try Binary.run(["doctor"], environment: cache)
            let line = try #require(run.text.split(separator: "\n").first { $0.contains("rule examples are met") })
            let count = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
            #expect(count > 600, "\(line)")
        }
    }
}
