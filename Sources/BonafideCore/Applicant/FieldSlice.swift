/// A value still lying in the reader's buffer, with the place in an applicant it belongs to.
///
/// Readers collect slices and hand them over in one call, so that a record of many fields costs one step
/// across the border between modules.
public struct FieldSlice {
    /// The first byte, or nothing where the source was asked and has none.
    public var start: UnsafePointer<UInt8>?
    /// Element, group and field as one number, so that places are compared in one step.
    @usableFromInline var place: UInt64
    /// Count of bytes.
    public var length: UInt32

    /// Number of the element inside its group; 0 for the root.
    @inlinable
    public var element: UInt32 { UInt32(truncatingIfNeeded: place >> 16) }
    /// Number of the group.
    @inlinable
    public var group: UInt8 { UInt8(truncatingIfNeeded: place >> 8) }
    /// Number of the field inside its group.
    @inlinable
    public var field: UInt8 {
        get { UInt8(truncatingIfNeeded: place) }
        set { place = place & ~0xff | UInt64(newValue) }
    }

    /// Whether the source was asked for the field and has none.
    @inlinable
    public var isAbsent: Bool { start == nil }

    /// Takes a value; text of 4 GB or more is cut.
    @inlinable
    public init(_ path: FieldPath, at element: Int, _ text: UnsafeBufferPointer<UInt8>) {
        self.init(path, at: element, text.baseAddress ?? FieldSlice.nowhere, count: text.count)
    }

    /// Takes a value by its first byte and count.
    @inlinable
    public init(_ path: FieldPath, at element: Int, _ start: UnsafePointer<UInt8>, count: Int) {
        self.init(
            group: path.group.rawValue, field: path.field, element: UInt32(clamping: element), start,
            count: UInt32(clamping: count))
    }

    /// Takes a value by the numbers of its place; the caller vouches that they are of the model.
    @inlinable @inline(__always)
    public init(group: UInt8, field: UInt8, element: UInt32, _ start: UnsafePointer<UInt8>?, count: UInt32) {
        self.start = start
        place = UInt64(element) << 16 | UInt64(group) << 8 | UInt64(field)
        length = count
    }

    /// Notes that the source was asked for a field and has none.
    @inlinable
    public init(absent path: FieldPath, at element: Int) {
        self.init(
            group: path.group.rawValue, field: path.field, element: UInt32(clamping: element), nil, count: 0)
    }

    /// An address that is never read, for empty text.
    @usableFromInline
    static var nowhere: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1).unsafelyUnwrapped }
}
