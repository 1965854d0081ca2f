import BonafideCore

/// Gathers the sections that tell clocks, telephone numbers and forwarding addresses.
struct ClockSections {
    private var zoneTable: [UInt8] = []
    private var activityModel: [UInt8] = []
    private var phones = PhonePlanCompiler()
    private var postalMarks: [PostalMark] = []
    private var phoneMarks: [PhoneMark] = []

    /// Takes a source of one of these formats and gives the count of what it holds.
    mutating func take(_ bytes: [UInt8], of source: ManifestSource) throws(ReferenceError) -> Int {
        switch source.format {
        case .zoneTable:
            do {
                let table = try ZoneTable(bytes)
                zoneTable = bytes
                return table.names.count
            } catch { throw .damaged(path: source.file, reason: "\(error)") }
        case .activityModel:
            do {
                let model = try ActivityModel(bytes)
                activityModel = bytes
                return model.hypotheses.count
            } catch { throw .damaged(path: source.file, reason: "\(error)") }
        case .phonePlan: return try phones.takePlan(bytes, path: source.file)
        case .phoneZones: return phones.takeZones(bytes)
        case .postalMarks:
            postalMarks += try MarkListReader.postal(text: String(decoding: bytes, as: UTF8.self), path: source.file)
            return postalMarks.count
        case .phoneMarks:
            phoneMarks += try MarkListReader.phones(text: String(decoding: bytes, as: UTF8.self), path: source.file)
            return phoneMarks.count
        default: return 0
        }
    }

    /// Adds the sections to a file.
    func compile(into writer: inout ReferenceFileWriter) throws(ReferenceError) {
        if !zoneTable.isEmpty { writer.add(.zoneTable, zoneTable) }
        if !activityModel.isEmpty { writer.add(.activityModel, activityModel) }
        try phones.compile(into: &writer)
        if !postalMarks.isEmpty {
            writer.add(.postalMarks, ReferenceFile.records(postalMarks) { $0.write(to: &$1) })
        }
        if !phoneMarks.isEmpty { writer.add(.phoneMarks, ReferenceFile.records(phoneMarks) { $0.write(to: &$1) }) }
    }
}
