/// Countries by their names and codes, as exports write them.
///
/// Names are those of the Unicode CLDR in English, and further ones of the United Nations and of daily use.
enum CountryNames {
    /// Names beside the published ones: the United Nations', earlier and shorter ones, parts of a country that are
    /// given as one, and codes that stand for another.
    private static let further = """
        AE=UAE|Emirates
        BN=Brunei Darussalam
        BO=Bolivia (Plurinational State of)|Plurinational State of Bolivia|Bolivia, Plurinational State of
        CD=Democratic Republic of the Congo|Congo, Democratic Republic of the|DR Congo|DRC|Congo (Kinshasa)
        CG=Republic of the Congo|Congo, Republic of the|Congo|Congo (Brazzaville)
        CI=Cote d'Ivoire
        CN=People's Republic of China|PR China|Mainland China
        CW=Curacao
        CZ=Czech Rep.
        DE=Federal Republic of Germany
        FK=Falkland Islands (Malvinas)
        FM=Federated States of Micronesia|Micronesia, Federated States of|Micronesia (Federated States of)
        GB=Great Britain|United Kingdom of Great Britain and Northern Ireland|England|Scotland|Wales|Northern Ireland
        GR=EL
        HK=Hong Kong SAR|Hong Kong, China
        IE=Republic of Ireland|Ireland, Republic of|Eire
        IR=Islamic Republic of Iran|Iran, Islamic Republic of|Iran (Islamic Republic of)
        KN=Saint Kitts and Nevis
        KP=Democratic People's Republic of Korea|Korea, Democratic People's Republic of|Korea, North|DPRK|DPR Korea
        KR=Republic of Korea|Korea, Republic of|Korea, South
        LA=Lao People's Democratic Republic|Lao PDR
        LC=Saint Lucia
        MD=Republic of Moldova|Moldova, Republic of
        MK=Macedonia|Republic of North Macedonia
        MM=Burma
        MO=Macau|Macao SAR|Macau SAR
        NL=Holland|The Netherlands
        PS=State of Palestine|Palestine, State of|Palestinian Territory
        RE=Reunion
        RU=Russian Federation
        ST=Sao Tome and Principe
        SY=Syrian Arab Republic
        TR=Türkiye|Turkiye
        TW=Taiwan, Province of China|Taiwan (Province of China)|Republic of China
        TZ=United Republic of Tanzania|Tanzania, United Republic of
        US=United States of America|U.S.A.|U.S.
        VA=Holy See|Vatican
        VC=Saint Vincent and the Grenadines
        VE=Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of|Venezuela (Bolivarian Republic of)
        VN=Viet Nam
        """

    /// One folded name with its code.
    private struct Entry {
        var hash: UInt64
        var start: Int
        var length: Int
        var code: UInt16
    }

    private static let table: (entries: [Entry], text: [UInt8]) = {
        var entries: [Entry] = []
        var text: [UInt8] = []
        for line in (published + "\n" + further).split(separator: "\n") {
            guard let code = CountryCode(String(line.prefix(2))) else { continue }
            for name in line.dropFirst(3).split(separator: "|") {
                for form in forms(String(name)) {
                    entries.append(Entry(hash: hash(form), start: text.count, length: form.count, code: code.packed))
                    text += form
                }
            }
        }
        return (entries.sorted { ($0.hash, $0.start) < ($1.hash, $1.start) }, text)
    }()

    private static let assigned: [Bool] = {
        var assigned = [Bool](repeating: false, count: 676)
        for line in published.split(separator: "\n") {
            if let code = CountryCode(String(line.prefix(2))) { assigned[code.ordinal] = true }
        }
        return assigned
    }()

    /// Whether a code is assigned in ISO 3166-1, or is the one in use for Kosovo.
    static func isAssigned(_ code: CountryCode) -> Bool { assigned[code.ordinal] }

    /// The code of a name or three-letter code.
    static func code(of name: UnsafeBufferPointer<UInt8>) -> CountryCode? {
        guard !name.isEmpty, name.count <= 80 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 96) { room in
            let folded = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<fold(name, into: room)])
            let wanted = hash(folded)
            var low = 0
            var high = table.entries.count
            while low < high {
                let middle = (low + high) / 2
                if table.entries[middle].hash < wanted { low = middle + 1 } else { high = middle }
            }
            while low < table.entries.count, table.entries[low].hash == wanted {
                let entry = table.entries[low]
                if table.text[entry.start..<entry.start + entry.length].elementsEqual(folded) {
                    return CountryCode(packed: entry.code)
                }
                low += 1
            }
            return nil
        }
    }

    /// The folded forms of a published name: as it is, with its signs written out, and with what stands in brackets
    /// taken as a name of its own.
    private static func forms(_ name: String) -> [[UInt8]] {
        var spelled = [name]
        if name.contains("&") { spelled.append(String(name.map { $0 == "&" ? "and" : String($0) }.joined())) }
        if name.hasPrefix("St. ") { spelled += spelled.map { "Saint " + $0.dropFirst(4) } }
        if let open = name.firstIndex(of: "("), name.hasSuffix(")"), !name.hasPrefix("Congo"), !name.hasPrefix("Cocos")
        {
            spelled.append(String(name[..<open]))
        }
        return spelled.flatMap { form -> [[UInt8]] in
            [form, String(form.map { plain[$0] ?? $0 })].map { text in
                var text = text
                return text.withUTF8 { bytes in
                    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { room in
                        bytes.count <= 96 ? Array(room[..<fold(bytes, into: room)]) : []
                    }
                }
            }
        }.filter { !$0.isEmpty }
    }

    /// Letters of the published names without their marks.
    private static let plain: [Character: Character] = [
        "Å": "A", "é": "e", "ô": "o", "ç": "c", "ã": "a", "í": "i", "ü": "u",
    ]

    /// Writes the letters and digits in small form, a leading "the" left out; gives their count.
    private static func fold(_ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < text.count, count < room.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0x41...0x5a: room[count] = byte | 0x20
            case 0x61...0x7a, 0x30...0x39: room[count] = byte
            // General punctuation, such as the typographic apostrophe, is left out like the plain one.
            case 0xe2 where index + 1 < text.count && text[index] == 0x80:
                index += 2
                continue
            case 0x80...:
                // Capital letters of Latin-1 lie 32 below their small ones.
                let isCapital = count > 0 && room[count - 1] == 0xc3 && (0x80...0x9e).contains(byte) && byte != 0x97
                room[count] = isCapital ? byte + 0x20 : byte
            default: continue
            }
            count += 1
        }
        guard count > 3, room[0] == 0x74, room[1] == 0x68, room[2] == 0x65 else { return count }
        let isWord = text.count > 3 && text[3] == 0x20
        guard isWord else { return count }
        for place in 3..<count { room[place - 3] = room[place] }
        return count - 3
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

extension CountryCode {
    /// Whether the code is assigned in ISO 3166-1, or is the one in use for Kosovo.
    public var isAssigned: Bool { CountryNames.isAssigned(self) }

    /// Reads a country as exports write it: an assigned code of two or three letters, or an English name.
    ///
    /// `UK` and `EL`, which some systems write for the United Kingdom and Greece, are read as such. What is neither a
    /// code nor a known name gives nothing.
    public static func reading(_ text: UnsafeBufferPointer<UInt8>) -> CountryCode? {
        if let code = read(text), code.isAssigned { return code }
        return CountryNames.code(of: text)
    }

    /// Reads a country as exports write it from a text.
    public static func reading(_ text: String) -> CountryCode? {
        var text = text
        return text.withUTF8 { reading($0.trimmed) }
    }
}
