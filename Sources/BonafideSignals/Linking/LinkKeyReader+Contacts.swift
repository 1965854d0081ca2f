internal import BonafideCore
internal import BonafideIdentity

extension LinkKeyReader {
    /// Gives mail addresses.
    func mails(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        email(applicant, RootField.basicsEmail.path, 0, isPerson: true, &taker)
        for element in 0..<applicant.count(of: .emails) {
            email(applicant, EmailField.value.path, element, isPerson: false, &taker)
        }
    }

    /// Gives phones.
    func phones(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        phone(applicant, RootField.basicsPhone.path, 0, [.phone, .referencePerson], &taker)
        for element in 0..<applicant.count(of: .phones) {
            phone(applicant, PhoneField.value.path, element, [.phone], &taker)
        }
    }

    /// Gives the references somebody names.
    func references(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        for element in 0..<applicant.count(of: .references) {
            phone(applicant, ReferenceField.phone.path, element, [.reference], &taker)
            if isFormerManager(applicant, element) { continue }
            phone(applicant, ReferenceField.phone.path, element, [.referencePerson], &taker)
            let path = ReferenceField.email.path
            if let address = applicant.string(path, at: element).value.flatMap({ EmailAddress($0) }),
                !EmptyWords.contains(address.localPart)
            {
                taker.take(.reference, "mail:" + address.canonical, path, element)
                taker.take(.referencePerson, "mail:" + address.canonical, path, element)
            }
        }
    }

    /// Whether a reference writes from the domain of an employer that stands in the work history too: a former manager
    /// answers for several people, and sharing the address links none of them.
    private func isFormerManager(_ applicant: Applicant, _ element: Int) -> Bool {
        guard
            let address = applicant.string(ReferenceField.email.path, at: element).value.flatMap({ EmailAddress($0) }),
            let employer = applicant.string(ReferenceField.employer.path, at: element).value,
            let domain = applicant.string(ReferenceField.employerDomain.path, at: element).value
                .flatMap({ BonafideIdentity.DomainName($0) }),
            domain.canonical == address.domain
        else { return false }
        let name = KeyText.lettersAndDigits(employer)
        guard !name.isEmpty else { return false }
        for job in 0..<applicant.count(of: .work) {
            guard let text = applicant.string(WorkField.name.path, at: job).value else { continue }
            if KeyText.lettersAndDigits(text) == name { return true }
        }
        return false
    }

    /// Gives the keys of one address; a person's own is met where somebody names them as a reference.
    private func email(
        _ applicant: Applicant, _ path: FieldPath, _ element: Int, isPerson: Bool,
        _ taker: inout some LinkKeyTaker
    ) {
        _ = applicant.read(path, at: element) { text -> Void? in
            let text = text.trimmed
            guard !text.isEmpty else { return nil }
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 704) { room in
                let first = UnsafeMutableBufferPointer(rebasing: room[..<320])
                let second = UnsafeMutableBufferPointer(rebasing: room[320...])
                guard let plain = PlainEmail.write(text, to: first) else {
                    return general(text, path, element, isPerson, &taker)
                }
                guard plain.isAddress else { return }
                let whole = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(first)[..<plain.count])
                let count = plain.writeCanonical(whole, to: second)
                let canonical = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(second)[..<count])
                give(whole, local: plain.local, canonical, path, element, isPerson, &taker)
            }
            return ()
        }
    }

    private func general(
        _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int, _ isPerson: Bool,
        _ taker: inout some LinkKeyTaker
    ) {
        guard let address = EmailAddress(String(decoding: text, as: UTF8.self)) else { return }
        var whole = address.localPart + "@" + address.domain
        var canonical = address.canonical
        whole.withUTF8 { whole in
            canonical.withUTF8 { canonical in
                give(whole, local: address.localPart.utf8.count, canonical, path, element, isPerson, &taker)
            }
        }
    }

    private func give(
        _ whole: UnsafeBufferPointer<UInt8>, local: Int, _ canonical: UnsafeBufferPointer<UInt8>, _ path: FieldPath,
        _ element: Int, _ isPerson: Bool, _ taker: inout some LinkKeyTaker
    ) {
        guard !EmptyWords.contains(UnsafeBufferPointer(rebasing: whole[..<local])) else { return }
        taker.take(mail: whole, canonical: canonical, path, element)
        // Letters alone: `dev.smith88` and `devsmith03` are one family.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: canonical.count) { letters in
            var count = 0
            var hasDigits = false
            for byte in canonical {
                if byte == 0x40 { break }
                letters[count] = byte
                count += byte &- 0x61 < 26 || byte >= 0x80 ? 1 : 0
                hasDigits = hasDigits || byte &- 0x30 < 10
            }
            guard count >= 8, hasDigits else { return }
            taker.take(.emailStem, UnsafeBufferPointer(rebasing: letters[..<count]), path, element)
        }
        if isPerson { taker.take(.referencePerson, "mail:", canonical, path, element) }
    }

    /// Gives one number as keys of some kinds.
    private func phone(
        _ applicant: Applicant, _ path: FieldPath, _ element: Int, _ kinds: [LinkKind],
        _ taker: inout some LinkKeyTaker
    ) {
        guard applicant.isGiven(path, at: element) else { return }
        let plain = applicant.read(path, at: element) { text -> Void? in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room -> Void? in
                guard let count = PlainPhone.write(text.trimmed, to: room) else { return nil }
                let number = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
                if !EmptyWords.contains(number) { give(number, kinds, path, element, &taker) }
                return ()
            }
        }
        if case .value = plain { return }
        let region = applicant.country(RootField.basicsLocationCountryCode.path).value
        guard let text = applicant.string(path, at: element).value,
            let number = PhoneNumber(text, region: region), !EmptyWords.contains(number.international)
        else { return }
        var international = number.international
        international.withUTF8 { give($0, kinds, path, element, &taker) }
    }

    private func give(
        _ number: UnsafeBufferPointer<UInt8>, _ kinds: [LinkKind], _ path: FieldPath, _ element: Int,
        _ taker: inout some LinkKeyTaker
    ) {
        for kind in kinds { taker.take(kind, "tel:", number, path, element) }
        guard kinds.contains(.phone) else { return }
        PhoneBlock.forEachKey(of: number) { taker.take(.phoneBlock, $0, path, element) }
    }
}
