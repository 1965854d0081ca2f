import BonafideDocuments
import BonafideTestSupport
import Testing

@Suite("Patches in pictures")
struct PictureTests {
    private let side = 512

    /// Grain of a few grey levels over a slow shade.
    private func grainy(seed: UInt64) -> [Float] {
        var random = MutationRandom(seed: seed)
        return (0..<side * side).map { at in
            let level = (0..<4).reduce(0) { sum, _ in sum + random.next(below: 9) }
            return 90 + Float(at % side) / 16 + Float(at / side) / 20 + Float(level) - 16
        }
    }

    private func plane(_ pixels: [Float]) -> GreyPlane { GreyPlane(width: side, height: side, pixels: pixels) }

    @Test("grain that is one everywhere is no break, and nothing in it is there twice")
    func whole() {
        let plane = plane(grainy(seed: 1))
        #expect(PictureGrain(plane).brokenRectangle() == nil)
        #expect(CopiedPatch(plane) == nil)
    }

    @Test("a smooth rectangle breaks the grain, grain that fades away does not")
    func breaks() throws {
        var pixels = grainy(seed: 2)
        for y in 160..<320 { for x in 128..<272 { pixels[y * side + x] = 120 } }
        let found = try #require(PictureGrain(plane(pixels)).brokenRectangle())
        #expect((112...144).contains(found.x) && (144...176).contains(found.y))
        #expect((112...160).contains(found.width) && (128...176).contains(found.height))
        #expect(found.inside < found.floor)
        pixels = grainy(seed: 2)
        for y in 0..<side {
            for x in 0..<side {
                let sharpness = Float(x) / Float(side)
                pixels[y * side + x] = 120 + (pixels[y * side + x] - 120) * sharpness
            }
        }
        #expect(PictureGrain(plane(pixels)).brokenRectangle() == nil)
    }

    @Test("a picture that is smooth everywhere breaks nowhere")
    func smooth() {
        var pixels = [Float](repeating: 128, count: side * side)
        for y in 160..<320 { for x in 128..<272 { pixels[y * side + x] = 90 } }
        #expect(PictureGrain(plane(pixels)).brokenRectangle() == nil)
        #expect(CopiedPatch(plane(pixels)) == nil)
    }

    @Test("a copied patch is found with its shift, a repeated letter is not")
    func copies() throws {
        var pixels = grainy(seed: 3)
        for y in 0..<120 { for x in 0..<140 { pixels[(y + 300) * side + x + 210] = pixels[(y + 40) * side + x + 50] } }
        let copied = CopiedPatch(plane(pixels))
        let found = try #require(copied)
        #expect(found.shift == (160, 260))
        #expect((9_000...16_800).contains(found.area))
        pixels = grainy(seed: 3)
        for letter in 0..<16 {
            for y in 0..<20 {
                for x in 0..<14 where x < 4 || y > 15 { pixels[(y + 400) * side + x + letter * 30] = 20 }
            }
        }
        let letters = CopiedPatch(plane(pixels))
        #expect(letters == nil)
    }

    @Test("pictures too small to tell are left alone")
    func small() {
        let plane = GreyPlane(width: 8, height: 8, pixels: [Float](repeating: 1, count: 64))
        #expect(PictureGrain(plane).brokenRectangle() == nil)
        #expect(CopiedPatch(plane) == nil)
    }

    @Test("one portrait on two cards is one picture; portraits of different cards are not")
    func portraits() throws {
        var claims = DocumentClaims()
        claims.kind = "id-photo"
        claims.number = "X1234567"
        let inspector = FileInspector()
        let prints = try ["s0049.jpg", "s0061.jpg", "s0053.jpg", "s0146.jpg"].map { name in
            try #require(inspector.inspect(try Fixtures.bytes(name), claims: claims).portrait, "\(name)")
        }
        for (first, a) in prints.enumerated() {
            #expect(PortraitPrint(bytes: a.bytes) == a)
            for (second, b) in prints.enumerated() where first != second {
                #expect(a.isSamePicture(as: b) == (first + second == 1), "\(first), \(second)")
            }
        }
        #expect(PortraitPrint(bytes: Array(prints[0].bytes.dropLast())) == nil)
    }

    @Test(
        "a scan is read in the frame's order alone: the planes are laid out by it",
        arguments: [([0, 1, 2], true), ([0, 2, 1], false), ([1, 0, 2], false), ([0, 0, 2], false)])
    func scanOrder(_ order: [Int], _ isRead: Bool) throws {
        var bytes = try Fixtures.bytes("small.jpg")
        let file = try #require(JPEGFile(bytes))
        let header = try #require(file.segments.last { $0.marker == 0xda }).range.lowerBound + 1
        let entries = (0..<3).map { Array(bytes[header + $0 * 2..<header + $0 * 2 + 2]) }
        bytes.replaceSubrange(header..<header + 6, with: order.flatMap { entries[$0] })
        #expect((JPEGCoefficients(try #require(JPEGFile(bytes))) != nil) == isRead)
    }
}
