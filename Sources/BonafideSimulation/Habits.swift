internal import BonafideCore

/// How somebody connects, works and is seen; what evidence there is follows from it.
struct Habits: Sendable {
    /// Where a session comes from.
    enum Egress: Sendable { case home, commercial, named, hosted, transit, proxy(Place), host(address: String) }

    /// Where the body is for the whole time.
    var whereabouts: Place
    /// Stays elsewhere: place, first and last day before the end.
    var trips: [(place: Place, from: Int, to: Int)] = []
    /// How a session leaves when no other way is taken.
    var egress = Egress.home
    /// Share of sessions through a commercial VPN besides.
    var shareVPN = 0.0
    var shareMobile = BaseRates.mobile.value
    /// The zone the clock of the machine is set to.
    var clockPlace: Place
    /// The place whose day the work follows, and the hour it begins.
    var dayPlace: Place
    var dayStart = 8.5
    /// Networks are drawn by this number; people who share a connection share it.
    var network: Int
    var device: String
    /// Programs and devices on the machine.
    var software: [String] = []
    var usb: [String] = []
    /// The name shown in calls.
    var shownName: String
    var video = "HD Webcam"
    var client = "desktop"

    init(_ person: Person) {
        whereabouts = person.home
        clockPlace = person.home
        dayPlace = person.home
        network = person.number
        device = person.device
        shownName = person.name
    }
}

/// Turns habits into rows of sessions, calls, activity and machine state over eight weeks.
struct HabitRecorder: Sendable {
    let clock: SimulatedClock

    func record(
        _ habits: Habits, of person: Person, into profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        let count = 8 + random.below(8)
        for visit in 0..<count {
            let day = 56 - visit * 56 / count - random.below(3)
            session(habits, day: max(0, day), number: visit, into: &profile, &random)
        }
        activity(habits, into: &profile, &random)
        for call in 0..<2 {
            let day = 40 - call * 12
            let (ip, _) = address(habits, day: day, number: 90 + call, &random)
            let start = clock.moment(
                daysBefore: day, hour: 10 + Double(random.below(6)), offset: offset(habits.dayPlace, day))
            profile.add(
                .meetings,
                [
                    "start": SimulatedClock.text(start), "end": SimulatedClock.text(start + 2_700), "ip": ip,
                    "display_name": habits.shownName, "client": habits.client, "video_device": habits.video,
                ])
        }
        profile.add(
            .endpoints,
            [
                "seen_at": clock.text(daysBefore: 5), "device_id": habits.device,
                "software": (["Slack"] + habits.software).joined(separator: "|"),
                "usb": habits.usb.joined(separator: "|"), "tz": habits.clockPlace.zone,
            ])
    }

    private func offset(_ place: Place, _ day: Int) -> Int { place.offset(month: clock.month(daysBefore: day)) }

    private func session(
        _ habits: Habits, day: Int, number: Int, into profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        let (ip, place) = address(habits, day: day, number: number, &random)
        let start = clock.moment(
            daysBefore: day, hour: habits.dayStart + random.unit() * 3, offset: offset(habits.dayPlace, day))
        let clockPlace = habits.trips.isEmpty ? habits.clockPlace : place
        profile.add(
            .sessions,
            [
                "start": SimulatedClock.text(start),
                "end": SimulatedClock.text(start + Int64(1_800 + random.below(18_000))), "ip": ip, "event": "login",
                "device_id": random.chance(0.1) ? "phone-\(habits.device)" : habits.device, "tz": clockPlace.zone,
                "utc_offset_min": "\(offset(clockPlace, day))",
            ])
    }

    /// The address of a session, and the place the body is at.
    private func address(
        _ habits: Habits, day: Int, number: Int, _ random: inout SimulationRandom
    ) -> (ip: String, place: Place) {
        let trip = habits.trips.first { $0.from >= day && day >= $0.to }
        let place = trip?.place ?? habits.whereabouts
        let isMobile = random.chance(habits.shareMobile)
        let isVPN = random.chance(habits.shareVPN)
        let misplaced = random.chance(BaseRates.placeError.value)
        if isVPN { return (Place.commercialExit(habits.network &* 7 &+ number / 4), place) }
        switch habits.egress {
        case .commercial: return (Place.commercialExit(habits.network &* 7 &+ number / 4), place)
        case .named: return (Place.namedExit(habits.network &* 5 &+ number / 3), place)
        case .hosted: return (Place.hosted(habits.network), place)
        case .transit: return (Place.transit(habits.network), place)
        case .proxy(let shown): return (shown.homeAddress(habits.network &* 31 &+ number), place)
        case .host(let address): return (address, place)
        case .home: break
        }
        if misplaced {
            return (Place.all[(habits.network + number) % Place.all.count].homeAddress(habits.network), place)
        }
        if isMobile { return (place.mobileAddress(habits.network, visit: number), place) }
        return (place.homeAddress(trip == nil ? habits.network : habits.network &+ 65_536), place)
    }

    /// Commits and messages over eight weeks: on weekdays, around one day's hours, a few at other times.
    private func activity(
        _ habits: Habits, into profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        for _ in 0..<(40 + random.below(40)) {
            let day = random.below(56)
            let place = habits.trips.first { $0.from >= day && day >= $0.to }?.place ?? habits.dayPlace
            let weekday = Int((Int64(clock.asOf.number) - Int64(day) + 3) % 7)
            if weekday >= 5, random.chance(0.8) { continue }
            let hour = random.chance(0.06) ? random.unit() * 24 : random.normal(habits.dayStart + 5, 2.4)
            let at = clock.moment(daysBefore: day, hour: min(max(hour, -6), 30), offset: offset(place, day))
            profile.add(.activity, ["at": SimulatedClock.text(at), "kind": "commit"])
        }
    }
}
