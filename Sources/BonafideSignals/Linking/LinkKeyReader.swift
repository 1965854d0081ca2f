internal import BonafideArchive
package import BonafideCore
internal import BonafideIdentity

/// One identifier of an applicant that others may share.
package struct LinkKeyText: Sendable {
    package let kind: LinkKind
    /// The canonical text; personal, never shown.
    package let text: String
    /// Where it was read.
    package let path: FieldPath
    package let element: Int
}

/// Reads an applicant's shareable identifiers in canonical form.
package struct LinkKeyReader: Sendable {
    private let addresses: [AddressReference]
    private let files: DocumentFileKeys?

    /// Takes the tables that tell addresses many people come from, and the folder of the document files.
    package init(reference: ReferenceData) {
        addresses = reference.addresses
        files = DocumentFileKeys(reference: reference)
    }

    /// Calls a function with every identifier; one value may come several times.
    ///
    /// With `kinds`, bits by kind, parts that hold none of them are passed over; others may still be among those given.
    package func forEach(of applicant: Applicant, kinds: UInt64 = .max, _ body: (LinkKeyText) -> Void) {
        func give(_ kind: LinkKind, _ text: String, _ path: FieldPath, _ element: Int = 0) {
            body(LinkKeyText(kind: kind, text: text, path: path, element: element))
        }
        func wants(_ some: LinkKind...) -> Bool { some.contains { kinds >> UInt64($0.rawValue) & 1 != 0 } }
        if wants(.payoutAccount, .wallet) {
            for element in 0..<applicant.count(of: .payouts) {
                for key in PayoutKeys.of(applicant, at: element) { give(key.kind, key.text, key.path, element) }
            }
        }
        if wants(.email, .emailCanonical, .emailStem, .phone, .phoneBlock, .reference, .referencePerson) {
            contacts(applicant, give)
        }
        if wants(.device, .sessionAddress) { devices(applicant, give) }
        places(applicant, give)
        if wants(.taxNumber, .headshot, .documentNumber, .documentFile, .documentLineage) {
            documents(applicant, give)
        }
        files?.forEach(of: applicant, give)
        history(applicant, give)
        texts(applicant, give)
        ratings(applicant, give)
        sink(applicant, give)
    }

    private typealias Give = (LinkKind, String, FieldPath, Int) -> Void

    // MARK: - Contact data

    private func contacts(_ applicant: Applicant, _ give: Give) {
        if let canonical = email(applicant, RootField.basicsEmail.path, 0, give) {
            give(.referencePerson, "mail:" + canonical, RootField.basicsEmail.path, 0)
        }
        for element in 0..<applicant.count(of: .emails) { _ = email(applicant, EmailField.value.path, element, give) }
        let region = applicant.country(RootField.basicsLocationCountryCode.path).value
        phone(applicant, RootField.basicsPhone.path, 0, .phone, region) { kind, text, path, element in
            give(kind, text, path, element)
            give(.referencePerson, text, path, element)
        }
        for element in 0..<applicant.count(of: .phones) {
            phone(applicant, PhoneField.value.path, element, .phone, region, give)
        }
        for element in 0..<applicant.count(of: .references) {
            phone(applicant, ReferenceField.phone.path, element, .reference, region, give)
            if isFormerManager(applicant, element) { continue }
            phone(applicant, ReferenceField.phone.path, element, .referencePerson, region, give)
            let path = ReferenceField.email.path
            if let address = applicant.string(path, at: element).value.flatMap({ EmailAddress($0) }),
                !EmptyWords.contains(address.localPart)
            {
                give(.reference, "mail:" + address.canonical, path, element)
                give(.referencePerson, "mail:" + address.canonical, path, element)
            }
        }
    }

    /// Whether a reference writes from the domain of an employer that stands in the work history too: a former manager
    /// answers for several people, and sharing the address links none of them.
    private func isFormerManager(_ applicant: Applicant, _ element: Int) -> Bool {
        func read(_ field: ReferenceField) -> String? { applicant.string(field.path, at: element).value }
        guard let address = read(.email).flatMap({ EmailAddress($0) }), let employer = read(.employer),
            let domain = read(.employerDomain).flatMap({ BonafideIdentity.DomainName($0) }),
            domain.canonical == address.domain
        else { return false }
        let name = KeyText.lettersAndDigits(employer)
        guard !name.isEmpty else { return false }
        return (0..<applicant.count(of: .work)).contains { job in
            applicant.string(WorkField.name.path, at: job).value.map { KeyText.lettersAndDigits($0) == name } ?? false
        }
    }

    /// Gives the keys of one address and returns its canonical form.
    private func email(_ applicant: Applicant, _ path: FieldPath, _ element: Int, _ give: Give) -> String? {
        guard let text = applicant.string(path, at: element).value, let address = EmailAddress(text),
            !EmptyWords.contains(address.localPart)
        else { return nil }
        var canonical = address.canonical
        give(.email, address.localPart + "@" + address.domain, path, element)
        give(.emailCanonical, canonical, path, element)
        // Letters alone: `dev.smith88` and `devsmith03` are one family.
        let stem = canonical.withUTF8 { bytes -> String? in
            var letters: [UInt8] = []
            letters.reserveCapacity(bytes.count)
            var digits = 0
            for byte in bytes.prefix(while: { $0 != 0x40 }) {
                if (0x61...0x7a).contains(byte) || byte >= 0x80 { letters.append(byte) }
                if (0x30...0x39).contains(byte) { digits += 1 }
            }
            return letters.count >= 8 && digits >= 1 ? String(decoding: letters, as: UTF8.self) : nil
        }
        if let stem { give(.emailStem, stem, path, element) }
        return canonical
    }

    private func phone(
        _ applicant: Applicant, _ path: FieldPath, _ element: Int, _ kind: LinkKind, _ region: CountryCode?,
        _ give: Give
    ) {
        guard let text = applicant.string(path, at: element).value,
            let number = PhoneNumber(text, region: region), !EmptyWords.contains(number.international)
        else { return }
        give(kind, "tel:" + number.international, path, element)
        if kind == .phone {
            for block in PhoneBlock.keys(of: number.international) { give(.phoneBlock, block, path, element) }
        }
    }

    // MARK: - Devices, connections, places

    private func devices(_ applicant: Applicant, _ give: Give) {
        for element in 0..<applicant.count(of: .sessions) {
            let path = SessionField.deviceId.path
            if let id = applicant.string(path, at: element).value, !EmptyWords.contains(id) {
                give(.device, "id:" + id, path, element)
            }
            if let address = applicant.ipAddress(SessionField.ip.path, at: element).value, let text = network(address) {
                give(.sessionAddress, text, SessionField.ip.path, element)
            }
        }
        for element in 0..<applicant.count(of: .equipment) {
            for (field, name) in [(EquipmentField.serial, "serial:"), (.mac, "mac:")] {
                guard let id = applicant.string(field.path, at: element).value, !EmptyWords.contains(id) else {
                    continue
                }
                give(.device, name + String(decoding: KeyText.lettersAndDigits(id), as: UTF8.self), field.path, element)
            }
        }
    }

    /// The network of one subscriber: the address itself, the first 64 bits of a version 6 one; nothing where lists
    /// say that strangers come from it.
    func network(_ written: IPAddress) -> String? {
        let address = written.unwrapped
        let crowded: AddressFlags = [
            .anonymous, .softPlace, .privateRelay, .sharedAddressSpace, .privateUse, .reserved,
        ]
        for table in addresses where !table.table.attributes(of: address).flags.isDisjoint(with: crowded) { return nil }
        return address.isVersion4 ? "4:" + String(address.version4) : "6:" + String(address.high)
    }

    private func places(_ applicant: Applicant, _ give: Give) {
        if let home = Self.home(applicant) { give(.homeAddress, home, RootField.basicsLocationAddress.path, 0) }
        for element in 0..<applicant.count(of: .equipment) {
            if applicant.flag(EquipmentField.officeDelivery.path, at: element).value == true { continue }
            func text(_ field: EquipmentField) -> String? { applicant.string(field.path, at: element).value }
            guard let street = text(.shipTo),
                let address = AddressText.canonical(
                    street: street, postalCode: text(.shipToPostalCode), city: text(.shipToCity),
                    country: text(.shipToCountry))
            else { continue }
            give(.shipTo, address, EquipmentField.shipTo.path, element)
        }
        for element in 0..<applicant.count(of: .shipToHistory) {
            func text(_ field: ShippingChangeField) -> String? { applicant.string(field.path, at: element).value }
            guard let street = text(.address),
                let address = AddressText.canonical(
                    street: street, postalCode: text(.postalCode), city: text(.city), country: text(.country))
            else { continue }
            give(.shipTo, address, ShippingChangeField.address.path, element)
        }
    }

    /// The claimed home address, unless an address-confidentiality programme gives many people the same one.
    static func home(_ applicant: Applicant) -> String? {
        guard applicant.flag(RootField.claimsAddressConfidential.path).value != true,
            let street = applicant.string(RootField.basicsLocationAddress.path).value
        else { return nil }
        return AddressText.canonical(
            street: street, postalCode: applicant.string(RootField.basicsLocationPostalCode.path).value,
            city: applicant.string(RootField.basicsLocationCity.path).value,
            country: applicant.string(RootField.basicsLocationCountryCode.path).value)
    }

    // MARK: - Documents

    private func documents(_ applicant: Applicant, _ give: Give) {
        if let tax = digest(applicant, RootField.taxIdHash.path, 0) {
            give(.taxNumber, tax, RootField.taxIdHash.path, 0)
        }
        if let photo = digest(applicant, RootField.photoSha256.path, 0) {
            give(.headshot, photo, RootField.photoSha256.path, 0)
        }
        if let photo = digest(applicant, RootField.photoPhash.path, 0) {
            for key in PictureKeys.of(photo) { give(.headshot, key, RootField.photoPhash.path, 0) }
        }
        for element in 0..<applicant.count(of: .documents) {
            let number = DocumentField.number.path
            // photo, cv and similar papers carry no number of their own; the kind is left out, as exports differ in it
            if let text = applicant.string(number, at: element).value, !EmptyWords.contains(text),
                let identifier = CanonicalIdentifier(.passport, text)
            {
                let country = applicant.country(DocumentField.country.path, at: element).value?.description ?? ""
                give(.documentNumber, country + ":" + identifier.text, number, element)
            }
            if let hash = digest(applicant, DocumentField.numberHash.path, element) {
                give(.documentNumber, "hash:" + hash, DocumentField.numberHash.path, element)
            }
            if let file = digest(applicant, DocumentField.sha256.path, element) {
                give(.documentFile, file, DocumentField.sha256.path, element)
            }
            lineage(applicant, element, give)
        }
    }

    /// Revision ids of a word processor, or title and author together: a file saved on from another's.
    private func lineage(_ applicant: Applicant, _ element: Int, _ give: Give) {
        let revisions = applicant.strings(DocumentField.metaRsid.path, at: element).map { $0.lowercased() }
        if revisions.count >= 3 {
            give(
                .documentLineage, "rsid:" + Set(revisions).sorted().joined(separator: ","), DocumentField.metaRsid.path,
                element)
        }
        if let author = applicant.string(DocumentField.metaAuthor.path, at: element).value,
            let title = applicant.string(DocumentField.metaTitle.path, at: element).value,
            !EmptyWords.contains(author), !EmptyWords.contains(title)
        {
            let producer = applicant.string(DocumentField.metaProducer.path, at: element).value ?? ""
            give(
                .documentLineage, "meta:\(author)|\(title)|\(producer)".lowercased(), DocumentField.metaAuthor.path,
                element)
        }
    }

    /// A hexadecimal digest of at least 8 bytes that is not all one digit.
    private func digest(_ applicant: Applicant, _ path: FieldPath, _ element: Int) -> String? {
        guard let letters = applicant.read(path, at: element, { KeyText.lettersAndDigits($0.trimmed) }).value,
            letters.count >= 16
        else { return nil }
        var seen: (UInt8, UInt8, UInt8) = (letters[0], letters[0], letters[0])
        var distinct = 1
        for letter in letters where letter != seen.0 && letter != seen.1 && letter != seen.2 {
            seen = (letter, seen.0, seen.1)
            distinct += 1
            if distinct == 4 { break }
        }
        return distinct >= 4 ? String(decoding: letters, as: UTF8.self) : nil
    }

    // MARK: - History and texts

    private func history(_ applicant: Applicant, _ give: Give) {
        var jobs: [String] = []
        for element in 0..<applicant.count(of: .work) {
            guard let employer = applicant.string(WorkField.name.path, at: element).value,
                let start = applicant.partialDate(WorkField.startDate.path, at: element).value
            else { continue }
            let name = String(decoding: KeyText.lettersAndDigits(employer), as: UTF8.self)
            if !name.isEmpty { jobs.append("\(start.first.description.prefix(7)) \(name)") }
        }
        if jobs.count >= 3 { give(.workSequence, jobs.sorted().joined(separator: "|"), WorkField.name.path, 0) }
        for element in 0..<applicant.count(of: .commits) {
            let path = CommitField.authorEmail.path
            guard let text = applicant.string(path, at: element).value, let address = EmailAddress(text),
                !address.domain.hasSuffix("noreply.github.com"), !EmptyWords.contains(address.localPart)
            else { continue }
            give(.commitAuthor, address.canonical, path, element)
        }
        for element in 0..<applicant.count(of: .links) {
            if let page = digest(applicant, LinkField.htmlSimhash.path, element) {
                give(.portfolio, "page:" + page, LinkField.htmlSimhash.path, element)
            }
            if let url = applicant.string(LinkField.url.path, at: element).value, let text = profilePage(url) {
                give(.portfolio, text, LinkField.url.path, element)
            }
        }
    }

    /// Host and path of a page that is more than a site's front page.
    private func profilePage(_ url: String) -> String? {
        guard let domain = BonafideIdentity.DomainName(url) else { return nil }
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let path = rest[slash...].prefix { $0 != "?" && $0 != "#" }.lowercased()
        guard path.utf8.count > 3 else { return nil }
        return "url:" + domain.canonical + (path.hasSuffix("/") ? String(path.dropLast()) : path)
    }

    /// The account at least three payments were swept to.
    private func sink(_ applicant: Applicant, _ give: Give) {
        guard applicant.count(of: .payments) >= 6 else { return }
        let (incoming, outgoing) = SweepSink.movements(of: applicant)
        guard let sink = SweepSink.find(incoming, outgoing), sink.count >= 3 else { return }
        give(.sweepSink, sink.party, PaymentField.counterpartyKey.path, sink.element)
    }

    /// Top ratings for small jobs, by client and month: two overlapping months, so that none is cut at its border.
    private func ratings(_ applicant: Applicant, _ give: Give) {
        for element in 0..<applicant.count(of: .ratings) {
            guard let client = applicant.string(RatingField.clientId.path, at: element).value,
                let score = applicant.decimal(RatingField.score.path, at: element).value, score >= 4.8, score <= 5,
                let amount = applicant.integer(RatingField.amountMinor.path, at: element).value, amount <= 10_000,
                let day = applicant.day(RatingField.at.path, at: element).value?.number
                    ?? applicant.instant(RatingField.at.path, at: element).value?.day.number
            else { continue }
            for shift in [Int32(0), 15] {
                give(.clientRating, "\(client)|\(shift)|\((day + shift) / 30)", RatingField.clientId.path, element)
            }
        }
    }

    /// What an applicant says of all jobs, one after another.
    static func curriculum(of applicant: Applicant) -> String {
        var bullets = ""
        for element in 0..<applicant.count(of: .work) {
            if let summary = applicant.string(WorkField.summary.path, at: element).value { bullets += summary + " " }
            for bullet in applicant.strings(WorkField.highlights.path, at: element) { bullets += bullet + " " }
        }
        return bullets
    }

    private func texts(_ applicant: Applicant, _ give: Give) {
        let bullets = Self.curriculum(of: applicant)
        if let text = KeyText.prose(bullets, atLeast: 200) {
            give(.curriculumText, text, WorkField.summary.path, 0)
            for part in TextSketch.parts(of: bullets) { give(.textSketch, part, WorkField.summary.path, 0) }
        }
        for element in 0..<applicant.count(of: .bids) {
            let path = BidField.text.path
            guard let bid = applicant.string(path, at: element).value, let text = KeyText.prose(bid, atLeast: 120)
            else { continue }
            give(.proposalText, text, path, element)
        }
    }
}
