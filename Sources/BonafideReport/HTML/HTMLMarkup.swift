/// A piece of HTML whose literal parts are markup and whose interpolated parts are always text.
///
/// What is interpolated is escaped and its active characters are made visible, so that no value of an
/// input can become markup; only another piece of markup is taken over as it is.
struct HTMLMarkup: ExpressibleByStringInterpolation, Sendable {
    /// The markup's UTF-8 bytes.
    fileprivate(set) var bytes: [UInt8] = []

    /// Makes an empty piece.
    init() {}

    init(stringLiteral text: String) { bytes.append(text: text) }

    init(stringInterpolation parts: Parts) { bytes = parts.bytes }

    /// Collects literal and interpolated parts.
    struct Parts: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { bytes.append(text: literal) }
        mutating func appendInterpolation(_ text: String) { bytes.append(html: text) }
        mutating func appendInterpolation(_ number: Int) { bytes.append(decimal: Int64(number)) }
        mutating func appendInterpolation(_ markup: HTMLMarkup) { bytes.append(contentsOf: markup.bytes) }
    }

    /// Adds markup after this.
    static func += (markup: inout HTMLMarkup, more: HTMLMarkup) { markup.bytes.append(contentsOf: more.bytes) }
}

extension [HTMLMarkup] {
    /// The pieces one after another.
    func joined(_ separator: HTMLMarkup = HTMLMarkup()) -> HTMLMarkup {
        var whole = HTMLMarkup()
        for (index, piece) in enumerated() {
            if index > 0 { whole += separator }
            whole += piece
        }
        return whole
    }
}

extension [UInt8] {
    /// Appends text with the five characters of markup escaped and active characters made visible.
    mutating func append(html text: String) {
        for byte in VisibleText.of(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(raw: "&amp;")
            case UInt8(ascii: "<"): append(raw: "&lt;")
            case UInt8(ascii: ">"): append(raw: "&gt;")
            case UInt8(ascii: "\""): append(raw: "&quot;")
            case UInt8(ascii: "'"): append(raw: "&#39;")
            default: append(byte)
            }
        }
    }
}
