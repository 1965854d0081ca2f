extension ImageInspector {
    /// A patch of the picture this many times more different from its small copy than patches usually are.
    static let thumbnailRatio = 3.6
    /// Grey levels the patch must differ by.
    static let thumbnailPeak = 18.0
    /// Roughness of histograms that a single compression does not reach.
    static let doubleScore = 0.6

    /// Pixels above which a picture is not turned into brightness, so that memory stays bounded.
    static let planePixels = 12_000_000

    /// The checks that need the decoded picture.
    mutating func inspectCoefficients(of picture: JPEGFile, budget: ReadingBudget) {
        guard let coefficients = JPEGCoefficients(picture) else { return }
        if let thumbnail = picture.exif?.thumbnail,
            let comparison = ThumbnailComparison(picture: coefficients, thumbnail: thumbnail)
        {
            report(comparison)
        }
        guard coefficients.width * coefficients.height <= Self.planePixels else { return }
        let plane = GreyPlane(full: coefficients)
        if claims.purpose == .identity { inspectIdentity(plane, coefficients) }
        guard let score = DoubleCompression.score(coefficients, plane: plane) else { return }
        inspection.note("histogram roughness", PDFInspector.text(score))
        guard score >= Self.doubleScore else { return }
        // Messengers strip the camera's data; a picture that still carries it claims to be the original.
        let claimsOriginal = picture.exif?.main.text(0x0110) != nil
        inspection.add(
            "jpeg.double-compression", claimsOriginal ? .strong : .moderate,
            value: "histograms combed by an earlier compression: \(PDFInspector.text(score))"
                + (claimsOriginal ? ", yet the camera's own data is kept" : ""),
            at: "luminance coefficients", expected: "below \(PDFInspector.text(Self.doubleScore))",
            innocent: "a gallery crop or a portal that saves pictures again")
    }

    /// What is asked of pictures of identity documents alone: one grain everywhere, no part twice, and whose portrait.
    private mutating func inspectIdentity(_ full: GreyPlane, _ coefficients: JPEGCoefficients) {
        let plane = full.cropped(width: coefficients.width, height: coefficients.height)
        if let colours = coefficients.colours { inspection.portrait = PortraitPrint(plane, colours) }
        if let found = PictureGrain(plane).brokenRectangle() {
            inspection.add(
                "image.grain-break", .strong,
                value:
                    "a rectangle of \(found.width) × \(found.height) pixels has grain of \(PDFInspector.text(Double(found.inside))) grey levels; the smoothest places around it have \(PDFInspector.text(Double(found.floor)))",
                at: "\(found.x) from the left, \(found.y) from the top",
                expected: "one camera's grain over the whole picture",
                innocent: "a card put together on a screen by its issuer; a patch smoothed by the camera's software")
        }
        if let found = CopiedPatch(plane) {
            inspection.add(
                "image.copy-move", .strong,
                value:
                    "\(found.area) pixels repeat \(found.shift.x) to the right and \(found.shift.y) down, grain included",
                at: "around \(found.middle.x), \(found.middle.y)", expected: "no grain twice in one photograph",
                innocent: "a panorama stitched from overlapping pictures")
        }
    }

    private mutating func report(_ comparison: ThumbnailComparison) {
        let place = "\(Int(comparison.place.x * 100)) % from the left, \(Int(comparison.place.y * 100)) % from the top"
        inspection.note(
            "thumbnail",
            "ratio \(PDFInspector.text(comparison.ratio)), peak \(PDFInspector.text(comparison.peak)), correlation \(PDFInspector.text(comparison.correlation))"
        )
        guard comparison.correlation >= 0.93, comparison.peak >= Self.thumbnailPeak,
            comparison.ratio >= Self.thumbnailRatio
        else { return }
        inspection.add(
            "jpeg.thumbnail-mismatch", .strong,
            value: "one patch differs \(PDFInspector.text(comparison.ratio)) times more than the rest", at: place,
            expected: "the small copy in the metadata shows the same picture",
            innocent: "a crop or filter by a program that keeps the old copy")
    }
}
