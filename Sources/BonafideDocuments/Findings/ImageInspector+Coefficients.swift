extension ImageInspector {
    /// A patch of the picture this many times more different from its small copy than patches usually are.
    static let thumbnailRatio = 3.6
    /// Grey levels the patch must differ by.
    static let thumbnailPeak = 18.0
    /// Roughness of histograms that a single compression does not reach.
    static let doubleScore = 0.6

    /// The checks that need the decoded picture.
    mutating func inspectCoefficients(of picture: JPEGFile, budget: ReadingBudget) {
        guard let coefficients = JPEGCoefficients(picture) else { return }
        if let thumbnail = picture.exif?.thumbnail,
            let comparison = ThumbnailComparison(picture: coefficients, thumbnail: thumbnail)
        {
            report(comparison)
        }
        guard let score = DoubleCompression.score(coefficients) else { return }
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
