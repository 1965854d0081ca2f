import BonafideCore

/// One change of a zone's clock.
package struct ClockChange: Equatable, Sendable {
    /// The moment it happens, seconds since the Unix epoch.
    package let at: Int64
    /// Offset from then on, seconds east of UTC.
    package let offset: Int
    /// Whether the zone calls it daylight-saving time.
    package let isDaylight: Bool
}

/// Works out every change of a zone's clock from the rules, as `zic` does.
package struct ZoneCompiler {
    let source: ZoneSource
    /// Changes after this year are not worked out.
    let lastYear: Int

    /// Takes a source and the last year to work out.
    package init(source: ZoneSource, lastYear: Int = 2037) {
        self.source = source
        self.lastYear = lastYear
    }

    /// Names of all zones and links, each with the zone that defines it.
    package var names: [(name: String, definition: String)] {
        var targets: [String: String] = [:]
        for link in source.links { targets[link.name] = link.target }
        func resolved(_ name: String) -> String {
            var name = name
            for _ in 0..<10 { if let next = targets[name] { name = next } else { break } }
            return name
        }
        let all = source.zones.map { ($0.name, $0.name) } + source.links.map { ($0.name, resolved($0.target)) }
        return all.sorted { $0.0 < $1.0 }.map { (name: $0.0, definition: $0.1) }
    }

    /// The changes of one zone in ascending order; the first holds since the beginning of time.
    package func changes(ofZone name: String) -> [ClockChange] {
        guard let zone = source.zones.first(where: { $0.name == name }) else { return [] }
        var changes: [ClockChange] = []
        var start = Int64.min
        var save = 0
        for stretch in zone.stretches {
            (start, save) = append(stretch, from: start, save: save, to: &changes)
        }
        return Self.joined(changes)
    }

    /// Adds one stretch; gives the moment it ends and the saving in force then.
    private func append(
        _ stretch: ZoneSource.Stretch, from start: Int64, save: Int, to changes: inout [ClockChange]
    ) -> (end: Int64, save: Int) {
        switch stretch.saving {
        case .fixed(let fixed, let isDaylight):
            Self.add(ClockChange(at: start, offset: stretch.standard + fixed, isDaylight: isDaylight), to: &changes)
            return (end(of: stretch, save: fixed), fixed)
        case .rules(let name):
            return append(stretch, rules: source.rules[name] ?? [], from: start, to: &changes)
        }
    }

    private func append(
        _ stretch: ZoneSource.Stretch, rules: [ZoneSource.Rule], from start: Int64, to changes: inout [ClockChange]
    ) -> (end: Int64, save: Int) {
        var save = 0
        var isDaylight = false
        var hasBegun = false
        for occurrence in occurrences(of: rules) {
            let at = universal(occurrence.local, occurrence.rule.at.clock, stretch.standard, save)
            if hasBegun || at > start {
                if !hasBegun {
                    Self.add(
                        ClockChange(at: start, offset: stretch.standard + save, isDaylight: isDaylight), to: &changes)
                    hasBegun = true
                }
                guard at < end(of: stretch, save: save) else { break }
                Self.add(
                    ClockChange(
                        at: at, offset: stretch.standard + occurrence.rule.save, isDaylight: occurrence.rule.isDaylight),
                    to: &changes)
            }
            save = occurrence.rule.save
            isDaylight = occurrence.rule.isDaylight
        }
        if !hasBegun {
            Self.add(ClockChange(at: start, offset: stretch.standard + save, isDaylight: isDaylight), to: &changes)
        }
        return (end(of: stretch, save: save), save)
    }

    /// Every occurrence of a set of rules up to the last year, in order of time.
    private func occurrences(of rules: [ZoneSource.Rule]) -> [(local: Int64, rule: ZoneSource.Rule)] {
        var all: [(local: Int64, rule: ZoneSource.Rule)] = []
        for rule in rules where rule.years.lowerBound <= lastYear {
            for year in rule.years.lowerBound...min(lastYear, rule.years.upperBound) {
                if let local = rule.at.localSeconds(year: year) { all.append((local, rule)) }
            }
        }
        return all.sorted { $0.local < $1.local }
    }

    private func end(of stretch: ZoneSource.Stretch, save: Int) -> Int64 {
        guard let until = stretch.until, let local = until.at.localSeconds(year: until.year) else { return .max }
        return universal(local, until.at.clock, stretch.standard, save)
    }

    private func universal(_ local: Int64, _ clock: ZoneSource.Clock, _ standard: Int, _ save: Int) -> Int64 {
        switch clock {
        case .universal: local
        case .standard: local - Int64(standard)
        case .wall: local - Int64(standard + save)
        }
    }

    /// Adds a change; a second change at one moment replaces the first.
    private static func add(_ change: ClockChange, to changes: inout [ClockChange]) {
        if let last = changes.last, last.at == change.at { changes.removeLast() }
        changes.append(change)
    }

    /// Joins changes that the wall clock cannot tell apart, and drops those that change nothing.
    ///
    /// Where a stretch ends and a rule of the next one falls on the same wall-clock time, `zic` makes one
    /// change of the two, at the earlier moment; so does this.
    private static func joined(_ changes: [ClockChange]) -> [ClockChange] {
        var kept: [ClockChange] = []
        for change in changes {
            if kept.count > 1, let last = kept.last,
                change.at + Int64(last.offset) <= last.at + Int64(kept[kept.count - 2].offset)
            {
                kept[kept.count - 1] = ClockChange(at: last.at, offset: change.offset, isDaylight: change.isDaylight)
            } else {
                kept.append(change)
            }
        }
        return kept.enumerated().filter { index, change in
            index == 0 || change.offset != kept[index - 1].offset || change.isDaylight != kept[index - 1].isDaylight
        }.map(\.element)
    }
}
