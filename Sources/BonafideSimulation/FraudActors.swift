internal import BonafideCore

/// Makes operators who pose as others, each with as much care as a level allows.
///
/// What they leave behind follows from how they work: where they sit, whose machine they drive, what they reuse.
struct FraudActors: Sendable {
    let people: PersonSource
    let dossier: Dossier
    let recorder: HabitRecorder
    var clock: SimulatedClock { dossier.clock }

    func size(of level: TradecraftLevel, _ random: inout SimulationRandom) -> Int {
        switch level {
        case .t0, .t1: random.between(3...10)
        case .t2, .t3: random.between(2...8)
        case .t4: random.between(1...4)
        }
    }

    /// What the personas of one ring have in common.
    private struct Ring {
        let number: Int
        /// Where the operators sit.
        let seat: Place
        /// Where the helper lives, and the helper's connection.
        let host: Place
        let hostStreet: String
        let hostNetwork: Int
        let account: String
        let sink: String
        let holder: String
        let text: String
        let device: String
    }

    /// The personas of one ring.
    func unit(
        _ level: TradecraftLevel, size: Int, first: Int, unit: Int, _ random: inout SimulationRandom
    ) -> [SimulatedProfile] {
        let host = Place.drawUS(&random)
        let helper = people.person(first + 900_000_000, at: host, &random)
        let ring = Ring(
            number: unit, seat: random.chance(0.5) ? .beijing : .khabarovsk, host: host,
            hostStreet: helper.street, hostNetwork: first &+ 77_777, account: "acct-ring-\(unit)",
            sink: "sink-\(unit)", holder: helper.name,
            text:
                "Delivered payment, search and reporting services for \(unit) clients and led releases of ring \(unit) work.",
            device: "dev-ring-\(unit)")
        return (0..<size).map { place in
            var profile = SimulatedProfile(
                id: "P-\(first + place)",
                truth: .init(actor: "operator", kind: "ring", level: level.rawValue, unit: size > 1 ? unit : 0))
            var random = SimulationRandom(seed: random.next(), stream: UInt64(place))
            var person = people.person(first + place, at: Place.drawUS(&random), &random)
            if level < .t3 { invent(&person, level, &random) }
            dossier.write(person, into: &profile, &random)
            var habits = Habits(person)
            habits.whereabouts = ring.seat
            connect(level, person, ring, &habits, &random)
            receive(level, person, ring, &habits, &profile, &random)
            getPaid(level, person, ring, &profile, &random)
            reuse(level, person, ring, &habits, &profile, &random)
            recorder.record(habits, of: person, into: &profile, &random)
            return profile
        }
    }

    /// A made-up person: contact data bought and coined for the purpose.
    private func invent(_ person: inout Person, _ level: TradecraftLevel, _ random: inout SimulationRandom) {
        person.isVirtualLine = random.chance(level == .t2 ? 0.5 : 0.7)
        // Rates of 1,243 published addresses of such personas.
        let roll = random.unit()
        let handle = Names.handles[person.number % Names.handles.count]
        let base = "\(handle)q\(String(person.number, radix: 26))"
        let monthDay = SimulatedClock.two(1 + random.below(12)) + SimulatedClock.two(1 + random.below(28))
        switch roll {
        case ..<0.15: person.mailbox = "\(random.pick(Names.trades)).\(base)\(monthDay)@gmail.com"
        case ..<0.29: person.mailbox = "\(random.pick(Names.trades)).\(base)@gmail.com"
        case ..<0.42: person.mailbox = "\(base)\(monthDay)@outlook.com"
        default: break
        }
    }

    /// How the operator reaches the employer.
    private func connect(
        _ level: TradecraftLevel, _ person: Person, _ ring: Ring, _ habits: inout Habits,
        _ random: inout SimulationRandom
    ) {
        let hostAddress = ring.host.homeAddress(ring.hostNetwork)
        switch level {
        case .t0:
            habits.egress = ring.seat == .khabarovsk ? .transit : .home
            habits.clockPlace = ring.seat
            habits.dayPlace = ring.seat
        case .t1:
            habits.egress = random.chance(0.6) ? .named : .commercial
            habits.clockPlace = random.chance(0.5) ? ring.seat : person.home
            habits.dayPlace = random.chance(0.5) ? ring.seat : person.home
        case .t2:
            habits.egress = random.chance(0.5) ? .proxy(person.home) : .host(address: hostAddress)
            habits.clockPlace = person.home
            habits.dayPlace = random.chance(0.35) ? ring.seat : person.home
        case .t3:
            habits.egress =
                random.chance(0.4)
                ? .host(address: hostAddress) : .host(address: person.home.homeAddress(person.number))
            habits.clockPlace = person.home
            habits.dayPlace = random.chance(0.25) ? ring.seat : person.home
        case .t4:
            habits.egress = .host(address: person.home.homeAddress(person.number))
            habits.clockPlace = person.home
            habits.dayPlace = random.chance(0.15) ? ring.seat : person.home
        }
        habits.shareMobile = 0
    }

    /// Where the machine goes and how it is driven from afar.
    private func receive(
        _ level: TradecraftLevel, _ person: Person, _ ring: Ring, _ habits: inout Habits,
        _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        let toHost: Double = [.t0: 0.6, .t1: 0.8, .t2: 0.9, .t3: 0.8, .t4: 0.4][level] ?? 0
        if random.chance(toHost) {
            // A disciplined ring uses one address for each machine.
            let isOwn = level == .t4 || level == .t3 && random.chance(0.5)
            profile.change(
                .equipment, "ship_to",
                to: isOwn ? "\(10 + random.below(900)) \(random.pick(Names.streets))" : ring.hostStreet)
            profile.change(.equipment, "ship_to_postalCode", to: ring.host.postalCode)
            profile.change(.equipment, "ship_to_city", to: ring.host.city)
            profile.change(.equipment, "ship_to_region", to: ring.host.region)
            profile.change(.equipment, "first_seen_ip", to: ring.host.homeAddress(ring.hostNetwork))
        }
        let tools: Double = [.t0: 0.6, .t1: 0.8, .t2: 0.7, .t3: 0.35, .t4: 0.1][level] ?? 0
        if random.chance(tools) { habits.software += ["AnyDesk", "Chrome Remote Desktop Host"] }
        let kvm: Double = [.t0: 0, .t1: 0.05, .t2: 0.15, .t3: 0.25, .t4: 0.2][level] ?? 0
        if random.chance(kvm) { habits.usb.append("PiKVM Composite Device") }
        if random.chance(level < .t2 ? 0.3 : 0.1) { habits.software.append("Mouse Jiggler") }
        if level < .t2, random.chance(0.5) {
            profile.change(.documents, "meta.producer", to: "Adobe Photoshop 25.4")
        }
        if level < .t3, random.chance(0.25) { habits.shownName = ring.holder }
    }

    /// Where the money goes.
    private func getPaid(
        _ level: TradecraftLevel, _ person: Person, _ ring: Ring, _ profile: inout SimulatedProfile,
        _ random: inout SimulationRandom
    ) {
        switch level {
        case .t0, .t1:
            profile.drop(.payouts)
            profile.add(
                .payouts,
                [
                    "current": "yes", "method": "bank", "provider": "Payoneer", "holder": ring.holder,
                    "account_key": ring.account, "country": "US", "currency": "USD",
                    "changed_at": clock.text(daysBefore: 35),
                ])
        case .t2:
            // An account for each persona, and all of them emptied into one.
            profile.changeAll(.payouts, "account_key") { "acct-\(person.number)-\($0)" }
            profile.drop(.payments)
            for month in 0..<3 {
                let day = 40 - month * 14
                profile.add(
                    .payments,
                    [
                        "at": clock.text(daysBefore: day), "direction": "in", "amount_minor": "420000",
                        "currency": "USD", "counterparty_key": "payer-main", "kind": "payout",
                    ])
                profile.add(
                    .payments,
                    [
                        "at": clock.text(daysBefore: day - 1), "direction": "out", "amount_minor": "401000",
                        "currency": "USD", "counterparty_key": ring.sink, "kind": "transfer",
                    ])
            }
        case .t3, .t4: break
        }
    }

    /// What is used again by several personas.
    private func reuse(
        _ level: TradecraftLevel, _ person: Person, _ ring: Ring, _ habits: inout Habits,
        _ profile: inout SimulatedProfile, _ random: inout SimulationRandom
    ) {
        let text: Double = [.t0: 0.8, .t1: 0.7, .t2: 0.5, .t3: 0.35, .t4: 0][level] ?? 0
        if random.chance(text) {
            profile.changeAll(.work, "summary") {
                "\(ring.text) Part \($0): kept the lights on, wrote the tests, measured what changed."
            }
        }
        let device: Double = [.t0: 0.7, .t1: 0.4, .t2: 0.25, .t3: 0.2, .t4: 0][level] ?? 0
        if random.chance(device) { habits.device = ring.device }
        let reference: Double = [.t0: 0.6, .t1: 0.5, .t2: 0.4, .t3: 0.3, .t4: 0][level] ?? 0
        if random.chance(reference) { profile.change(.references, "email", to: "lead\(ring.number)@gmail.com") }
        if level < .t3 {
            profile.changeAll(.references, "email") {
                $0 == 0 ? "lead\(ring.number)@gmail.com" : "peer\(person.number)@gmail.com"
            }
            if random.chance(0.5) {
                profile.change(.links, "account_created_at", to: clock.text(daysBefore: 120))
                profile.change(.links, "connections", to: "\(random.below(45))")
                profile.change(.links, "activity_count", to: "0")
            }
        }
        if level == .t2, random.chance(0.4) {
            for (field, day) in [("handle", 58), ("phone", 58), ("email", 57), ("device", 57)] {
                profile.add(.history, ["field": field, "at": clock.text(daysBefore: day)])
            }
        }
        profile.drop(.verifications)
        if level < .t3, random.chance(0.25) {
            profile.add(
                .verifications,
                [
                    "subject": "employment", "item": "", "result": random.chance(0.6) ? "denied" : "unknown",
                    "at": clock.text(daysBefore: 44),
                ])
        }
    }
}

extension TradecraftLevel: Comparable {
    package static func < (a: TradecraftLevel, b: TradecraftLevel) -> Bool { a.rawValue < b.rawValue }
}
