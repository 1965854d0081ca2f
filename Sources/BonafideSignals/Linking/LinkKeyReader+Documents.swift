internal import BonafideCore
internal import BonafideIdentity

extension LinkKeyReader {
    /// Gives numbers and digests of papers and pictures.
    func documents(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        digest(applicant, RootField.taxIdHash.path, 0, .taxNumber, "", &taker)
        digest(applicant, RootField.photoSha256.path, 0, .headshot, "", &taker)
        picture(applicant, &taker)
        let number = DocumentField.number.path
        let numbered = applicant.isGivenAnywhere(number)
        let lined =
            applicant.isGivenAnywhere(DocumentField.metaRsid.path)
            || applicant.isGivenAnywhere(DocumentField.metaAuthor.path)
        for element in 0..<applicant.count(of: .documents) {
            // photo, cv and similar papers carry no number of their own; the kind is left out, as exports differ in it
            if numbered, let text = applicant.string(number, at: element).value, !EmptyWords.contains(text),
                let identifier = CanonicalIdentifier(.passport, text)
            {
                let country = applicant.country(DocumentField.country.path, at: element).value?.description ?? ""
                taker.take(.documentNumber, country + ":" + identifier.text, number, element)
            }
            digest(applicant, DocumentField.numberHash.path, element, .documentNumber, "hash:", &taker)
            digest(applicant, DocumentField.sha256.path, element, .documentFile, "", &taker)
            if lined { lineage(applicant, element, &taker) }
        }
    }

    /// Revision ids of a word processor, or title and author together: a file saved on from another's.
    private func lineage(_ applicant: Applicant, _ element: Int, _ taker: inout some LinkKeyTaker) {
        let revisions = applicant.strings(DocumentField.metaRsid.path, at: element).map { $0.lowercased() }
        if revisions.count >= 3 {
            taker.take(
                .documentLineage, "rsid:" + Set(revisions).sorted().joined(separator: ","), DocumentField.metaRsid.path,
                element)
        }
        if let author = applicant.string(DocumentField.metaAuthor.path, at: element).value,
            let title = applicant.string(DocumentField.metaTitle.path, at: element).value,
            !EmptyWords.contains(author), !EmptyWords.contains(title)
        {
            let producer = applicant.string(DocumentField.metaProducer.path, at: element).value ?? ""
            taker.take(
                .documentLineage, "meta:\(author)|\(title)|\(producer)".lowercased(), DocumentField.metaAuthor.path,
                element)
        }
    }

    /// Gives a hexadecimal digest of at least 8 bytes that is not all one digit.
    func digest(
        _ applicant: Applicant, _ path: FieldPath, _ element: Int, _ kind: LinkKind, _ lead: StaticString,
        _ taker: inout some LinkKeyTaker
    ) {
        _ = applicant.read(path, at: element) { text -> Void? in
            Self.withDigest(text.trimmed) { letters in
                if lead.utf8CodeUnitCount == 0 {
                    taker.take(kind, letters, path, element)
                } else {
                    taker.take(kind, lead, letters, path, element)
                }
            }
            return ()
        }
    }

    private func picture(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        let path = RootField.photoPhash.path
        _ = applicant.read(path) { text -> Void? in
            Self.withDigest(text.trimmed) { letters in
                switch PictureKeys.read(letters) {
                case .hash(let hash):
                    if taker.takesPictures { return taker.take(picture: hash) }
                    for key in PictureKeys.of(hash) { taker.take(.headshot, key, path, 0) }
                case .plain: return
                case .other: taker.take(.headshot, letters, path, 0)
                }
            }
            return ()
        }
    }

    /// Calls a function with the letters and digits of a text that may be a digest.
    private static func withDigest(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard text.count >= 16 else { return }
        // Most are written just so.
        if KeyText.isLettersAndDigits(text) {
            if isVaried(text) { body(text) }
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
            let count = KeyText.lettersAndDigits(text, into: room)
            let letters = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count])
            if count >= 16, isVaried(letters) { body(letters) }
        }
    }

    /// Whether some letters hold at least four that differ from each other.
    private static func isVaried(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        var seen: (UInt8, UInt8, UInt8) = (letters[0], letters[0], letters[0])
        var distinct = 1
        for letter in letters where letter != seen.0 && letter != seen.1 && letter != seen.2 {
            seen = (letter, seen.0, seen.1)
            distinct += 1
            if distinct == 4 { return true }
        }
        return false
    }
}
