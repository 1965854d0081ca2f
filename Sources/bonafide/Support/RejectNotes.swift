import BonafideArchive
import BonafideCore
import BonafideIngest
import Foundation

/// Shows the first rejected rows on standard error and counts the rest.
///
/// Used by the one task of a run that writes.
final class RejectNotes: @unchecked Sendable {
    private static let shown = 10
    private let isOn: Bool
    private var count = 0
    /// For each file and remark, how many records it concerns and the line of the first.
    private var remarks: [(file: String, reason: RejectReason, count: Int, line: UInt64)] = []

    init(isOn: Bool) { self.isOn = isOn }

    /// Shows where and why a record was left out, never what it says.
    func show(_ rejected: Reject, _ file: String) {
        if rejected.reason.isRemark { return remark(rejected, file) }
        count += 1
        guard isOn || rejected.reason.isHostile, count <= Self.shown else { return }
        var place = file
        if rejected.origin.line > 0 {
            place += ":\(rejected.origin.line)"
            if rejected.column > 0 { place += ":\(rejected.column)" }
        } else {
            place += ": record \(rejected.origin.record)"
        }
        Console.error("\(place): rejected: \(rejected.reason.sentence)")
    }

    private func remark(_ rejected: Reject, _ file: String) {
        if let last = remarks.indices.last, remarks[last].file == file, remarks[last].reason == rejected.reason {
            remarks[last].count += 1
        } else {
            remarks.append((file, rejected.reason, 1, rejected.origin.line))
        }
    }

    /// Says how many were not shown, and what was remarked of records that were read.
    func finish() {
        for (file, reason, count, line) in remarks where isOn {
            let place = line > 0 ? "\(file):\(line)" : file
            Console.error(
                "\(place): warning: \(count) × \(reason.sentence) (the first is here; --rejects FILE lists all)")
        }
        if isOn && count > Self.shown {
            Console.error("… and \(count - Self.shown) more rejected rows; --rejects FILE writes them all")
        }
    }
}
