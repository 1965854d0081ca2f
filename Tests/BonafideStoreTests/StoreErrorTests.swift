import BonafideStore
import Testing
@Suite struct StoreErrorTests {
    @Test func errorsAreNumbered() { #expect(StoreError.otherSecret.description.hasPrefix("S002")) }
}
