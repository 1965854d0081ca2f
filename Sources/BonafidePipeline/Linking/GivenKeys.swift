package import BonafideSignals

/// Keys gathered elsewhere, such as by a cluster that grouped the lines of many `bonafide keys` runs.
///
/// Only keys that at least two applicants share matter; lines and keys beyond those may be left out. Applicants are
/// known by their ids, which must be unique.
package struct GivenKeys {
    private var reader = KeyLineReader()

    package init() {}

    /// Takes one line of keys; `place` is named in errors.
    package mutating func add(_ bytes: some Collection<UInt8>, place: LinePlace) throws(LinkLineError) {
        try reader.add(bytes, place: place)
    }

    /// Who shares what, for a scoring run with the same secret; fails where the keys were made with another.
    package func linked(secret: LinkSecret) throws(LinkLineError) -> LinkedRows {
        if let mark = reader.fingerprint, mark != secret.fingerprint {
            throw LinkLineError(
                text: "error: the keys were made with the secret \(mark), and this run has \(secret.fingerprint);"
                    + " name theirs with --secret FILE")
        }
        var rows: [String: UInt32] = [:]
        for (row, name) in reader.names.enumerated() where rows[name] == nil { rows[name] = UInt32(row) }
        return LinkedRows(index: LinkIndex([reader.keys]), rowsByName: rows)
    }
}
