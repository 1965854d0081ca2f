/// Finds text that addresses a machine instead of a reader.
enum PromptInjection {
    private static let phrases = [
        "ignore previous", "ignore all previous", "ignore the above", "disregard previous", "disregard all",
        "previous instructions", "system prompt", "you are an ai", "as an ai", "rank this candidate",
        "rate this candidate",
        "recommend this candidate", "rank this applicant", "recommend this applicant", "best candidate",
        "perfect candidate",
        "top candidate", "must be hired", "exceptionally well qualified", "score this resume", "score this cv",
    ]

    /// Whether hidden text holds an instruction to a screening machine.
    static func isPresent(in text: String) -> Bool {
        let lowered = text.lowercased()
        return phrases.contains { lowered.contains($0) }
    }
}

/// Three-word shingles of a text, names taken out, for comparing files of different people.
package enum TextShingles {
    /// 64-bit digests of the shingles; empty for texts below 40 words.
    static func of(_ text: String, without name: String) -> Set<UInt64> {
        let hidden = Set(words(name))
        let all = words(text).filter { !hidden.contains($0) }
        guard all.count >= 40 else { return [] }
        var found: Set<UInt64> = []
        for index in 0..<min(all.count - 2, 20_000) {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for word in all[index..<index + 3] {
                for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                hash = (hash ^ 0x20) &* 0x100_0000_01b3
            }
            found.insert(hash)
        }
        return found
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Share of shingles two texts have in common.
    package static func similarity(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        let common = a.count < b.count ? a.filter(b.contains).count : b.filter(a.contains).count
        return Double(common) / Double(a.count + b.count - common)
    }
}
