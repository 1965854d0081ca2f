internal import BonafideArchive
internal import BonafideCore
internal import BonafideReport
internal import BonafideSignals
package import BonafideStore

extension StoreCare {
    /// Everything the store holds of an applicant as one JSON object; nothing where it holds nothing.
    package func export(_ applicant: String) throws(StoreError) -> [UInt8]? {
        let held = try store.held(of: applicant)
        guard !held.isEmpty else { return nil }
        func text(_ text: String) -> String { ReportEscaping.text(text, in: .json) }
        let profiles = held.map { version in
            let keys = version.profile.keys.map { key in
                let kind = LinkKind(rawValue: key.kind)?.word ?? "unknown"
                return
                    "{\"kind\":\"\(kind)\",\"key\":\"\(LinkHash(first: key.first, second: key.second).hexadecimal)\"}"
            }
            let declared = LinkDeclarations(words: version.profile.declared).words.filter { $0.word != 0 }
            let ring = version.ring.map { "{\"id\":\(text($0.name)),\"size\":\($0.size)}" } ?? "null"
            let found = version.assessments.map { entry in
                "{\"run\":\(entry.run),\"as_of\":\(text(Timestamp(seconds: entry.asOf).description)),"
                    + "\"engine\":\(text(entry.engine)),\"pack\":\(text(entry.pack)),\"band\":\(text(entry.found.band)),"
                    + "\"score_millibans\":\(entry.found.total),\"low\":\(entry.found.low),\"high\":\(entry.found.high),"
                    + "\"coverage_permille\":\(entry.found.coveragePermille),\"reasons\":\(text(entry.found.codes))}"
            }
            return "{\"profile_sha256\":\"\(Hexadecimal.string(version.profile.digest))\","
                + "\"first_run\":\(version.firstRun),"
                + "\"last_seen\":\(text(Timestamp(seconds: version.lastSeen).description)),"
                + "\"keys\":[\(keys.joined(separator: ","))],"
                + "\"text_runs\":\(version.profile.runs.count),"
                + "\"declared_hashes\":[\(declared.map { text($0.name) }.joined(separator: ","))],"
                + "\"ring\":\(ring),\"assessments\":[\(found.joined(separator: ","))]}"
        }
        let head = "{\"schema\":\"bonafide/held/1\",\"applicant\":\(text(applicant)),\"profiles\":["
        return Array((head + profiles.joined(separator: ",\n") + "]}\n").utf8)
    }
}
