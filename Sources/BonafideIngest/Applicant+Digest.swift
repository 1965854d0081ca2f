package import BonafideArchive
package import BonafideCore

extension Applicant {
    /// The SHA-256 digest of the canonical bytes: equal for equal facts, whatever file they came from.
    package func digest() -> Digest256 {
        var digest: Digest256?
        withCanonicalBytes { digest = Digest256(of: $0) }
        return digest ?? Digest256(of: [])
    }
}
