import BonafideSignals
import Testing

@Suite struct KeyTextTests {
    @Test(arguments: [
        ("Anna Smith", "anna smith"), ("Smith, Anna", "anna smith"), ("O'Brien  Anna-Maria", "anna maria obrien"),
        ("van der Berg Jan 3", "3 berg der jan van"), ("  X  ", nil), ("--", nil), ("", nil), ("test", nil),
        ("Ab Ab Abc", "ab ab abc"),
        ("one two three four five six seven eight nine", "eight five four nine one seven six three two"),
    ])
    func namesAreTheirWordsInOrder(name: String, expected: String?) {
        #expect(KeyText.name(name) == expected)
        guard let expected else { return }
        // A word of another script takes the general way, and comes last.
        #expect(KeyText.name(name + " \u{e9}") == expected + " \u{e9}")
    }

    /// The style of a free mailbox is judged without asking whether its provider is disposable.
    @Test func noFreeMailProviderIsDisposable() {
        let list = DomainList(embeddedDisposableDomains)
        for domain in FreeMail.domains {
            var domain = domain
            #expect(!domain.withUTF8 { list.contains($0) }, "\(domain)")
        }
        var listed = "mailinator.com"
        #expect(listed.withUTF8 { list.contains($0) })
    }
}
