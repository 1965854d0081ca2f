/// A value still lying in the reader's buffer, with the place in an applicant it belongs to.
///
/// Readers collect slices and hand them over in one call, so that a record of many fields costs one step
/// across the border between modules.
public struct FieldSlice {
    /// The first byte, or nothing where the source was asked and has none.
    public let start: UnsafePointer<UInt8>?
    /// Count of bytes.
    public let length: UInt32
    /// Number of the element inside its group; 0 for the root.
    public var element: UInt32
    /// Number of the group.
    public let group: UInt8
    /// Number of the field inside its group.
    public let field: UInt8

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
        self.start = start
        self.length = UInt32(clamping: count)
        self.element = UInt32(clamping: element)
        self.group = path.group.rawValue
        self.field = path.field
    }

    /// Takes a value by the numbers of its place; the caller vouches that they are of the model.
    @inlinable @inline(__always)
    public init(group: UInt8, field: UInt8, element: UInt32, _ start: UnsafePointer<UInt8>?, count: UInt32) {
        self.start = start
        self.length = count
        self.element = element
        self.group = group
        self.field = field
    }

    /// Notes that the source was asked for a field and has none.
    @inlinable
    public init(absent path: FieldPath, at element: Int) {
        self.start = nil
        self.length = 0
        self.element = UInt32(clamping: element)
        self.group = path.group.rawValue
        self.field = path.field
    }

    /// An address that is never read, for empty text.
    @usableFromInline
    static var nowhere: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1).unsafelyUnwrapped }
}
