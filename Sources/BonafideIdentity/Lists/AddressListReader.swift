internal import BonafideCore

/// Reads lists of wallet addresses, one a line, as they are taken from the Treasury's files.
///
/// Such a list names no party: all its addresses belong to one entry, and a match says that the address is listed.
enum AddressListReader {
    /// Whether the first lines are addresses of a form that is known.
    static func isAddressList(_ bytes: [UInt8]) -> Bool {
        let lines = lines(bytes.prefix(1_024)).prefix(3)
        return !lines.isEmpty && lines.allSatisfy { WalletAddress($0) != nil }
    }

    /// Reads one file or several as one list; a line that is no address is reported and passed over.
    static func read(_ files: [(name: String, bytes: [UInt8])]) -> ListVersion {
        var version = ListVersion(source: .ofacAddresses)
        var entry = ListEntry(id: "addresses", kind: .unstated)
        var known: Set<String> = []
        for file in files {
            for (number, line) in lines(file.bytes[...]).enumerated() {
                guard let identifier = CanonicalIdentifier(.wallet, line) else {
                    version.diagnostics.append(
                        Diagnostic(
                            code: "L115", severity: .warning,
                            location: SourceLocation(file: file.name, line: number + 1),
                            message: "the line is no wallet address; it was left out"))
                    continue
                }
                if known.insert(identifier.text).inserted {
                    entry.identifiers.append(ListedIdentifier(.wallet, line))
                }
            }
        }
        if !entry.identifiers.isEmpty { version.entries = [entry] }
        return version
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
        bytes.split { $0 == 0x0a || $0 == 0x0d }.map { String(decoding: $0, as: UTF8.self).trimmedText }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
