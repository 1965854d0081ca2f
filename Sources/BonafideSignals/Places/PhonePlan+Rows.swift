import BonafideCore

/// A listed prefix with a one before its digits, and the zones where its numbers are used.
struct PhoneZoneRow: Hashable, Sendable {
    var prefix: UInt32
    /// Names of zones with `&` between them.
    var zones: String

    func write(to writer: inout ByteWriter) {
        writer.integer(prefix)
        writer.text(zones)
    }

    static func read(_ reader: inout ByteReader) -> PhoneZoneRow? {
        guard let prefix = reader.integer(UInt32.self), let zones = reader.text() else { return nil }
        return PhoneZoneRow(prefix: prefix, zones: zones)
    }
}

extension PhonePlan.Label {
    func write(to writer: inout ByteWriter) {
        writer.integer(country)
        writer.integer(kind.rawValue)
    }

    static func read(_ reader: inout ByteReader) -> PhonePlan.Label? {
        guard let country = reader.integer(UInt16.self), let kind = reader.integer(UInt8.self).flatMap(PhoneKind.init)
        else { return nil }
        return PhonePlan.Label(country: country, kind: kind)
    }
}

extension PhonePlan.Dialling {
    func write(to writer: inout ByteWriter) {
        writer.integer(country.packed)
        writer.integer(code)
        writer.integer(UInt8(isMain ? 1 : 0))
        writer.text(national)
        writer.text(international)
        writer.integer(start)
    }

    static func read(_ reader: inout ByteReader) -> PhonePlan.Dialling? {
        guard let country = reader.integer(UInt16.self), let code = reader.integer(UInt16.self),
            let main = reader.integer(UInt8.self), let national = reader.text(), let international = reader.text(),
            let start = reader.integer(UInt16.self)
        else { return nil }
        return PhonePlan.Dialling(
            country: CountryCode(packed: country), code: code, isMain: main != 0, national: national,
            international: international, start: start)
    }
}
