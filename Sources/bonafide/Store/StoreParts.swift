import ArgumentParser
import BonafideArchive
import BonafideCore
import BonafidePipeline
import BonafideIngest
import BonafideReport
import BonafideSignals
import BonafideStore
import Foundation

/// The options of commands that look after a store.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database of earlier runs.", valueName: "FILE"))
    var store: String

    @Option(help: ArgumentHelp("File of the organisation's link secret.", valueName: "FILE"))
    var secret: String?

    /// Opens a store that is there, and runs a change on it.
    func open<T>(_ body: (CaseStore) throws -> T) throws -> T {
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(.usage, "\(store): error: there is no store here; score with --store makes one")
        }
        let secret = try SecretFile.secret(secret, quiet: false)
        do { return try body(try CaseStore(path: store, secretMark: secret.fingerprint)) } catch let error as StoreError
        {
            throw CommandFailure(.badInput, "\(store): error: \(error)")
        }
    }
}

/// Opens stores for runs.
enum StoreParts {
    /// Opens or makes the store, readable by its owner alone, and begins the run in it.
    static func keeper(_ path: String, secret: LinkSecret, setup: ScoringSetup, plan: InputPlan) throws -> RunKeeper {
        if !FileManager.default.fileExists(atPath: path) {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            guard
                FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CommandFailure(.usage, "\(path): error: the store cannot be made here") }
        }
        var identity: [UInt8] = []
        let stamp = setup.stamp
        let parts =
            [stamp.engine, stamp.packDigest, stamp.catalogDigest, stamp.dataDigest, "\(stamp.asOf.seconds)"]
            + plan.inputs.map { FileStamp.digest($0.path) }
        for part in parts { identity += Array(part.utf8) + [0] }
        do {
            let store = try CaseStore(path: path, secretMark: secret.fingerprint)
            return try RunKeeper(
                store: store,
                run: StoredRun(
                    identity: Digest256(of: identity).bytes, engine: stamp.engine, pack: stamp.pack,
                    asOf: stamp.asOf.seconds))
        } catch { throw CommandFailure(.badInput, "\(path): error: \(error)") }
    }
}
