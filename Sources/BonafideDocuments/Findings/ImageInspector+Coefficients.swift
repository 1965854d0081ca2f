extension ImageInspector {
    /// The checks that need the decoded picture.
    mutating func inspectCoefficients(of picture: JPEGFile, budget: ReadingBudget) {
    }
}
