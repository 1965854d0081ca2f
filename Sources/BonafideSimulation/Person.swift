internal import BonafideCore

/// Somebody real: where they are, what they own, what they have done.
struct Person: Sendable {
    /// Number in the population; networks, devices and accounts follow from it.
    var number: Int
    var given: String
    var family: String
    var home: Place
    var street: String
    var born: Day
    /// Where a degree was earned.
    var school: Place
    var mailbox: String
    var phone: String
    var isVirtualLine: Bool
    var phoneCountry: String
    /// Fingerprint of the machine they use.
    var device: String
    /// Key of the account they are paid to.
    var account: String
    /// Years of work.
    var years: Int

    var name: String { "\(given) \(family)" }
}

/// Draws people and their ordinary lives.
struct PersonSource: Sendable {
    let nameList: Int
    let clock: SimulatedClock

    /// Somebody at a place.
    func person(_ number: Int, at home: Place, _ random: inout SimulationRandom) -> Person {
        let given = Names.given(&random, list: nameList)
        let family = Names.family(&random, list: nameList)
        let years = 1 + random.below(18)
        let age = 22 + years + random.below(9)
        let born = Day(number: clock.asOf.number - Int32(age * 365 + random.below(365)))
        let isForeign = random.chance(BaseRates.foreignDegree.value)
        let school = isForeign ? Place.draw(&random) : home
        let keepsNumber = random.chance(BaseRates.oldNumber.value)
        let line = keepsNumber ? school : home
        return Person(
            number: number, given: given, family: family, home: home,
            street: "\(100 + random.below(8_900)) \(random.pick(Names.streets))", born: born, school: school,
            mailbox: mailbox(number, &random),
            phone: line.dialling + Self.subscriberNumber(number),
            isVirtualLine: random.chance(BaseRates.virtualLine.value), phoneCountry: line.country,
            device: "dev-\(number)", account: "acct-\(number)", years: years)
    }

    /// Seven digits, far apart for people who come one after another; no two of eight million people share them.
    private static func subscriberNumber(_ number: Int) -> String {
        "\(2_000_000 + number % 8_000_000 &* 5_123_457 % 8_000_000)"
    }

    /// A mailbox that does not hold the name, so that names change nothing else.
    private func mailbox(_ number: Int, _ random: inout SimulationRandom) -> String {
        let base = "\(random.pick(Names.handles))\(letters(number))"
        var local = base
        if random.chance(BaseRates.tradeWordInMail.value) { local = "\(random.pick(Names.trades)).\(base)" }
        if random.chance(BaseRates.monthDayInMail.value) {
            local += "\(SimulatedClock.two(1 + random.below(12)))\(SimulatedClock.two(1 + random.below(28)))"
        } else if random.chance(BaseRates.digitsInMail.value) {
            local += "\(random.between(2...999))"
        }
        let isFree = random.chance(BaseRates.freeMail.value)
        return local + "@"
            + (isFree ? random.pick(["gmail.com", "outlook.com", "proton.me"]) : "mail\(number % 97).example")
    }

    /// A number as letters, so that mailboxes of two people never differ in digits alone.
    private func letters(_ number: Int) -> String {
        var rest = number
        var text: [UInt8] = []
        repeat {
            text.append(0x61 + UInt8(rest % 26))
            rest /= 26
        } while rest > 0
        return String(decoding: text.reversed(), as: UTF8.self)
    }
}
