import BonafideCore

extension ZoneTable {
    /// Compiles a table from a time zone source.
    ///
    /// - Parameter aliases: further names, each with the zone it stands for; those whose zone is not in
    ///   the source are left out.
    package init(compiling source: ZoneSource, aliases: [(name: String, zone: String)] = []) {
        let compiler = ZoneCompiler(source: source)
        var definitionNumbers: [String: UInt16] = [:]
        var firstChange: [Int32] = [0]
        var times: [Int64] = []
        var offsets: [Int16] = []
        var daylight: [Bool] = []
        for zone in source.zones.map(\.name).sorted() {
            definitionNumbers[zone] = UInt16(firstChange.count - 1)
            for change in Self.covered(compiler.changes(ofZone: zone)) {
                times.append(change.at)
                offsets.append(Int16(clamping: change.offset / 60))
                daylight.append(change.isDaylight)
            }
            firstChange.append(Int32(times.count))
        }
        let names = compiler.names.filter { definitionNumbers[$0.definition] != nil }
        var places: [String: UInt16] = [:]
        for (place, name) in names.enumerated() { places[name.name] = UInt16(place) }
        var seen = Set<String>()
        let kept = aliases.sorted { $0.name < $1.name }.compactMap { alias -> (name: String, zone: UInt16)? in
            guard places[alias.name] == nil, seen.insert(alias.name).inserted else { return nil }
            return places[alias.zone].map { (alias.name, $0) }
        }
        self.init(
            version: source.version, names: names.map(\.name),
            definitions: names.map { definitionNumbers[$0.definition] ?? 0 }, firstChange: firstChange, times: times,
            offsets: offsets, daylight: daylight, aliases: kept)
    }

    /// The changes inside the table's years, the one in force at their beginning first.
    private static func covered(_ changes: [ClockChange]) -> [ClockChange] {
        let begin = coverage.lowerBound.seconds
        let first = changes.lastIndex { $0.at <= begin } ?? 0
        return changes[first...].filter { $0.at < coverage.upperBound.seconds }
    }
}
