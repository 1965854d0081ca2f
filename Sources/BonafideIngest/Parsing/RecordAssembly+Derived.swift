internal import BonafideCore

/// A value made from others when a record ends.
struct DerivedValue {
    enum Source {
        /// The parts of the name, joined.
        case nameParts
        /// The text of another slice.
        case copy(of: Int)
    }

    let source: Source
    /// Place of its slice, or -1 where nothing came of it.
    let slice: Int
}

extension RecordAssembly {
    /// Ends the record: constants of the root, and what follows from other fields.
    mutating func end() {
        guard !isAgain else { return }
        for index in rootConstants {
            let constant = constants[index]
            add(group: 0, field: constant.field, isList: false, rank: 254, slot: -1, constant.start, constant.count)
        }
        // A name given in two parts is also the name as a whole.
        if tables.rootRank[Int(RootField.basicsName.rawValue)] == .max {
            derive(RootField.basicsName, from: .nameParts)
        }
        if tables.rootRank[Int(RootField.basicsEmail.rawValue)] == .max {
            copyFirst(of: EmailField.value.path, to: RootField.basicsEmail)
        }
        if tables.rootRank[Int(RootField.basicsPhone.rawValue)] == .max {
            copyFirst(of: PhoneField.value.path, to: RootField.basicsPhone)
        }
    }

    /// Makes the derived values of a record that fills the places of the one before; gives false where one of them came
    /// to be or is no longer.
    mutating func endAgain() -> Bool {
        for number in derived.indices {
            let value = derived[number]
            let text = text(of: value.source)
            guard (text != nil) == (value.slice >= 0) else { return false }
            if let text { replace(value.slice, text.start, text.count) }
        }
        return true
    }

    private mutating func derive(_ field: RootField, from source: DerivedValue.Source) {
        let text = text(of: source)
        derived.append(DerivedValue(source: source, slice: text == nil ? -1 : count))
        guard let text else { return }
        add(group: 0, field: field.rawValue, isList: false, rank: 253, slot: -1, text.start, text.count)
    }

    private mutating func text(of source: DerivedValue.Source) -> (start: UnsafePointer<UInt8>, count: Int)? {
        switch source {
        case .nameParts: joinedName()
        case .copy(let index): slices[index].start.map { ($0, Int(slices[index].length)) }
        }
    }

    private mutating func joinedName() -> (start: UnsafePointer<UInt8>, count: Int)? {
        let place = room
        var used = 0
        for field in [RootField.basicsNamePartsGiven, .basicsNamePartsFamily] {
            guard let part = last(field.rawValue), let start = part.start, part.length > 0 else { continue }
            if used > 0 {
                place[used] = 0x20
                used += 1
            }
            (place + used).update(from: start, count: Int(part.length))
            used += Int(part.length)
        }
        guard used > 0 else { return nil }
        take(used)
        return (UnsafePointer(place), used)
    }

    private func last(_ field: UInt8) -> FieldSlice? {
        guard tables.rootRank[Int(field)] != .max else { return nil }
        return UnsafeBufferPointer(start: slices, count: count).last { $0.group == 0 && $0.field == field }
    }

    private mutating func copyFirst(of path: FieldPath, to field: RootField) {
        guard tables.nextElement[Int(path.group.rawValue)] > 0 else { return }
        let group = path.group.rawValue
        let all = UnsafeBufferPointer(start: slices, count: count)
        guard let first = all.firstIndex(where: { $0.group == group && $0.field == path.field }) else { return }
        derive(field, from: .copy(of: first))
    }
}
