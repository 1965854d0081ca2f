package import BonafideCore
internal import Foundation

/// The language server of rule files: messages in, messages out, as the Language Server Protocol 3.17 describes them.
///
/// It holds no state but the open documents, reads the pack around them on every change, and knows nothing of streams.
package struct LanguageServer {
    private let catalog: SignalCatalog
    /// Open documents by their URI.
    private var documents: [String: RuleSources.File] = [:]
    /// Whether the client asked to leave.
    package private(set) var hasShutDown = false
    /// Whether the client said good-bye.
    package private(set) var hasExited = false

    /// Takes the signals rules may read.
    package init(catalog: SignalCatalog) { self.catalog = catalog }

    /// Answers one JSON-RPC message; the bytes returned are whole messages without headers.
    package mutating func handle(_ message: [UInt8]) -> [[UInt8]] {
        guard let object = try? JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] else {
            return [reply(nil, error: -32700, "the message is not JSON")]
        }
        let id = object["id"]
        guard let method = object["method"] as? String else {
            return id == nil || object["result"] != nil ? [] : [reply(id, error: -32600, "the message has no method")]
        }
        let parameters = object["params"] as? [String: Any] ?? [:]
        if id == nil { return notify(method, parameters) }
        guard !hasShutDown || method == "shutdown" else {
            return [reply(id, error: -32600, "the server was shut down")]
        }
        switch method {
        case "initialize": return [reply(id, capabilities)]
        case "shutdown":
            hasShutDown = true
            return [reply(id, NSNull())]
        case "textDocument/hover": return [reply(id, at(parameters)?.hover ?? NSNull())]
        case "textDocument/completion": return [reply(id, at(parameters)?.completion ?? [Any]())]
        case "textDocument/definition": return [reply(id, definition(parameters))]
        case "textDocument/formatting": return [reply(id, formatting(parameters))]
        case "textDocument/codeAction": return [reply(id, actions(parameters))]
        default: return [reply(id, error: -32601, "no method `\(method)`")]
        }
    }

    private mutating func notify(_ method: String, _ parameters: [String: Any]) -> [[UInt8]] {
        switch method {
        case "exit": hasExited = true
        case "textDocument/didOpen":
            guard let item = parameters["textDocument"] as? [String: Any], let uri = item["uri"] as? String,
                let text = item["text"] as? String
            else { return [] }
            documents[uri] = RuleSources.File(path: Self.path(uri), text: text)
            return [diagnostics(uri)]
        case "textDocument/didChange":
            guard let uri = Self.uri(parameters), let changes = parameters["contentChanges"] as? [[String: Any]],
                let text = changes.last?["text"] as? String, documents[uri] != nil
            else { return [] }
            documents[uri]?.text = text
            return [diagnostics(uri)]
        case "textDocument/didSave":
            // What was saved may change what is wrong in every other open file.
            return documents.keys.sorted().map { diagnostics($0) }
        case "textDocument/didClose":
            guard let uri = Self.uri(parameters), documents.removeValue(forKey: uri) != nil else { return [] }
            return [publish(uri, [])]
        default: break
        }
        return []
    }

    private var capabilities: [String: Any] {
        [
            "serverInfo": ["name": "bonafide rules lsp"],
            "capabilities": [
                "positionEncoding": "utf-16", "textDocumentSync": ["openClose": true, "change": 1, "save": true],
                "hoverProvider": true, "definitionProvider": true, "documentFormattingProvider": true,
                "codeActionProvider": ["codeActionKinds": ["quickfix"]],
                "completionProvider": ["triggerCharacters": [".", "'", "\"", ":", " "]],
            ],
        ]
    }

    // MARK: - Documents

    private static func uri(_ parameters: [String: Any]) -> String? {
        (parameters["textDocument"] as? [String: Any])?["uri"] as? String
    }

    static func path(_ uri: String) -> String { URL(string: uri).map { $0.isFileURL ? $0.path : uri } ?? uri }

    /// The pack an open document belongs to, with the texts of all open documents in place of what is stored.
    private func sources(around file: RuleSources.File) -> RuleSources {
        let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent()
        let root = folder.deletingLastPathComponent()
        let isPackFile = file.path.hasSuffix("/pack.yaml")
        let base = isPackFile ? folder : root
        var sources = RuleSources(pack: RuleSources.embedded.pack, rules: [])
        if isPackFile || FileManager.default.fileExists(atPath: base.appendingPathComponent("pack.yaml").path) {
            sources = RuleSources.read(base.path)
        }
        for open in documents.values.sorted(by: { $0.path < $1.path }) where open.path.hasPrefix(base.path + "/") {
            if open.path.hasSuffix("/pack.yaml") {
                sources.pack = open
            } else if let place = sources.rules.firstIndex(where: { $0.path == open.path }) {
                sources.rules[place] = open
            } else {
                sources.rules.append(open)
            }
        }
        if !isPackFile, !sources.rules.contains(where: { $0.path == file.path }) { sources.rules.append(file) }
        return sources
    }

    private func diagnostics(_ uri: String) -> [UInt8] {
        guard let file = documents[uri] else { return publish(uri, []) }
        let found: [Diagnostic]
        switch RulePack.load(sources(around: file), catalog: catalog) {
        case .success(let pack): found = pack.diagnostics
        case .failure(let refusal): found = refusal.diagnostics
        }
        let text = EditorText(file.text)
        return publish(
            uri,
            found.filter { $0.location.file == file.path }.map { diagnostic in
                let severity =
                    switch diagnostic.severity {
                    case .error: 1
                    case .warning: 2
                    case .note: 3
                    }
                let message = diagnostic.message + (diagnostic.hint.isEmpty ? "" : "\nhint: \(diagnostic.hint)")
                return [
                    "range": text.range(diagnostic.location), "severity": severity, "code": diagnostic.code,
                    "source": "bonafide", "message": message,
                ]
            })
    }

    // MARK: - Requests

    private func at(_ parameters: [String: Any]) -> EditorPosition? {
        guard let uri = Self.uri(parameters), let file = documents[uri],
            let position = parameters["position"] as? [String: Any], let line = position["line"] as? Int,
            let character = position["character"] as? Int
        else { return nil }
        return EditorPosition(file, line: line, character: character, catalog: catalog, groups: groups(file))
    }

    /// The groups of the pack around a file, with their titles.
    private func groups(_ file: RuleSources.File) -> [(name: String, title: String)] {
        guard let pack = sources(around: file).pack else { return [] }
        var diagnostics = DiagnosticList()
        let read = PackFileReader.read(SourceText(path: pack.path, text: pack.text), &diagnostics)
        return read.settings.groups.keys.sorted().map { ($0, read.settings.groups[$0]?.title ?? "") }
    }

    /// From `group: name` to the group's line in the pack file.
    private func definition(_ parameters: [String: Any]) -> Any {
        guard let position = at(parameters), position.key == "group",
            let file = Self.uri(parameters).flatMap({ documents[$0] }),
            let pack = sources(around: file).pack
        else { return NSNull() }
        var diagnostics = DiagnosticList()
        let source = SourceText(path: pack.path, text: pack.text)
        guard let place = PackFileReader.read(source, &diagnostics).places["groups." + position.value] else {
            return NSNull()
        }
        return [
            "uri": URL(fileURLWithPath: pack.path).absoluteString, "range": EditorText(pack.text).range(place),
        ]
    }

    private func formatting(_ parameters: [String: Any]) -> Any {
        guard let file = Self.uri(parameters).flatMap({ documents[$0] }),
            case .changed(let text) = RuleFormatter.format(file)
        else { return [Any]() }
        return [["range": EditorText(file.text).whole, "newText": text]]
    }

    /// Puts a condition into a block where YAML would misread it.
    private func actions(_ parameters: [String: Any]) -> Any {
        guard let uri = Self.uri(parameters), let file = documents[uri],
            let line = ((parameters["range"] as? [String: Any])?["start"] as? [String: Any])?["line"] as? Int,
            let edit = EditorText(file.text).wrappedInBlock(line)
        else { return [Any]() }
        return [
            ["title": "Put the condition into a block", "kind": "quickfix", "edit": ["changes": [uri: [edit]]]]
        ]
    }

    // MARK: - Messages

    private func publish(_ uri: String, _ diagnostics: [[String: Any]]) -> [UInt8] {
        encode([
            "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics",
            "params": ["uri": uri, "diagnostics": diagnostics],
        ])
    }

    private func reply(_ id: Any?, _ result: Any) -> [UInt8] {
        encode(["jsonrpc": "2.0", "id": id ?? NSNull(), "result": result])
    }

    private func reply(_ id: Any?, error code: Int, _ message: String) -> [UInt8] {
        encode(["jsonrpc": "2.0", "id": id ?? NSNull(), "error": ["code": code, "message": message]])
    }

    private func encode(_ object: [String: Any]) -> [UInt8] {
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return data.map { Array($0) } ?? []
    }
}
