internal import BonafideCore

/// Draws the day of an applicant's acts on a 24-hour dial, and how probable each offset is, each with a table.
struct HTMLActivity {
    private let picture: ActivityPicture
    private let number: Int
    private static let centre = 120

    /// Takes a picture and the sheet's place in the page; nothing where no claim was compared.
    init?(_ picture: ActivityPicture?, number: Int) {
        guard let picture, !picture.claimedMinutes.isEmpty, picture.halfHours.contains(where: { $0 > 0 }) else {
            return nil
        }
        self.picture = picture
        self.number = number
    }

    /// The claimed standard offset nearest to the one that fits best, minutes east of UTC.
    private var claimed: Int {
        picture.claimedMinutes.min {
            (Self.distance($0, picture.inferredMinutes), $0) < (Self.distance($1, picture.inferredMinutes), $1)
        } ?? 0
    }

    private static func distance(_ a: Int, _ b: Int) -> Int {
        let apart = abs(a - b) % 1440
        return min(apart, 1440 - apart)
    }

    /// Distinct active half hours by half hour of the claimed day, standard time.
    private var claimedDay: [Int] {
        (0..<48).map { slot in picture.halfHours[((slot - claimed / 30) % 48 + 48) % 48] }
    }

    /// The section with both drawings.
    var markup: HTMLMarkup {
        """
        <section aria-labelledby="activity-\(number)">
        <h3 id="activity-\(number)">Rhythm of activity</h3>
        <p class="soft small">Standard time throughout. People work at night, travel and serve other continents; a rhythm is a question, never an answer.</p>
        <div class="split">\(dial)\(dayTable)</div>
        <div class="split">\(plot)\(offsetTable)</div>
        </section>

        """
    }

    // MARK: - The day

    private var dial: HTMLMarkup {
        let day = claimedDay
        let most = max(1, day.max() ?? 1)
        let bars: [HTMLMarkup] = day.enumerated().filter { $0.element > 0 }.map { slot, count in
            let length = max(1, count * 36 / most)
            return """
                <rect class="bar-prior" x="\(Self.centre - 2)" y="\(Self.centre - 62 - length)" width="4" height="\(length)" \
                transform="rotate(\(tenths(slot * 75 + 37)) \(Self.centre) \(Self.centre))"/>
                """
        }
        let turn = (claimed - picture.inferredMinutes) / 30
        let marks: [HTMLMarkup] = [(0, 12, 120, 14), (6, 3, 232, 124), (12, 6, 120, 236), (18, 9, 8, 124)].map {
            "<text class=\"label\" x=\"\($0.2)\" y=\"\($0.3)\" text-anchor=\"middle\">\($0.0)</text>"
        }
        let title =
            "Activity by hour of the claimed clock \(Self.offset(claimed)); the clock that fits best is "
            + "\(Self.offset(picture.inferredMinutes)); the table beside it holds the numbers."
        return """
            <figure><svg class="chart dial" viewBox="0 0 240 240" role="img" aria-labelledby="dial-\(number)">
            <title id="dial-\(number)">\(title)</title>\
            <circle class="dial-ring" cx="120" cy="120" r="60"/>\(bars.joined())\
            \(night("dial-claimed", radius: 55, turn: 0))\(night("dial-inferred", radius: 46, turn: turn))\(marks.joined())\
            <text class="label" x="120" y="110" text-anchor="middle">claimed</text>\
            <text x="120" y="124" text-anchor="middle">\(Self.offset(claimed))</text>\
            <text class="label" x="120" y="142" text-anchor="middle">fits \(Self.offset(picture.inferredMinutes))</text></svg>
            <figcaption class="small soft">Bars: active half hours by the claimed clock. Outer arc: midnight to six as claimed. \
            Inner arc: midnight to six of the clock that fits.</figcaption></figure>
            """
    }

    /// Midnight to six of a clock as an arc on the claimed day.
    private func night(_ name: String, radius: Int, turn: Int) -> HTMLMarkup {
        """
        <circle class="\(name)" cx="120" cy="120" r="\(radius)" pathLength="48" \
        transform="rotate(\(tenths(turn * 75 - 900)) 120 120)"/>
        """
    }

    private var dayTable: HTMLMarkup {
        let day = claimedDay
        let total = max(1, day.reduce(0, +))
        let rows: [HTMLMarkup] = (0..<8).map { part in
            let count = day[part * 6..<part * 6 + 6].reduce(0, +)
            let start = part * 180
            let theirs = ((start + picture.inferredMinutes - claimed) % 1440 + 1440) % 1440
            return """
                <tr><th scope="row">\(Self.clock(start)) to \(Self.clock((start + 180) % 1440))</th>\
                <td>\(Self.clock(theirs)) to \(Self.clock((theirs + 180) % 1440))</td>\
                <td class="number">\(count)</td><td class="number">\(Wording.percent(permille: count * 1000 / total))</td></tr>

                """
        }
        return """
            <table class="steps"><caption>Active half hours by time of day</caption>
            <thead><tr><th scope="col">Claimed clock</th><th scope="col">Clock that fits</th>\
            <th scope="col" class="number">Half hours</th><th scope="col" class="number">Share</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody></table>
            """
    }

    // MARK: - The offsets

    private var plot: HTMLMarkup {
        let most = max(1, picture.shares.max() ?? 1)
        let bars: [HTMLMarkup] = picture.shares.enumerated().filter { $0.element > 0 }.map { cell, share in
            let height = max(1, share * 80 / most)
            let isBest = (cell - 22) * 30 == picture.inferredMinutes
            return """
                <rect class="\(isBest ? "bar-score" : "bar-prior")" x="\(10 + cell * 10)" y="\(100 - height)" width="8" height="\(height)"/>
                """
        }
        let claims: [HTMLMarkup] = picture.claimedMinutes.compactMap { minutes in
            let cell = ((minutes / 30 + 22) % 48 + 48) % 48
            return "<path class=\"plot-claim\" d=\"M\(14 + cell * 10) 106l-5 9h10z\"/>"
        }
        let labels: [HTMLMarkup] = [-9, -6, -3, 0, 3, 6, 9, 12].map { hours in
            let sign = hours < 0 ? "\u{2212}" : hours > 0 ? "+" : "\u{b1}"
            return
                "<text class=\"label\" x=\"\(14 + (hours * 2 + 22) * 10)\" y=\"132\" text-anchor=\"middle\">\(sign)\(abs(hours))</text>"
        }
        return """
            <figure><svg class="chart" viewBox="0 0 500 138" role="img" aria-labelledby="offsets-\(number)">
            <title id="offsets-\(number)">How probable each offset from UTC is, by the rhythm alone; the table beside it holds the numbers.</title>\
            <line class="zero" x1="8" x2="492" y1="101" y2="101"/>\(bars.joined())\(claims.joined())\(labels.joined())</svg>
            <figcaption class="small soft">Probability of each offset from UTC, where people live left aside. \
            Triangles: claimed. Dark bar: fits best.</figcaption></figure>
            """
    }

    private var offsetTable: HTMLMarkup {
        let ranked = picture.shares.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        let rows: [HTMLMarkup] = ranked.prefix(5).filter { $0.element > 0 }.map { cell, share in
            let minutes = (cell - 22) * 30
            let isClaimed = picture.claimedMinutes.contains { Self.distance($0, minutes) == 0 }
            return """
                <tr><th scope="row">\(Self.offset(minutes))</th><td>\(isClaimed ? "claimed" : "")</td>\
                <td class="number">\(Wording.percent(permille: share))</td></tr>

                """
        }
        let near = picture.shares.enumerated().filter { cell, _ in
            picture.claimedMinutes.contains { Self.distance($0, (cell - 22) * 30) <= 120 }
        }.map(\.element).reduce(0, +)
        return """
            <table class="steps"><caption>The most probable offsets</caption>
            <thead><tr><th scope="col">Offset</th><th scope="col">Claim</th><th scope="col" class="number">Probability</th></tr></thead>
            <tbody>
            \(rows.joined())<tr><th scope="row">Within two hours of the claim</th><td></td>\
            <td class="number">\(Wording.percent(permille: min(1000, near)))</td></tr></tbody></table>
            """
    }

    // MARK: - Words

    /// `UTC−5:30`.
    private static func offset(_ minutes: Int) -> String {
        let wrapped = minutes > 840 ? minutes - 1440 : minutes < -720 ? minutes + 1440 : minutes
        let rest = abs(wrapped) % 60
        return "UTC\(wrapped < 0 ? "\u{2212}" : "+")\(abs(wrapped) / 60)"
            + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
    }

    /// `09:30`.
    private static func clock(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A number of tenths with its point.
    private func tenths(_ value: Int) -> String {
        "\(value < 0 ? "-" : "")\(abs(value) / 10).\(abs(value) % 10)"
    }
}
