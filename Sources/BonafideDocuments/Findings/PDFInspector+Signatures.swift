extension PDFInspector {
    mutating func checkSignatures() {
        for signature in signatures {
            let place = "object \(signature.number), /ByteRange \(signature.ranges)"
            switch signature.verdict {
            case .intact:
                inspection.add(
                    "pdf.signature", .info, value: "signature holds for bytes 0–\(signature.end)", at: place,
                    expected: "–", innocent: "the signer's certificate is not checked against any list")
            case .unchecked(let why):
                inspection.add(
                    "pdf.signature", .info, value: "signature not checked: \(why)", at: place, expected: "–",
                    innocent: "an algorithm this program does not know")
            case .digestDiffers, .signatureDiffers, .rangesDeceive:
                let why =
                    signature.verdict == .digestDiffers
                    ? "the covered bytes are not the ones that were signed"
                    : signature.verdict == .signatureDiffers
                        ? "the signature value does not hold under the certificate inside"
                        : "the covered ranges leave out more than the signature itself"
                inspection.add(
                    "pdf.sig-invalid", .strong, value: why, at: place, expected: "a signature that holds",
                    innocent: "damage in transfer")
            }
        }
        checkTail()
    }

    /// What was appended behind the last signature.
    private mutating func checkTail() {
        guard let last = signatures.last, last.end > 0 else { return }
        let tail = file.bytes.count - last.end
        guard tail > 4, file.bytes[min(file.bytes.count, last.end)...].contains(where: { !PDFLexer.isSpace($0) }) else {
            return
        }
        guard let signedIndex = file.revisions.lastIndex(where: { $0.end <= last.end + 2 }),
            signedIndex + 1 < file.revisions.count, let latest = file.latest
        else {
            inspection.add(
                "pdf.sig-uncovered-tail", .moderate, value: "\(tail) bytes behind the last signature",
                at: "byte \(last.end)",
                expected: "the last signature covers the file", innocent: "a mail gateway that appends bytes")
            return
        }
        let change = change(from: file.revisions[signedIndex], to: latest)
        let allowed =
            change.validation && !change.touchesContent
            || change.forms && !change.touchesContent && !change.info && change.other == 0
        if allowed && last.permission != 1 { return }
        inspection.add(
            "pdf.sig-uncovered-tail",
            change.touchesContent || change.info || last.permission == 1 ? .strong : .moderate,
            value: "\(tail) bytes appended after signing change "
                + (change.touchesContent
                    ? "the pages" : change.info ? "the metadata" : "\(change.numbers.count) objects"),
            at: "byte \(last.end)", expected: "only further signatures or their validation data",
            innocent: "validation data or a counter-signature in a form this program does not know")
    }
}
