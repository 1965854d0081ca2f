import BonafideRules
import Foundation
import Testing

/// The language server answers as the protocol asks.
@Suite struct LanguageServerTests {
    /// A server with a pack on disk.
    final class Session {
        var server = LanguageServer(catalog: TestCatalog.catalog)
        let folder: URL
        let uri: String
        private var number = 0

        init(_ when: String) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "bonafide-lsp-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "network"), withIntermediateDirectories: true)
            try PackTests.settings.write(to: folder.appending(path: "pack.yaml"), atomically: true, encoding: .utf8)
            uri = folder.appending(path: "network/example.yaml").absoluteString
            open(PackTests.rule("network.example", when).text)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        private(set) var published: [[String: Any]] = []

        func open(_ text: String) {
            notify(
                "textDocument/didOpen",
                ["textDocument": ["uri": uri, "languageId": "yaml", "version": 1, "text": text]])
        }

        func change(_ text: String) {
            notify("textDocument/didChange", ["textDocument": ["uri": uri], "contentChanges": [["text": text]]])
        }

        func notify(_ method: String, _ parameters: [String: Any]) {
            for reply in send(["jsonrpc": "2.0", "method": method, "params": parameters]) {
                published = (reply["params"] as? [String: Any])?["diagnostics"] as? [[String: Any]] ?? []
            }
        }

        func ask(_ method: String, _ parameters: [String: Any] = [:]) -> Any? {
            number += 1
            return send(["jsonrpc": "2.0", "id": number, "method": method, "params": parameters]).first?["result"]
        }

        func ask(_ method: String, line: Int, character: Int) -> Any? {
            ask(
                "textDocument/\(method)",
                ["textDocument": ["uri": uri], "position": ["line": line, "character": character]])
        }

        func send(_ object: [String: Any]) -> [[String: Any]] {
            guard let data = try? JSONSerialization.data(withJSONObject: object) else { return [] }
            return server.handle(Array(data)).compactMap {
                try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
            }
        }
    }

    private func labels(_ result: Any?) -> [String] {
        (result as? [[String: Any]])?.compactMap { $0["label"] as? String } ?? []
    }

    private func hover(_ result: Any?) -> String {
        ((result as? [String: Any])?["contents"] as? [String: Any])?["value"] as? String ?? ""
    }

    @Test func handshake() throws {
        let session = try Session("network.is_hosting")
        let result = session.ask("initialize") as? [String: Any]
        #expect(((result?["capabilities"] as? [String: Any])?["hoverProvider"] as? Bool) == true)
        _ = session.ask("shutdown")
        session.notify("exit", [:])
        #expect(session.server.hasShutDown && session.server.hasExited)
    }

    @Test func mistakesAreMarkedWhileTyping() throws {
        let session = try Session("network.named_vpn_session >= 1")
        let mistake = try #require(session.published.first { $0["code"] as? String == "R020" })
        let range = try #require(mistake["range"] as? [String: [String: Int]])
        #expect(range["start"] == ["line": 5, "character": 2])
        #expect(range["end"] == ["line": 5, "character": 27])
        #expect((mistake["message"] as? String)?.contains("network.named_vpn_sessions") == true)
        session.change(PackTests.rule("network.example", "network.named_vpn_sessions >= 1").text)
        #expect(!session.published.contains { $0["severity"] as? Int == 1 })
    }

    @Test func hoverTellsOfSignalsKeysAndFunctions() throws {
        let session = try Session("known(network.exit_kind) && network.exit_kind == 'tor'")
        #expect(hover(session.ask("hover", line: 5, character: 12)).contains("Kind of exit."))
        #expect(hover(session.ask("hover", line: 5, character: 4)).contains("known("))
        #expect(hover(session.ask("hover", line: 6, character: 2)).contains("Decibans"))
        #expect(session.ask("hover", line: 900, character: 2) is NSNull)
    }

    @Test func completesSignalsVocabularyFunctionsAndGroups() throws {
        let session = try Session("network.exit_kind == 'tor' && ")
        let items = labels(session.ask("completion", line: 5, character: 32))
        #expect(items.contains("timezone.gap_hours") && items.contains("startsWith") && items.contains("exists"))
        #expect(labels(session.ask("completion", line: 5, character: 25)) == ["direct", "vpn", "tor", "proxy"])
        #expect(labels(session.ask("completion", line: 7, character: 8)) == ["pay", "vpn", "zone"])
        #expect(labels(session.ask("completion", line: 0, character: 0)).contains("reviewed_on"))
        let dotted = try Session("network.exit")
        let near = labels(dotted.ask("completion", line: 5, character: 14))
        #expect(near.contains("network.exit_kind") && !near.contains("timezone.gap_hours"))
    }

    @Test func goesToTheGroup() throws {
        let session = try Session("network.is_hosting")
        let place = session.ask("definition", line: 7, character: 8) as? [String: Any]
        #expect((place?["uri"] as? String)?.hasSuffix("pack.yaml") == true)
        let range = place?["range"] as? [String: [String: Int]]
        #expect(range?["start"] == ["line": 4, "character": 2])
    }

    @Test func formatsAndWraps() throws {
        let session = try Session("network.is_hosting&&network.named_vpn_sessions>1")
        let edits = session.ask("textDocument/formatting", ["textDocument": ["uri": session.uri]]) as? [[String: Any]]
        #expect((edits?.first?["newText"] as? String)?.contains("is_hosting && network") == true)
        session.change("id: network.example\nwhen: !known(network.is_hosting)\n")
        let actions =
            session.ask(
                "textDocument/codeAction",
                ["textDocument": ["uri": session.uri], "range": ["start": ["line": 1, "character": 0]]])
            as? [[String: Any]]
        let changes = (actions?.first?["edit"] as? [String: Any])?["changes"] as? [String: [[String: Any]]]
        #expect(changes?[session.uri]?.first?["newText"] as? String == "when: |\n  !known(network.is_hosting)")
    }

    @Test func nonsenseIsAnsweredWithAnError() throws {
        var server = LanguageServer(catalog: TestCatalog.catalog)
        for text in ["", "{", "[]", "{\"id\":1}", "{\"id\":1,\"method\":\"none\"}", "{\"id\":[],\"method\":7}"] {
            for reply in server.handle(Array(text.utf8)) {
                #expect(String(decoding: reply, as: UTF8.self).contains("\"error\""), "\(text)")
            }
        }
    }
}
