import Foundation
import Testing

@Suite struct HostileInputTests {
    private static let good = "id,basics.name\nA-1,First\nA-2,Second\n"

    private func expectRefusal(_ name: String, _ content: Data, place: String, kept: [String] = []) throws {
        let scratch = try Scratch()
        let path = try scratch.write(name, content)
        let run = try Binary.run(["score", path, "--format", "ndjson", "--as-of", "2026-08-23"])
        #expect(run.status == 3, "\(name): \(run.errors.suffix(400))")
        #expect(run.errors.contains(place), "\(name): \(run.errors.suffix(400))")
        for id in kept { #expect(run.text.contains("\"\(id)\""), "\(name): \(id) was lost") }
    }

    @Test func truncatedGzip() throws {
        // A stored gzip member of the good rows, its trailer cut off.
        let text = Array(Self.good.utf8)
        let length = UInt16(text.count)
        var bytes: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]
        bytes += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)] + text + [1, 2]
        try expectRefusal("cut.csv.gz", Data(bytes), place: "cut.csv.gz", kept: ["A-1", "A-2"])
    }

    @Test func nulBytes() throws {
        try expectRefusal(
            "nul.csv", Data((Self.good + "A-3,Th\0ird\n").utf8), place: "nul.csv:4", kept: ["A-1", "A-2"])
    }

    @Test func invalidUTF8InJSON() throws {
        let bytes =
            Data(#"{"id":"A-1"}"#.utf8) + Data([0x0a]) + Data(#"{"id":"A-2","basics":{"name":""#.utf8)
            + Data([0xff, 0xfe]) + Data("\"}}\n".utf8)
        try expectRefusal("bytes.ndjson", bytes, place: "bytes.ndjson:2", kept: ["A-1"])
    }

    @Test func invalidUTF8BehindAMark() throws {
        let bytes = Data([0xef, 0xbb, 0xbf]) + Data(Self.good.utf8) + Data("A-3,".utf8) + Data([0xc3, 0x28, 0x0a])
        try expectRefusal("mark.csv", bytes, place: "mark.csv:4", kept: ["A-1", "A-2"])
    }

    @Test func invalidUTF8InXML() throws {
        let bytes = Data("<r><p><id>A-1</id></p>\n<p><id>".utf8) + Data([0xff]) + Data("</id></p></r>".utf8)
        try expectRefusal("bytes.xml", bytes, place: "bytes.xml:2", kept: ["A-1"])
    }

    @Test func invalidUTF8BehindAMarkInJSON() throws {
        let bytes =
            Data([0xef, 0xbb, 0xbf]) + Data("[{\"id\":\"A-1\"},\n{\"id\":\"A-2\",\"name\":\"".utf8)
            + Data([0xc3, 0x28])
            + Data("\"}]".utf8)
        try expectRefusal("mark.json", bytes, place: "mark.json:2", kept: ["A-1"])
    }

    @Test(arguments: [
        ("nul.ndjson", "{\"id\":\"A-1\"}\n{\"id\":\"A-2\",\"name\":\"x\0y\"}\n{\"id\":\"A-3\"}\n", ["A-1", "A-3"]),
        ("nul.json", "[{\"id\":\"A-1\"},\n{\"id\":\"A-2\",\"n\":\"\\u0000\"},{\"id\":\"A-3\"}]", ["A-1", "A-3"]),
        ("nul.xml", "<r><p><id>A-1</id></p>\n<p><id>A\0</id></p></r>", ["A-1"]),
    ])
    func nulBytesInDocuments(name: String, text: String, kept: [String]) throws {
        try expectRefusal(name, Data(text.utf8), place: "\(name):2", kept: kept)
    }

    @Test(arguments: [
        ("cut.xml", "<r><p><id>A-1</id></p><p><id>A-2</id></p>\n<p><id>", "cut.xml:2", ["A-1", "A-2"]),
        ("cut.json", "[{\"id\":\"A-1\"},\n{\"id\":", "cut.json:2", ["A-1"]),
        ("cut.json", "{\"data\":[{\"id\":\"A-1\"},\n{\"id\":", "cut.json:2", ["A-1"]),
        ("ends.xml", "<r><p><id>A-1</id></p>\n<p><id>A-2</p></r>", "ends.xml:2", ["A-1"]),
        ("late.xml", "<r><p><id>A-1</id></p>\n<p><id>&e;</id></p></r>", "late.xml:2", ["A-1"]),
    ])
    func documentsThatBreakOff(name: String, text: String, place: String, kept: [String]) throws {
        try expectRefusal(name, Data(text.utf8), place: place, kept: kept)
    }

    @Test func jsonNestedAMillionDeep() throws {
        let deep = #"{"id":"A-1"}"# + "\n" + #"{"id":"A-2","x":"# + String(repeating: "[", count: 1_000_000) + "\n"
        try expectRefusal("deep.ndjson", Data(deep.utf8), place: "deep.ndjson:2", kept: ["A-1"])
        let closed = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
        try expectRefusal(
            "deep.json", Data("[{\"id\":\"A-1\"},\n{\"id\":\"A-2\",\"x\":\(closed)}]".utf8), place: "deep.json:2",
            kept: ["A-1"])
        let elements = "<r><p><id>A-1</id></p>\n" + String(repeating: "<a>", count: 1_000_000)
        try expectRefusal("deep.xml", Data(elements.utf8), place: "deep.xml:2", kept: ["A-1"])
    }

    @Test(arguments: [
        "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r><p><id>A-1</id></p></r>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r><p><id>&e;</id></p></r>",
        "<r><p><id>&nothing;</id></p></r>",
    ])
    func xmlWithDoctypeOrEntities(text: String) throws {
        try expectRefusal("doctype.xml", Data(text.utf8), place: "doctype.xml")
    }

    @Test func csvWithUnbalancedQuotes() throws {
        try expectRefusal(
            "quotes.csv", Data((Self.good + "A-3,\"never closed\nA-4,x\n").utf8), place: "quotes.csv:4",
            kept: ["A-1", "A-2"])
    }

    @Test func tooManyRejectedRows() throws {
        let rows = Self.good + (0..<40).map { "B-\($0)\n" }.joined()
        try expectRefusal("short.csv", Data(rows.utf8), place: "short.csv", kept: ["A-1", "A-2"])
    }

    @Test func aFewRejectedRowsAreReportedAndPassedOver() throws {
        let scratch = try Scratch()
        let path = try scratch.write("few.csv", Self.good + "B-1\nA-3,Third\n")
        let rejects = scratch.file("rejects.ndjson").path
        let run = try Binary.run(["score", path, "--format", "ndjson", "--rejects", rejects, "--as-of", "2026-08-23"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("\"A-3\""))
        let line = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(line.contains("\"line\":4"))
        #expect(line.contains("\"reason\":"))
    }

    @Test func aLineOfAGigabyteIsRefusedWithinBoundedMemory() throws {
        let script =
            "{ printf 'id,basics.name\\nA-1,First\\n'; head -c 1000000000 /dev/zero | tr '\\0' x; } "
            + "| (ulimit -v 4000000; '\(Binary.path)' score - --format ndjson --as-of 2026-08-23)"
        let run = try Shell.run(script)
        #expect(run.status == 3, "\(run.errors.suffix(300))")
        #expect(run.text.contains("\"A-1\""))
        #expect(run.errors.contains("-:3:"), "\(run.errors.suffix(300))")
    }

    @Test(arguments: [
        ("{\"id\":\"A-1\"}\\n{\"id\":\"A-2\",\"name\":\"", "ndjson"),
        ("[{\"id\":\"A-1\"},\\n{\"id\":\"A-2\",\"name\":\"", "json"),
        ("<r><p><id>A-1</id></p>\\n<p><name>", "xml"), ("<r><p><id>A-1</id></p>\\n<p name=\"", "attribute"),
    ])
    func aLongLineOfADocumentIsRefusedWithinBoundedMemory(start: String, name: String) throws {
        let script =
            "{ printf '\(start)'; head -c 200000000 /dev/zero | tr '\\0' x; } > long.\(name); ulimit -v 2000000; "
            + "'\(Binary.path)' score long.\(name) --format ndjson --threads 1 --as-of 2026-08-23"
            + " --data '\(Binary.root.path)/Rules/reference'; status=$?; rm long.\(name); exit $status"
        let run = try Shell.run(script, inScratch: true)
        #expect(run.status == 3, "\(name): \(run.errors.suffix(300))")
        #expect(run.errors.contains("long.\(name):2"), "\(run.errors.suffix(300))")
        #expect(run.text.contains("\"A-1\""))
    }
}

/// Runs a line of shell.
enum Shell {
    static func run(_ script: String, inScratch: Bool = false) throws -> Binary.Run {
        let scratch = try Scratch()
        let file = try scratch.write("run.sh", script)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [file]
        process.currentDirectoryURL = inScratch ? scratch.folder : Binary.root
        let output = scratch.file("out")
        let errors = scratch.file("err")
        for url in [output, errors] { _ = FileManager.default.createFile(atPath: url.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Binary.Run(
            status: process.terminationStatus, output: try Data(contentsOf: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
