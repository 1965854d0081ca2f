import Foundation

extension Engine {
    /// The version with the size and time of the program file, which tells one build from another.
    static var identity: String {
        let files = FileManager.default
        let path = try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let facts = path.flatMap { try? files.attributesOfItem(atPath: $0) } ?? [:]
        let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(version) \(facts[.size] as? Int ?? 0) \(time) "
    }
}
