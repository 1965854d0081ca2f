internal import Crypto
internal import SwiftASN1
internal import X509

/// One signature of a PDF file: what it covers and whether it holds.
package struct PDFSignature: Sendable {
    /// What checking the signature gave.
    package enum Verdict: Sendable, Equatable {
        /// Digest and signature value hold for the covered bytes.
        case intact
        /// The covered bytes are not the ones that were signed.
        case digestDiffers
        /// The signature value does not hold under the signer's certificate.
        case signatureDiffers
        /// The covered ranges leave out more than the signature itself.
        case rangesDeceive
        /// An algorithm or structure this reader does not know; nothing is said.
        case unchecked(String)
    }

    /// `/ByteRange` as written.
    package let ranges: [Int]
    /// Offset behind the last covered byte.
    package let end: Int
    /// What checking gave.
    package let verdict: Verdict
    /// Changes the certification allows: 1 none, 2 forms, 3 forms and annotations; nothing for an approval.
    package let permission: Int?
    /// Number of the signature object.
    package let number: Int
}

extension PDFFile {
    /// The signatures of the newest state in the order of what they cover.
    package func signatures() -> [PDFSignature] {
        guard let revision = latest, bytes.find("/ByteRange") != nil else { return [] }
        var found: [PDFSignature] = []
        for number in revision.index.keys.sorted().prefix(20_000) {
            guard budget.step(), let object = object(number, in: revision),
                let dictionary = object.value.dictionary, let ranges = dictionary["ByteRange"]?.array,
                ranges.count == 4, let content = dictionary["Contents"]?.string
            else { continue }
            let values = ranges.compactMap { resolve($0, in: revision)?.whole }
            guard values.count == 4 else { continue }
            let (end, overflow) = values[2].addingReportingOverflow(values[3])
            found.append(
                PDFSignature(
                    ranges: values, end: overflow ? -1 : end, verdict: verdict(values, content),
                    permission: permission(dictionary, revision), number: number))
        }
        return found.sorted { $0.end < $1.end }
    }

    private func permission(_ dictionary: PDFDictionary, _ revision: PDFRevision) -> Int? {
        for item in resolve(dictionary["Reference"], in: revision)?.array ?? [] {
            guard let reference = resolve(item, in: revision)?.dictionary,
                reference["TransformMethod"]?.name == "DocMDP"
            else { continue }
            return resolve(reference["TransformParams"], in: revision)?.dictionary?["P"]?.whole ?? 2
        }
        return nil
    }

    private func verdict(_ ranges: [Int], _ content: [UInt8]) -> PDFSignature.Verdict {
        let (gapStart, gapEnd) = (ranges[1], ranges[2])
        guard ranges[0] == 0, gapStart > 0, gapEnd > gapStart, gapEnd <= bytes.count, ranges[3] >= 0,
            ranges[3] <= bytes.count - gapEnd
        else { return .rangesDeceive }
        // The gap must be exactly one hexadecimal string.
        guard bytes[gapStart] == 0x3c, bytes[gapEnd - 1] == 0x3e,
            bytes[(gapStart + 1)..<(gapEnd - 1)].allSatisfy({
                ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || PDFLexer.isSpace($0)
            })
        else { return .rangesDeceive }
        var parts: [ArraySlice<UInt8>] = [bytes[0..<gapStart]]
        parts.append(bytes[gapEnd..<gapEnd + ranges[3]])
        return SignedMessage.verdict(content, covering: parts)
    }
}

/// The CMS SignedData structure of RFC 5652, as far as detached signatures need it.
enum SignedMessage {
    private struct Signer {
        var digest: [UInt]
        var algorithm: ASN1Any?
        var attributes: ArraySlice<UInt8>?
        var messageDigest: [UInt8]?
        var signature: [UInt8]
        var serial: [UInt8]?
    }

    static func verdict(_ content: [UInt8], covering parts: [ArraySlice<UInt8>]) -> PDFSignature.Verdict {
        do {
            let (signer, certificates) = try parse(content)
            guard let digest = hash(signer.digest, parts) else { return .unchecked("unknown digest algorithm") }
            if let expected = signer.messageDigest, expected != digest { return .digestDiffers }
            guard let attributes = signer.attributes else { return .unchecked("no signed attributes") }
            guard signer.messageDigest != nil else { return .unchecked("no message digest") }
            // Signed attributes are hashed as a SET OF, whatever tag they carry inside the message.
            var message = Array(attributes)
            message[message.startIndex] = 0x31
            return check(signer, message, certificates)
        } catch {
            return .unchecked("the signature is not a CMS structure this reader knows")
        }
    }

    private static func check(_ signer: Signer, _ message: [UInt8], _ certificates: [Certificate])
        -> PDFSignature.Verdict
    {
        let own = certificates.first { Array($0.serialNumber.bytes) == signer.serial } ?? certificates.first
        guard let own, let algorithm = signatureAlgorithm(signer, own) else {
            return .unchecked("unknown signature algorithm")
        }
        let holds = own.publicKey.isValidSignature(signer.signature, for: message, signatureAlgorithm: algorithm)
        return holds ? .intact : .signatureDiffers
    }

    private static func signatureAlgorithm(_ signer: Signer, _ certificate: Certificate) -> Certificate
        .SignatureAlgorithm?
    {
        let key = certificate.publicKey
        let isRSA = (try? Self.isRSA(signer.algorithm)) ?? false
        switch signer.digest {
        case Self.sha256:
            return isRSA ? .sha256WithRSAEncryption : P256.Signing.PublicKey(key) != nil ? .ecdsaWithSHA256 : nil
        case Self.sha384:
            return isRSA ? .sha384WithRSAEncryption : P384.Signing.PublicKey(key) != nil ? .ecdsaWithSHA384 : nil
        case Self.sha512:
            return isRSA ? .sha512WithRSAEncryption : P521.Signing.PublicKey(key) != nil ? .ecdsaWithSHA512 : nil
        default: return nil
        }
    }

    /// Whether an algorithm identifier is one of PKCS #1 version 1.5.
    private static func isRSA(_ algorithm: ASN1Any?) throws -> Bool {
        guard let algorithm else { return false }
        var serializer = DER.Serializer()
        try serializer.serialize(algorithm)
        let node = try DER.parse(serializer.serializedBytes)
        return try DER.sequence(node, identifier: .sequence) { nodes in
            let oid = try ASN1ObjectIdentifier(derEncoded: &nodes)
            while nodes.next() != nil {}
            let parts = oid.oidComponents
            return parts.starts(with: [1, 2, 840, 113_549, 1, 1]) && parts.last != 10
        }
    }

    private static let sha256: [UInt] = [2, 16, 840, 1, 101, 3, 4, 2, 1]
    private static let sha384: [UInt] = [2, 16, 840, 1, 101, 3, 4, 2, 2]
    private static let sha512: [UInt] = [2, 16, 840, 1, 101, 3, 4, 2, 3]
    private static let sha1: [UInt] = [1, 3, 14, 3, 2, 26]

    private static func hash(_ oid: [UInt], _ parts: [ArraySlice<UInt8>]) -> [UInt8]? {
        func run<Hash: HashFunction>(_ kind: Hash.Type) -> [UInt8] {
            var hash = Hash()
            for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
            return Array(hash.finalize())
        }
        switch oid {
        case sha256: return run(SHA256.self)
        case sha384: return run(SHA384.self)
        case sha512: return run(SHA512.self)
        case sha1: return run(Insecure.SHA1.self)
        default: return nil
        }
    }

    /// Reads ContentInfo → SignedData → the first SignerInfo.
    private static func parse(_ content: [UInt8]) throws -> (Signer, [Certificate]) {
        let root = try DER.parse(trimmed(content))
        return try DER.sequence(root, identifier: .sequence) { nodes in
            _ = try ASN1ObjectIdentifier(derEncoded: &nodes)
            let result = try DER.explicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { node in
                try signedData(node)
            }
            while nodes.next() != nil {}
            return result
        }
    }

    /// `/Contents` is padded with zeros; DER wants its own length alone.
    private static func trimmed(_ content: [UInt8]) throws -> ArraySlice<UInt8> {
        guard content.count > 4, content[0] == 0x30 else { throw ASN1Error.invalidASN1Object(reason: "no sequence") }
        let first = Int(content[1])
        if first < 0x80 { return content.prefix(2 + first) }
        let count = first & 0x7f
        guard count >= 1, count <= 4, content.count >= 2 + count else {
            throw ASN1Error.invalidASN1Object(reason: "bad length")
        }
        let length = content[2..<2 + count].reduce(0) { $0 << 8 | Int($1) }
        return content.prefix(2 + count + length)
    }

    private static func signedData(_ node: ASN1Node) throws -> (Signer, [Certificate]) {
        try DER.sequence(node, identifier: .sequence) { nodes in
            _ = try Int(derEncoded: &nodes)
            _ = nodes.next()
            _ = nodes.next()
            var certificates: [Certificate] = []
            var signer: Signer?
            while let next = nodes.next() {
                if next.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific),
                    case .constructed(let children) = next.content
                {
                    for child in children {
                        if let certificate = try? Certificate(derEncoded: child) { certificates.append(certificate) }
                    }
                } else if next.identifier == .set, case .constructed(let children) = next.content {
                    for child in children where signer == nil { signer = try signerInfo(child) }
                }
            }
            guard let signer else { throw ASN1Error.invalidASN1Object(reason: "no signer") }
            return (signer, certificates)
        }
    }

    private static func signerInfo(_ node: ASN1Node) throws -> Signer {
        try DER.sequence(node, identifier: .sequence) { nodes in
            var signer = Signer(digest: [], signature: [])
            _ = try Int(derEncoded: &nodes)
            if let identifier = nodes.next(), case .constructed(let children) = identifier.content {
                var serial: ASN1Node?
                for child in children { serial = child }
                if case .primitive(let bytes)? = serial?.content { signer.serial = Array(bytes) }
            }
            guard let digest = nodes.next(), case .constructed(let children) = digest.content else {
                throw ASN1Error.invalidASN1Object(reason: "no digest algorithm")
            }
            for child in children where child.identifier == .objectIdentifier {
                signer.digest = try ASN1ObjectIdentifier(derEncoded: child).oidComponents
            }
            while let next = nodes.next() {
                if next.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific) {
                    signer.attributes = next.encodedBytes
                    signer.messageDigest = try messageDigest(next)
                } else if next.identifier == .sequence {
                    signer.algorithm = ASN1Any(derEncoded: next)
                } else if next.identifier == .octetString {
                    signer.signature = Array(try ASN1OctetString(derEncoded: next).bytes)
                }
            }
            return signer
        }
    }

    private static func messageDigest(_ node: ASN1Node) throws -> [UInt8]? {
        guard case .constructed(let attributes) = node.content else { return nil }
        for attribute in attributes {
            guard case .constructed(let parts) = attribute.content else { continue }
            var isDigest = false
            for part in parts {
                if part.identifier == .objectIdentifier {
                    isDigest =
                        try ASN1ObjectIdentifier(derEncoded: part).oidComponents == [1, 2, 840, 113_549, 1, 9, 4]
                } else if isDigest, part.identifier == .set, case .constructed(let values) = part.content {
                    for value in values { return Array(try ASN1OctetString(derEncoded: value).bytes) }
                }
            }
        }
        return nil
    }
}
