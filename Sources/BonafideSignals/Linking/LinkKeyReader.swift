internal import BonafideArchive
package import BonafideCore
internal import BonafideIdentity

/// Takes the identifiers of an applicant one by one; a text is there for the time of a call alone.
protocol LinkKeyTaker {
    /// Whether pictures are taken as their hashes and not as the keys of them.
    var takesPictures: Bool { get }
    /// Takes one identifier in canonical form; personal, never shown.
    mutating func take(_ kind: LinkKind, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int)
    /// Takes a mail address as it is written, and in canonical form.
    mutating func take(
        mail written: UnsafeBufferPointer<UInt8>, canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int)
    /// Takes the perceptual hash of a picture.
    mutating func take(picture: UInt64)
}

extension LinkKeyTaker {
    var takesPictures: Bool { false }
    mutating func take(picture: UInt64) {}

    mutating func take(
        mail written: UnsafeBufferPointer<UInt8>, canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int
    ) {
        take(.emailCanonical, canonical, path, element)
        take(.email, written, path, element)
    }

    mutating func take(_ kind: LinkKind, _ text: String, _ path: FieldPath, _ element: Int) {
        var text = text
        text.withUTF8 { take(kind, $0, path, element) }
    }

    /// Takes a text behind what leads it.
    @inline(__always)
    mutating func take(
        _ kind: LinkKind, _ lead: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int
    ) {
        let count = lead.utf8CodeUnitCount
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + text.count) { room in
            guard let place = room.baseAddress else { return }
            place.update(from: lead.utf8Start, count: count)
            if let start = text.baseAddress { (place + count).update(from: start, count: text.count) }
            take(kind, UnsafeBufferPointer(room), path, element)
        }
    }
}

/// Reads an applicant's shareable identifiers in canonical form.
package final class LinkKeyReader: Sendable {
    let addresses: [AddressReference]
    private let files: DocumentFileKeys?

    /// Takes the tables that tell addresses many people come from, and the folder of the document files.
    package init(reference: ReferenceData) {
        addresses = reference.addresses
        files = DocumentFileKeys(reference: reference)
    }

    /// Gives every identifier; one value may come several times.
    ///
    /// With `kinds`, bits by kind or by number in the first of two rounds, parts that hold none of them are passed over;
    /// others may still be among those given. `exits` are those of the sessions, where they were looked up ahead.
    func read(
        _ applicant: Applicant, kinds: UInt32 = .max, exits: SessionExits? = nil,
        _ taker: inout some LinkKeyTaker
    ) {
        func wants(_ some: Part) -> Bool { kinds & some.kinds != 0 }
        if wants(.payouts) { payouts(applicant, &taker) }
        if wants(.mails) { mails(applicant, &taker) }
        if wants(.phones) { phones(applicant, &taker) }
        if wants(.references) { references(applicant, &taker) }
        if wants(.devices) { devices(applicant, exits, &taker) }
        if wants(.places) { places(applicant, &taker) }
        if wants(.documents) { documents(applicant, &taker) }
        if wants(.files) { files?.forEach(of: applicant) { taker.take($0, $1, $2, $3) } }
        if wants(.history),
            applicant.count(of: .work) + applicant.count(of: .commits) + applicant.count(of: .links) > 0
        {
            history(applicant, &taker)
        }
        if wants(.texts), applicant.count(of: .work) + applicant.count(of: .bids) > 0 { texts(applicant, &taker) }
        if wants(.ratings), applicant.count(of: .ratings) > 0 { ratings(applicant, &taker) }
        if wants(.sink), applicant.count(of: .payments) > 0 { sink(applicant, &taker) }
    }

    /// Kinds of key that are read together, as bits.
    private struct Part {
        let kinds: UInt32

        private init(_ kinds: LinkKind..., marks: UInt8...) {
            self.kinds = kinds.reduce(0) { $0 | $1.bit } | marks.reduce(0) { $0 | 1 << UInt32($1) }
        }

        static let payouts = Part(.payoutAccount, .wallet)
        static let mails = Part(
            .email, .emailCanonical, .emailStem, .referencePerson,
            marks: CompactTaker.mailReference, CompactTaker.writtenMail)
        static let phones = Part(.phone, .phoneBlock, .referencePerson, marks: CompactTaker.phoneReference)
        static let references = Part(
            .reference, .referencePerson, marks: CompactTaker.mailReference, CompactTaker.phoneReference)
        static let devices = Part(.device, .sessionAddress)
        static let places = Part(.homeAddress, .shipTo)
        static let documents = Part(.taxNumber, .headshot, .documentNumber, .documentFile, .documentLineage)
        static let files = Part(.documentFile, .documentLineage, .documentNumber, .device)
        static let history = Part(.workSequence, .commitAuthor, .portfolio)
        static let texts = Part(.curriculumText, .textSketch, .proposalText)
        static let ratings = Part(.clientRating)
        static let sink = Part(.sweepSink)
    }

    private func payouts(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        for element in 0..<applicant.count(of: .payouts) {
            for key in PayoutKeys.of(applicant, at: element) { taker.take(key.kind, key.text, key.path, element) }
        }
    }

    // MARK: - Devices, connections, places

    private func devices(_ applicant: Applicant, _ exits: SessionExits?, _ taker: inout some LinkKeyTaker) {
        let device = SessionField.deviceId.path
        for element in 0..<applicant.count(of: .sessions) {
            _ = applicant.read(device, at: element) { id -> Void? in
                let id = id.trimmed
                if !id.isEmpty, !EmptyWords.contains(id) { taker.take(.device, "id:", id, device, element) }
                return ()
            }
            if let network = network(applicant, element, exits) {
                take(network, SessionField.ip.path, element, &taker)
            }
        }
        for element in 0..<applicant.count(of: .equipment) {
            for (field, name) in [(EquipmentField.serial, "serial:"), (.mac, "mac:")] {
                guard let id = applicant.string(field.path, at: element).value, !EmptyWords.contains(id) else {
                    continue
                }
                taker.take(
                    .device, name + String(decoding: KeyText.lettersAndDigits(id), as: UTF8.self), field.path, element)
            }
        }
    }

    /// Gives a network as its version, a colon and its number in decimal digits.
    private func take(
        _ network: SubscriberNetwork, _ path: FieldPath, _ element: Int,
        _ taker: inout some LinkKeyTaker
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { room in
            var start = room.count
            var rest = network.number
            repeat {
                start -= 1
                room[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            room[start - 1] = 0x3a
            room[start - 2] = network.version
            taker.take(.sessionAddress, UnsafeBufferPointer(rebasing: room[(start - 2)...]), path, element)
        }
    }

    private func places(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        if let home = Self.home(applicant) {
            taker.take(.homeAddress, home, RootField.basicsLocationAddress.path, 0)
        }
        for element in 0..<applicant.count(of: .equipment) {
            if applicant.flag(EquipmentField.officeDelivery.path, at: element).value == true { continue }
            guard let street = applicant.string(EquipmentField.shipTo.path, at: element).value,
                let address = AddressText.canonical(
                    street: street,
                    postalCode: applicant.string(EquipmentField.shipToPostalCode.path, at: element).value,
                    city: applicant.string(EquipmentField.shipToCity.path, at: element).value,
                    country: applicant.string(EquipmentField.shipToCountry.path, at: element).value)
            else { continue }
            taker.take(.shipTo, address, EquipmentField.shipTo.path, element)
        }
        for element in 0..<applicant.count(of: .shipToHistory) {
            guard let street = applicant.string(ShippingChangeField.address.path, at: element).value,
                let address = AddressText.canonical(
                    street: street,
                    postalCode: applicant.string(ShippingChangeField.postalCode.path, at: element).value,
                    city: applicant.string(ShippingChangeField.city.path, at: element).value,
                    country: applicant.string(ShippingChangeField.country.path, at: element).value)
            else { continue }
            taker.take(.shipTo, address, ShippingChangeField.address.path, element)
        }
    }

    /// The claimed home address, unless an address-confidentiality programme gives many people the same one.
    static func home(_ applicant: Applicant) -> String? {
        guard applicant.isGiven(RootField.basicsLocationAddress.path),
            applicant.flag(RootField.claimsAddressConfidential.path).value != true,
            let street = applicant.string(RootField.basicsLocationAddress.path).value
        else { return nil }
        return AddressText.canonical(
            street: street, postalCode: applicant.string(RootField.basicsLocationPostalCode.path).value,
            city: applicant.string(RootField.basicsLocationCity.path).value,
            country: applicant.string(RootField.basicsLocationCountryCode.path).value)
    }
}
