/// How far a run has come; told at most a few times a second.
package struct Progress: Sendable {
    /// Bytes of input read.
    package var bytesRead: UInt64 = 0
    /// Bytes of input in all, or 0 where it is not known.
    package var bytesTotal: UInt64 = 0
    /// Records assessed.
    package var records: Int64 = 0
    /// Records refused.
    package var rejected: Int64 = 0
    /// Seconds since the run began.
    package var seconds: Double = 0
    /// Which pass is running, from 1.
    package var pass = 1

    package init() {}

    /// Records a second so far.
    package var rate: Double { seconds > 0 ? Double(records) / seconds : 0 }

    /// Seconds still needed, where the size of the input is known.
    package var remaining: Double? {
        guard bytesTotal > 0, bytesRead > 0, bytesRead <= bytesTotal, seconds > 0.2 else { return nil }
        return seconds * Double(bytesTotal - bytesRead) / Double(bytesRead)
    }
}
