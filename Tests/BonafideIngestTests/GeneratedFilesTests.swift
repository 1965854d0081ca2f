import BonafideIngest
import Foundation
import Testing

/// Files of the repository that follow from the code; `BONAFIDE_RECORD=1` writes them anew and fails.
@Suite("Generated files")
struct GeneratedFilesTests {
    private func check(_ path: String, _ expected: String) throws {
        let url = repository.appendingPathComponent(path)
        if ProcessInfo.processInfo.environment["BONAFIDE_RECORD"] == "1" {
            try expected.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("\(path) was written anew")
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text == expected, "\(path) is stale; run the tests once with BONAFIDE_RECORD=1")
    }

    @Test("The committed schema is the one of the code, and is JSON")
    func schema() throws {
        try check("docs/schema/profile-1.schema.json", ProfileSchema.json() + "\n")
        let object = try JSONSerialization.jsonObject(with: Data(ProfileSchema.json().utf8)) as? [String: Any]
        let properties = try #require(object?["properties"] as? [String: Any])
        #expect(properties["sessions"] != nil)
        #expect(properties["nationality"] == nil)
    }

    @Test("The column maps in the binary are those of the repository")
    func maps() throws {
        let scratch = Bench()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [repository.appendingPathComponent("Scripts/generate-maps").path, scratch.folder + "/maps"]
        try process.run()
        process.waitUntilExit()
        let committed = repository.appendingPathComponent("Sources/BonafideIngest/Mapping/EmbeddedMaps+Generated.swift")
        #expect(
            try String(contentsOfFile: scratch.folder + "/maps", encoding: .utf8)
                == String(contentsOf: committed, encoding: .utf8),
            "run Scripts/generate-maps")
    }

    @Test("The tables of docs/profile.md are those of the code")
    func reference() throws {
        let path = "docs/profile.md"
        var text = try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
        for (part, content) in [("maps", ProfileReference.maps()), ("model", ProfileReference.model())] {
            let marks = ProfileReference.marks(part)
            let begin = try #require(text.range(of: marks.begin), "\(part) has lost its mark")
            let end = try #require(text.range(of: marks.end), "\(part) has lost its mark")
            text.replaceSubrange(begin.upperBound..<end.lowerBound, with: "\n\(content)\n")
        }
        try check(path, text)
    }

    @Test("Every built-in map can be read, and those from memory say so")
    func builtIn() throws {
        #expect(BuiltInMaps.names.count == 11)
        var unverified: [String] = []
        for name in BuiltInMaps.names {
            let file = repository.appendingPathComponent("Sources/BonafideIngest/Maps/\(name).yaml")
            let map = try BuiltInMaps.read(try String(contentsOf: file, encoding: .utf8), file: name + ".yaml")
            #expect(map.name == name)
            #expect(!map.title.isEmpty && !map.source.isEmpty)
            if !map.isVerified { unverified.append(name) }
        }
        #expect(unverified == ["hr-open", "workable"])
    }
}
