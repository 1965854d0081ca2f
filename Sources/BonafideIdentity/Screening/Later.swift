internal import Dispatch

/// A value worked out on another thread while this one goes on.
final class Later<Value: Sendable>: @unchecked Sendable {
    private var result: Value?
    private let work = DispatchGroup()

    /// Begins the work.
    init(_ make: @escaping @Sendable () -> Value) {
        DispatchQueue.global(qos: .userInitiated).async(group: work) { self.result = make() }
    }

    /// The value, waited for where it is not ready yet.
    var value: Value {
        work.wait()
        return result!
    }
}
