import BonafideCore

extension NetworkExtractor {
    /// Programs and devices of the worker's machine that hand it to somebody far away.
    func measureTraces(_ applicant: Applicant, _ findings: inout Findings) {
        let (software, usb) = (EndpointField.software.path, EndpointField.usb.path)
        var hasSoftware = false
        var hasUSB = false
        var found = TraceTally()
        for element in 0..<applicant.count(of: .endpoints) {
            hasSoftware = hasSoftware || applicant.isGiven(software, at: element)
            hasUSB = hasUSB || applicant.isGiven(usb, at: element)
            applicant.forEach(software, at: element) { found.add($0, software, element, from: reference.traces) }
            applicant.forEach(usb, at: element) { found.add($0, usb, element, from: reference.traces) }
        }
        guard !reference.traces.isEmpty else {
            for slot in [slots.remoteTools, slots.ipKVM, slots.jigglers] { findings.leaveUnknown(slot, .noReference) }
            return
        }
        if hasSoftware { report(found, .remoteManagement, slots.remoteTools, label: slots.remoteToolNames, &findings) }
        if hasUSB || found.has(.ipKVM) { report(found, .ipKVM, slots.ipKVM, label: slots.ipKVMBrand, &findings) }
        if hasSoftware || hasUSB { report(found, .mouseJiggler, slots.jigglers, label: nil, &findings) }
    }

    private func report(
        _ found: TraceTally, _ kind: TraceKind, _ slot: Slot<Int64>, label: Slot<String>?, _ findings: inout Findings
    ) {
        let hits = found.hits.filter { $0.kind == kind }
        findings.report(slot, hits.count)
        guard !hits.isEmpty else { return }
        if let label { findings.report(label, hits.map(\.brand).sorted().joined(separator: ", ")) }
        for hit in hits.prefix(citedAtMost) { findings.cite(slot, hit.path, at: hit.element) }
    }

    /// Length of screen sharing and kind of camera.
    func measureMeetings(_ applicant: Applicant, count: Int, _ findings: inout Findings) {
        findings.report(slots.meetingCount, count)
        var longest: Int64 = -1
        var long = 0
        var hasCamera = false
        var cameras = TraceTally(distinct: false)
        for element in 0..<count {
            if let seconds = applicant.integer(MeetingField.screenShareS.path, at: element).value, seconds >= 0 {
                longest = max(longest, seconds)
                if seconds > 8 * 3600 {
                    long += 1
                    if long <= citedAtMost {
                        findings.cite(slots.longShares, MeetingField.screenShareS.path, at: element)
                    }
                }
            }
            let video = MeetingField.videoDevice.path
            hasCamera = hasCamera || applicant.isGiven(video, at: element)
            applicant.forEach(video, at: element) {
                cameras.add($0, video, element, from: reference.traces, only: .virtualCamera)
            }
        }
        if longest >= 0 {
            findings.report(slots.longShares, long)
            findings.report(slots.longestShare, Double(longest) / 3600)
        }
        guard hasCamera else { return }
        guard !reference.traces.isEmpty else { return findings.leaveUnknown(slots.virtualCameras, .noReference) }
        findings.report(slots.virtualCameras, cameras.hits.count)
        if let first = cameras.hits.first { findings.report(slots.virtualCameraBrand, first.brand) }
        for hit in cameras.hits.prefix(citedAtMost) { findings.cite(slots.virtualCameras, hit.path, at: hit.element) }
    }

    /// Meetings that a desktop client joined from hosting space: the machine stands in a rack.
    func reportHostedMeetings(_ seen: SightingList, _ applicant: Applicant, _ findings: inout Findings) {
        let client = MeetingField.client.path
        let desktop = 0
        var isKnown = false
        var hosted = 0
        let space: AddressFlags = [.hostingProvider, .cloudProvider, .namedVPN]
        for sighting in seen.all where sighting.group == .meetings {
            guard let kind = applicant.word(client, at: Int(sighting.element)).value else { continue }
            isKnown = true
            guard kind == desktop, sighting.isAnonymous, !sighting.flags.isDisjoint(with: space) else { continue }
            hosted += 1
            if hosted <= citedAtMost {
                findings.cite(
                    slots.hostedMeetings, MeetingField.ip.path, at: Int(sighting.element),
                    source: source(of: .hosting, sighting))
            }
        }
        if isKnown { findings.report(slots.hostedMeetings, hosted) }
    }
}

/// Traces found by their names.
struct TraceTally {
    struct Hit {
        var kind: TraceKind
        var brand: String
        var path: FieldPath
        var element: Int
    }

    /// What was found, each brand once.
    private(set) var hits: [Hit] = []
    private let isDistinct: Bool

    /// Counts each brand once, or every place it is found at.
    init(distinct: Bool = true) { isDistinct = distinct }

    /// Whether a kind was found.
    func has(_ kind: TraceKind) -> Bool { hits.contains { $0.kind == kind } }

    /// Looks for the names of a list in a text.
    mutating func add(
        _ text: UnsafeBufferPointer<UInt8>, _ path: FieldPath, _ element: Int, from traces: [Trace],
        only kind: TraceKind? = nil
    ) {
        for trace in traces where kind == nil || trace.kind == kind {
            guard trace.patterns.contains(where: { Self.contains(text, $0) }) else { continue }
            if isDistinct, hits.contains(where: { $0.kind == trace.kind && $0.brand == trace.brand }) { continue }
            hits.append(Hit(kind: trace.kind, brand: trace.brand, path: path, element: element))
            if !isDistinct { return }
        }
    }

    /// Whether a text holds a lower-case pattern that stands alone, letters and digits on neither side.
    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ pattern: String) -> Bool {
        let wanted = pattern.utf8
        guard wanted.count <= text.count, let first = wanted.first else { return false }
        for start in 0...(text.count - wanted.count) where lowered(text[start]) == first {
            guard start == 0 || !isWord(text[start - 1]) else { continue }
            let end = start + wanted.count
            guard end == text.count || !isWord(text[end]) else { continue }
            if zip(text[start..<end], wanted).allSatisfy({ lowered($0) == $1 }) { return true }
        }
        return false
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || byte >= 0x80
    }
}
