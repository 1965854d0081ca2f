internal import BonafideCore
internal import BonafideIdentity

extension LinkKeyReader {
    /// Gives jobs, commits and pages.
    func history(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        var jobs: [String] = []
        for element in 0..<applicant.count(of: .work) {
            guard let employer = applicant.string(WorkField.name.path, at: element).value,
                let start = applicant.partialDate(WorkField.startDate.path, at: element).value
            else { continue }
            let name = String(decoding: KeyText.lettersAndDigits(employer), as: UTF8.self)
            if !name.isEmpty { jobs.append("\(start.first.description.prefix(7)) \(name)") }
        }
        if jobs.count >= 3 { taker.take(.workSequence, jobs.sorted().joined(separator: "|"), WorkField.name.path, 0) }
        for element in 0..<applicant.count(of: .commits) {
            let path = CommitField.authorEmail.path
            guard let text = applicant.string(path, at: element).value, let address = EmailAddress(text),
                !address.domain.hasSuffix("noreply.github.com"), !EmptyWords.contains(address.localPart)
            else { continue }
            taker.take(.commitAuthor, address.canonical, path, element)
        }
        for element in 0..<applicant.count(of: .links) {
            digest(applicant, LinkField.htmlSimhash.path, element, .portfolio, "page:", &taker)
            if let url = applicant.string(LinkField.url.path, at: element).value, let text = profilePage(url) {
                taker.take(.portfolio, text, LinkField.url.path, element)
            }
        }
    }

    /// Host and path of a page that is more than a site's front page.
    private func profilePage(_ url: String) -> String? {
        guard let domain = BonafideIdentity.DomainName(url) else { return nil }
        let rest = Self.behindScheme(url)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let path = rest[slash...].prefix { $0 != "?" && $0 != "#" }.lowercased()
        guard path.utf8.count > 3 else { return nil }
        return "url:" + domain.canonical + (path.hasSuffix("/") ? String(path.dropLast()) : path)
    }

    /// What follows the first `://`, or the whole where there is none.
    private static func behindScheme(_ url: String) -> Substring {
        let letters = url.utf8
        var place = letters.startIndex
        while let colon = letters[place...].firstIndex(of: 0x3a) {
            if letters[colon...].starts(with: "://".utf8) { return url[letters.index(colon, offsetBy: 3)...] }
            place = letters.index(after: colon)
        }
        return url[...]
    }

    /// The account at least three payments were swept to.
    func sink(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        guard applicant.count(of: .payments) >= 6 else { return }
        let (incoming, outgoing) = SweepSink.movements(of: applicant)
        guard let sink = SweepSink.find(incoming, outgoing), sink.count >= 3 else { return }
        taker.take(.sweepSink, sink.party, PaymentField.counterpartyKey.path, sink.element)
    }

    /// Top ratings for small jobs, by client and month: two overlapping months, so that none is cut at its border.
    func ratings(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        for element in 0..<applicant.count(of: .ratings) {
            guard let client = applicant.string(RatingField.clientId.path, at: element).value,
                let score = applicant.decimal(RatingField.score.path, at: element).value, score >= 4.8, score <= 5,
                let amount = applicant.integer(RatingField.amountMinor.path, at: element).value, amount <= 10_000,
                let day = applicant.day(RatingField.at.path, at: element).value?.number
                    ?? applicant.instant(RatingField.at.path, at: element).value?.day.number
            else { continue }
            for shift in [Int32(0), 15] {
                taker.take(
                    .clientRating, "\(client)|\(shift)|\((day + shift) / 30)", RatingField.clientId.path, element)
            }
        }
    }

    /// Gives free texts of length.
    func texts(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        let bullets = Self.curriculum(of: applicant)
        if let text = KeyText.prose(bullets, atLeast: 200) {
            taker.take(.curriculumText, text, WorkField.summary.path, 0)
            for part in TextSketch.parts(of: bullets) { taker.take(.textSketch, part, WorkField.summary.path, 0) }
        }
        proposals(applicant, &taker)
    }

    /// Of so many proposals of an applicant near-duplicates are looked for: the longest.
    private static let mostCompared = 4

    private func proposals(_ applicant: Applicant, _ taker: inout some LinkKeyTaker) {
        let path = BidField.text.path
        var long: [(text: String, element: Int)] = []
        for element in 0..<applicant.count(of: .bids) {
            guard let bid = applicant.string(path, at: element).value, let text = KeyText.prose(bid, atLeast: 120)
            else { continue }
            taker.take(.proposalText, text, path, element)
            long.append((bid, element))
        }
        // The order of an export's rows must not matter.
        if long.count > Self.mostCompared {
            long.sort { ($1.text.utf8.count, $0.text) < ($0.text.utf8.count, $1.text) }
        }
        for (text, element) in long.prefix(Self.mostCompared) {
            for band in TextSketch.bands(of: text) { taker.take(.proposalText, band, path, element) }
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
}
