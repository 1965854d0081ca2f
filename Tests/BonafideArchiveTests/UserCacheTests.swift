import BonafideArchive
import Foundation
import Testing

@Suite struct UserCacheTests {
    @Test func theFolderFollowsTheEnvironment() throws {
        let home = FileManager.default.temporaryDirectory.path
        #expect(UserCache.folder("packs", of: ["XDG_CACHE_HOME": "/x", "HOME": home]) == "/x/bonafide/packs")
        #expect(UserCache.folder("lists", of: ["HOME": home]) == home + "/.cache/bonafide/lists")
        #expect(UserCache.folder("packs", of: ["XDG_CACHE_HOME": "relative", "HOME": "/no/such/home"]) == nil)
        #expect(UserCache.folder("packs", of: [:]) == nil)
    }
}
