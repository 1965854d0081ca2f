/// Holds results that came early until those before them have come.
struct OrderedQueue<Result> {
    private var waiting: [Int: Result] = [:]
    private var next = 0

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
