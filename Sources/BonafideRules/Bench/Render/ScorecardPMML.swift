package import BonafideCore

/// Writes a tuned pack as a PMML 4.4 Scorecard whose scores are the pack's own, in millibans.
///
/// A scorecard adds one number a characteristic, so only packs that do the same can be written: no decay, no caps, no
/// bounds, no cap on mitigation. Each rule is a field that is `fired`, `quiet` or `unknown`.
package enum ScorecardPMML {
    /// Why a pack cannot be a scorecard.
    package struct Refusal: Error, Hashable, Sendable {
        /// What stands in the way, each with its remedy.
        package let reasons: [String]
    }

    /// The XML text.
    package static func render(_ pack: RulePack, engine: String) throws(Refusal) -> String {
        let reasons = obstacles(pack)
        guard reasons.isEmpty else { throw Refusal(reasons: reasons) }
        let rules = pack.scored.map { pack.rules[$0] }
        let fields = rules.map { field($0.file.id) }
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
              <Header description="\(Figures.escaped(pack.card.name)) \(Figures.escaped(pack.card.version))">
                <Application name="bonafide" version="\(Figures.escaped(engine))"/>
              </Header>
              <DataDictionary numberOfFields="\(rules.count + 1)">
                <DataField name="score" optype="continuous" dataType="double"/>

            """
        for name in fields {
            xml += """
                    <DataField name="\(name)" optype="categorical" dataType="string">
                      <Value value="fired"/><Value value="quiet"/><Value value="unknown"/>
                    </DataField>

                """
        }
        xml += """
              </DataDictionary>
              <Scorecard modelName="\(Figures.escaped(pack.card.name))" functionName="regression" useReasonCodes="true" \
            reasonCodeAlgorithm="pointsBelow" initialScore="\(pack.settings.prior)" baselineMethod="other">
                <MiningSchema>
                  <MiningField name="score" usageType="target"/>

            """
        for name in fields { xml += "      <MiningField name=\"\(name)\" usageType=\"active\"/>\n" }
        xml += "    </MiningSchema>\n    <Output>\n      <OutputField name=\"millibans\" feature=\"predictedValue\" "
        xml += "dataType=\"double\" optype=\"continuous\"/>\n    </Output>\n    <Characteristics>\n"
        for (rule, name) in zip(rules, fields) { xml += characteristic(rule, name) }
        return xml + "    </Characteristics>\n  </Scorecard>\n</PMML>\n"
    }

    private static func characteristic(_ rule: Rule, _ name: String) -> String {
        func attribute(_ value: String, _ points: Millibans) -> String {
            """
                    <Attribute partialScore="\(points)">
                      <SimplePredicate field="\(name)" operator="equal" value="\(value)"/>
                    </Attribute>

            """
        }
        var xml = "      <Characteristic name=\"\(Figures.escaped(rule.file.id))\" baselineScore=\"0\" "
        xml += "reasonCode=\"\(Figures.escaped(rule.file.code))\">\n"
        xml += attribute("fired", rule.file.weight)
        if rule.file.absent != 0 { xml += attribute("quiet", rule.file.absent) }
        return xml + "        <Attribute partialScore=\"0\"><True/></Attribute>\n      </Characteristic>\n"
    }

    private static func field(_ id: String) -> String { Figures.escaped(id) }

    private static func obstacles(_ pack: RulePack) -> [String] {
        var reasons: [String] = []
        let settings = pack.settings
        if settings.across != 1024 { reasons.append("groups decay against each other: set `across: 1`") }
        let decaying = settings.groups.filter { ($0.value.within ?? settings.within) != 1024 }.map(\.key).sorted()
        if !decaying.isEmpty {
            reasons.append("rules decay inside groups (\(decaying.joined(separator: ", "))): set `within: 1`")
        }
        let capped = settings.groups.filter { $0.value.cap != nil }.map(\.key).sorted()
        if !capped.isEmpty { reasons.append("groups have caps: \(capped.joined(separator: ", "))") }
        if settings.mitigationCap != nil { reasons.append("mitigation has a cap") }
        let bound = pack.scored.map { pack.rules[$0] }.filter { $0.floor != nil || $0.ceiling != nil }.map(\.file.id)
        if !bound.isEmpty { reasons.append("rules hold the score at a bound: \(bound.joined(separator: ", "))") }
        return reasons
    }
}
