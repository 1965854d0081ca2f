package import BonafideArchive
package import BonafideCore

extension Applicant {
    /// The SHA-256 digest of the canonical bytes: equal for equal facts, whatever file they came from.
    package func digest() -> Digest256 { Digest256(of: canonicalBytes()) }

    /// The same digest as 64 hexadecimal digits; `buffer` is used for the canonical bytes.
    package func digestText(using buffer: inout [UInt8]) -> String {
        buffer.removeAll(keepingCapacity: true)
        writeCanonical(to: &buffer)
        return Digest256(of: buffer).description
    }
}
