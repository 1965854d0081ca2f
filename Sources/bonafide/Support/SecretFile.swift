import BonafideArchive
import BonafideSignals
import Foundation

/// The file that holds the organisation's link secret: 64 hexadecimal digits, readable by its owner alone.
enum SecretFile {
    /// Reads the secret; makes it at its first use. Its value is never shown.
    static func secret(_ named: String?, quiet: Bool) throws -> LinkSecret {
        let path = try named ?? standardPath()
        if let secret = try read(path) { return secret }
        try make(path)
        guard let secret = try read(path) else { throw failure(path, "cannot be read after it was made") }
        if !quiet {
            Console.error(
                "note: made the link secret \(path); keep a copy of it, for keys made with another secret never meet")
        }
        return secret
    }

    /// `link-secret` beside the user's settings.
    private static func standardPath() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_CONFIG_HOME"], !folder.isEmpty { return folder + "/bonafide/link-secret" }
        guard let home = environment["HOME"], !home.isEmpty else {
            throw CommandFailure(.usage, "no place for the link secret is known; name one with --secret FILE")
        }
        return home + "/.config/bonafide/link-secret"
    }

    private static func failure(_ path: String, _ why: String) -> CommandFailure {
        CommandFailure(.usage, "\(path): error: the link secret \(why)")
    }

    private static func read(_ path: String) throws -> LinkSecret? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path, "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
            throw failure(path, "is not a plain file")
        }
        guard let rights = attributes[.posixPermissions] as? Int, rights & 0o077 == 0 else {
            throw failure(path, "can be read by others than its owner; run: chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = Foundation.read(file, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        guard let secret = Hexadecimal.bytes(text.filter { !$0.isWhitespace }).flatMap({ LinkSecret($0) }) else {
            throw failure(path, "is damaged: 64 hexadecimal digits were expected")
        }
        return secret
    }

    /// Writes a new secret beside its place and moves it there whole, unless another process was first.
    private static func make(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw failure(path, "has no folder, and none could be made") }
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path, "cannot be written: \(String(cString: strerror(errno)))") }
        let text = Array((Hexadecimal.string(LinkSecret.drawn()) + "\n").utf8)
        let written = Foundation.write(file, text, text.count)
        let isSafe = written == text.count && fsync(file) == 0
        close(file)
        defer { unlink(draft) }
        guard isSafe else { throw failure(path, "could not be written whole") }
        guard Foundation.link(draft, path) == 0 || errno == EEXIST else {
            throw failure(path, "cannot be written: \(String(cString: strerror(errno)))")
        }
    }
}
