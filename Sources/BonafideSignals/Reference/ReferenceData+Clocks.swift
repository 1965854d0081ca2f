import BonafideCore

extension ReferenceData {
    /// Takes the tables of clocks, numbers and forwarding addresses a file holds, and joins places to zones.
    package mutating func openClocks(_ file: ReferenceFile) throws(ReferenceError) {
        if let section = file.section(.zoneTable) {
            do { zones = try ZoneTable(Array(section)) } catch {
                throw .damaged(path: file.path, reason: "\(error)")
            }
        }
        if let section = file.section(.activityModel) {
            do { activityModel = try ActivityModel(Array(section)) } catch {
                throw .damaged(path: file.path, reason: "\(error)")
            }
        }
        if let plan = try PhonePlan(file, zones: zones) { phones = plan }
        postalMarks += try file.records(.postalMarks) { PostalMark.read(&$0) }
        phoneMarks += try file.records(.phoneMarks) { PhoneMark.read(&$0) }
        if let places, let zones { gazetteer = Gazetteer(places: places, zones: zones) }
    }
}
