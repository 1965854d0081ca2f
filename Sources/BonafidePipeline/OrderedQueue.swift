/// Holds results that came early until those before them have come.
struct OrderedQueue<Result> {
    private var waiting: [Int: Result] = [:]
    /// Number of the part that is next.
    private(set) var next = 0

    /// Begins at a part.
    mutating func begin(at number: Int) { next = number }

    /// How many results wait for one before them.
    var count: Int { waiting.count }

    /// Takes the result of a numbered part.
    mutating func put(_ number: Int, _ result: Result) { waiting[number] = result }

    /// Gives the result that is next in order, if it has come.
    mutating func take() -> Result? {
        guard let result = waiting.removeValue(forKey: next) else { return nil }
        next += 1
        return result
    }
}
