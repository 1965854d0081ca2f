internal import Foundation
internal import Synchronization

/// Renders words of scripts outside the folding tables in Latin letters, by the ICU rules Foundation carries.
///
/// The result of each word is kept, since setting a transform up costs far more than using it.
enum Romaniser {
    private static let capacity = 16_384
    private static let kept = Mutex<[String: [UInt8]]>([:])

    /// The word in lower-case ASCII letters and blanks, or nothing where ICU knows no rendering.
    static func romanise(_ word: String) -> [UInt8]? {
        if let known = kept.withLock({ $0[word] }) { return known.isEmpty ? nil : known }
        let rendering = word.applyingTransform(StringTransform("Any-Latin; Latin-ASCII; Lower()"), reverse: false) ?? ""
        var letters: [UInt8] = []
        for byte in rendering.utf8 {
            switch byte {
            case 0x61...0x7a, 0x30...0x39: letters.append(byte)
            case 0x20, 0x2d, 0x2e, 0xb7: if letters.last != 0x20, !letters.isEmpty { letters.append(0x20) }
            default: continue
            }
        }
        while letters.last == 0x20 { letters.removeLast() }
        let result = letters
        kept.withLock { words in
            if words.count >= capacity { words.removeAll(keepingCapacity: true) }
            words[word] = result
        }
        return result.isEmpty ? nil : result
    }
}
