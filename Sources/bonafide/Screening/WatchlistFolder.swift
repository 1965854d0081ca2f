import BonafideArchive
import BonafideCore
import BonafideIdentity
import Foundation

/// Finds compiled lists: those that come with the program and those the user imported.
enum WatchlistFolder {
    /// The folder of the user's lists: a flag, then the settings, then the user's data folder.
    static func user(_ flag: String?) throws -> String {
        var settings = try Settings.load()
        settings.override("lists", with: flag)
        return user(settings)
    }

    /// The folder of the user's lists by settings that are loaded.
    static func user(_ settings: Settings) -> String {
        settings.value("lists") ?? ListStore.userFolder(ProcessInfo.processInfo.environment)
    }

    /// The packed lists that come with the program.
    static func bundled() -> [String] {
        for folder in ReferenceFolder.candidates() {
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
                $0.hasSuffix(WatchlistIndex.packedEnding)
            }
            if !names.isEmpty { return names.sorted().map { folder + "/" + $0 } }
        }
        return []
    }

    /// The lists in force on the day of a run; what cannot be read is told and stops the run, since a list that is
    /// missing unseen would pass for a clear result.
    static func open(_ settings: Settings, on day: Day, suppressions: SuppressionList) throws -> Watchlists {
        let (held, unreadable) = ListStore(folder: user(settings)).versions()
        if let first = unreadable.first { throw CommandFailure(.badInput, "\(first.path): error: \(first.reason)") }
        return Watchlists(
            held + ListStore.cards(bundled()).held, on: day, suppressions: suppressions,
            cache: UserCache.folder("lists"))
    }

    /// Matches set aside, by the settings; one that is not complete is told and not applied.
    static func suppressions(_ settings: Settings) throws -> SuppressionList {
        guard let file = settings.value("suppressions"), file != "none" else { return SuppressionList() }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw CommandFailure(.badInput, "\(file): error: cannot be read as UTF-8 text")
        }
        let list = SuppressionList(yaml: text, file: file)
        for diagnostic in list.diagnostics { Console.error(diagnostic.text) }
        return list
    }
}

/// Reads whole files named on the command line.
enum InputBytes {
    /// The bytes of a file, or of standard input for `-`.
    static func read(_ path: String) throws -> [UInt8] {
        let file = path == "-" ? STDIN_FILENO : Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable(path) }
        defer { if path != "-" { close(file) } }
        // What cannot be sought in, such as a pipe, does not tell its size.
        let start = lseek(file, 0, SEEK_CUR)
        let size = start < 0 ? 0 : Int(lseek(file, 0, SEEK_END) - start)
        if start >= 0 { lseek(file, start, SEEK_SET) }
        var bytes: [UInt8] = []
        // One byte more than the file has, so that its end is met without another round.
        var room = max(size + 1, 1 << 16)
        while true {
            let part = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                count = try fill(buffer, from: file, path)
            }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            if part.count < room { return bytes }
            room = bytes.count
        }
    }

    /// Reads until a buffer is full or the file ends.
    private static func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from file: Int32, _ path: String) throws
        -> Int
    {
        var filled = 0
        while filled < buffer.count {
            let count = Foundation.read(file, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path) }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        CommandFailure(.badInput, "\(path): error: cannot be read")
    }
}

/// Reads days as options give them.
enum DayText {
    /// A whole day.
    static func read(_ text: String, _ option: String) throws -> Day {
        var text = text
        guard let day = text.withUTF8({ Day.read($0) }) else {
            throw CommandFailure(.usage, "\(option) takes YYYY-MM-DD")
        }
        return day
    }

    /// A day, a month or a year.
    static func partial(_ text: String, _ option: String) throws -> PartialDate {
        var text = text
        guard let date = text.withUTF8({ PartialDate.read($0) }) else {
            throw CommandFailure(.usage, "\(option) takes YYYY-MM-DD, YYYY-MM or YYYY")
        }
        return date
    }
}
