import BonafideCore

extension NetworkExtractor {
    /// The vendor records a session carries, read as far as their published field lists go.
    func vendorRecords(_ applicant: Applicant, _ element: Int) -> [NetworkRecord] {
        var records: [NetworkRecord] = []
        if let json = applicant.read(SessionField.spur.path, at: element, { JSONText($0) }).value {
            records.append(SpurContext.record(json))
        }
        if let json = applicant.read(SessionField.ipqs.path, at: element, { JSONText($0) }).value {
            records.append(IPQSRecord.record(json))
        }
        return records
    }
}

/// Reads a Spur context record (version 2 field names; unverified against the vendor's service).
enum SpurContext {
    static func record(_ json: JSONText) -> NetworkRecord {
        var record = NetworkRecord()
        if let number = json["as"]?["number"]?.number, number > 0 { record.autonomousSystem = UInt32(exactly: number) }
        record.organization = json["as"]?["organization"]?.text ?? json["organization"]?.text
        record.country = json["location"]?["country"]?.text.flatMap { CountryCode($0) }
        record.city = json["location"]?["city"]?.text
        record.subdivisionName = json["location"]?["state"]?.text
        switch json["infrastructure"]?.text?.uppercased() {
        case "MOBILE": record.flags.insert(.mobile)
        case "DATACENTER": record.flags.insert(.hostingProvider)
        case "SATELLITE": record.flags.insert(.satellite)
        default: break
        }
        for tunnel in json["tunnels"]?.list ?? [] { read(tunnel, into: &record) }
        for risk in json["risks"]?.list ?? [] where risk.text?.uppercased() == "CALLBACK_PROXY" {
            record.flags.insert(.residentialProxy)
        }
        let proxies = (json["client_proxies"] ?? json["client"]?["proxies"])?.list ?? []
        if !proxies.isEmpty { record.flags.insert(.residentialProxy) }
        return record
    }

    private static func read(_ tunnel: JSONText, into record: inout NetworkRecord) {
        let name = tunnel["operator"]?.text
        switch tunnel["type"]?.text?.uppercased() {
        case "TOR": record.flags.insert(.torExitNode)
        case "PROXY": record.flags.insert(.publicProxy)
        case "VPN":
            if name?.uppercased().contains("PRIVATE_RELAY") == true {
                record.flags.insert(.privateRelay)
            } else {
                record.flags.insert(.anonymousVPN)
                record.provider = record.provider ?? name
            }
        default: break
        }
    }
}

/// Reads an IPQS proxy-detection record, flat or as the service answers (unverified against the vendor's service).
enum IPQSRecord {
    static func record(_ json: JSONText) -> NetworkRecord {
        func isSet(_ keys: String...) -> Bool { keys.contains { json[$0]?.isTrue ?? false } }
        var record = NetworkRecord()
        let isTor = isSet("tor", "isTOR", "active_tor")
        let isVPN = isSet("vpn", "isVPN", "active_vpn")
        if isTor { record.flags.insert(.torExitNode) }
        if isVPN { record.flags.insert(.anonymousVPN) }
        // The service sets its proxy flag for every VPN and Tor exit too.
        if isSet("proxy", "isProxy"), !isTor, !isVPN { record.flags.insert(.publicProxy) }
        switch json["connection_type"]?.text?.lowercased() {
        case "data center": record.flags.insert(.hostingProvider)
        case "mobile": record.flags.insert(.mobile)
        default: break
        }
        if isSet("mobile") { record.flags.insert(.mobile) }
        record.country = json["country_code"]?.text.flatMap { CountryCode($0) }
        record.subdivisionName = json["region"]?.text
        record.city = json["city"]?.text
        if let number = (json["ASN"] ?? json["asn"])?.number { record.autonomousSystem = UInt32(exactly: number) }
        record.organization = json["organization"]?.text ?? json["ISP"]?.text
        if let latitude = json["latitude"]?.number, let longitude = json["longitude"]?.number,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        {
            record.latitude = latitude
            record.longitude = longitude
        }
        return record
    }
}
