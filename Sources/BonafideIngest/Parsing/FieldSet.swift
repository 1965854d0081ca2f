package import BonafideCore

/// The fields a pass over the inputs reads; columns and keys of others are passed over.
package struct FieldSet: Sendable {
    private var fields: [UInt128]

    /// Takes the paths; the id of a record is always read.
    package init(_ paths: some Sequence<FieldPath>) {
        fields = Array(repeating: 0, count: ProfileGroup.allCases.count)
        insert(RootField.id.path)
        for path in paths { insert(path) }
        // Readers make the whole name and the first contacts from these.
        if contains(RootField.basicsName.path) {
            insert(RootField.basicsNamePartsGiven.path)
            insert(RootField.basicsNamePartsFamily.path)
        }
        if contains(RootField.basicsEmail.path) { insert(EmailField.value.path) }
        if contains(RootField.basicsPhone.path) { insert(PhoneField.value.path) }
    }

    private mutating func insert(_ path: FieldPath) {
        fields[Int(path.group.rawValue)] |= 1 << UInt128(path.field)
    }

    private func contains(_ path: FieldPath) -> Bool {
        fields[Int(path.group.rawValue)] >> UInt128(path.field) & 1 != 0
    }

    /// Whether a name's value may be read: an account of unknown kind may become one of several fields.
    func holds(_ target: AliasTable.Target) -> Bool {
        let group = fields[Int(target.group)]
        return target.transform == .account ? group != 0 : group >> UInt128(target.field) & 1 != 0
    }
}
