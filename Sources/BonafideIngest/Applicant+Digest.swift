package import BonafideArchive
package import BonafideCore

extension Applicant {
    /// The SHA-256 digest of the canonical bytes: equal for equal facts, whatever file they came from.
    package func digest() -> Digest256 { withCanonicalBytes { Digest256(of: $0) } }
}
