/// The JSON form of assessments; its version grows only when a reader of the older one would fail.
package enum AssessmentSchema {
    /// Version of the form.
    package static let version = 2

    /// The JSON Schema of the form, the same text as `docs/schema/assessment-2.schema.json`.
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://bonafide.example/schema/assessment-2.schema.json",
          "title": "bonafide assessments, version 2",
          "description": "What `bonafide score --format json` writes. Each line of NDJSON is a `#/$defs/line`: one assessment, and last one object with the key `run`, whose presence shows that the output is complete. Scores and weights are integer millibans: 1000 multiply the odds by 10. prior + contributions + adjustments = score, exactly. With --band-only no score, weight or contribution is written.",
          "type": "object",
          "properties": {
            "schemaVersion": { "const": 2 },
            "assessments": { "type": "array", "items": { "$ref": "#/$defs/anyAssessment" } },
            "run": { "$ref": "#/$defs/run" }
          },
          "required": ["schemaVersion", "assessments", "run"],
          "additionalProperties": false,
          "$defs": {
            "line": {
              "anyOf": [
                { "$ref": "#/$defs/anyAssessment" },
                {
                  "type": "object",
                  "properties": { "run": { "$ref": "#/$defs/run" } },
                  "required": ["run"],
                  "additionalProperties": false
                }
              ]
            },
            "anyAssessment": {
              "anyOf": [{ "$ref": "#/$defs/assessment" }, { "$ref": "#/$defs/bandAssessment" }]
            },
            "assessment": {
              "description": "The complete result for one applicant: advice to a person, never a decision.",
              "type": "object",
              "properties": {
                "id": { "$ref": "#/$defs/id" },
                "origin": { "$ref": "#/$defs/origin" },
                "profileDigest": { "$ref": "#/$defs/digest" },
                "droppedColumns": { "$ref": "#/$defs/count" },
                "score": { "$ref": "#/$defs/score" },
                "band": { "$ref": "#/$defs/name" },
                "settled": { "$ref": "#/$defs/settled" },
                "coverage": { "$ref": "#/$defs/coverage" },
                "contributions": { "type": "array", "items": { "$ref": "#/$defs/contribution" } },
                "adjustments": { "type": "array", "items": { "$ref": "#/$defs/adjustment" } },
                "outcomes": { "$ref": "#/$defs/outcomes" },
                "reasons": { "type": "array", "items": { "$ref": "#/$defs/reason" } },
                "unknowns": { "$ref": "#/$defs/unknowns" },
                "nextChecks": { "type": "array", "items": { "$ref": "#/$defs/nextCheck" } }
              },
              "required": [
                "id", "origin", "profileDigest", "droppedColumns", "score", "band", "settled", "coverage", "contributions",
                "adjustments", "outcomes", "reasons", "unknowns", "nextChecks"
              ],
              "additionalProperties": false
            },
            "bandAssessment": {
              "description": "An assessment written with --band-only: no score, weight, contribution or reduction.",
              "type": "object",
              "properties": {
                "id": { "$ref": "#/$defs/id" },
                "origin": { "$ref": "#/$defs/origin" },
                "profileDigest": { "$ref": "#/$defs/digest" },
                "droppedColumns": { "$ref": "#/$defs/count" },
                "band": { "$ref": "#/$defs/name" },
                "settled": { "$ref": "#/$defs/settled" },
                "coverage": { "$ref": "#/$defs/coverage" },
                "contributions": { "type": "array", "items": { "$ref": "#/$defs/bareContribution" } },
                "adjustments": { "type": "array", "items": { "$ref": "#/$defs/bareAdjustment" } },
                "outcomes": { "$ref": "#/$defs/outcomes" },
                "reasons": { "type": "array", "items": { "$ref": "#/$defs/reason" } },
                "unknowns": { "$ref": "#/$defs/unknowns" },
                "nextChecks": { "type": "array", "items": { "$ref": "#/$defs/bareNextCheck" } }
              },
              "required": [
                "id", "origin", "profileDigest", "droppedColumns", "band", "settled", "coverage", "contributions",
                "adjustments", "outcomes", "reasons", "unknowns", "nextChecks"
              ],
              "additionalProperties": false
            },
            "id": { "description": "The applicant's id in the export.", "type": "string" },
            "name": { "type": "string", "minLength": 1 },
            "ruleID": { "type": "string", "pattern": "^[a-z]+\\.[a-z0-9-]+$" },
            "signalName": { "type": "string", "pattern": "^[a-z]+\\.[a-z0-9_]+$" },
            "reasonCode": { "type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$" },
            "digest": { "description": "SHA-256, or empty where none was computed.", "type": "string", "pattern": "^([0-9a-f]{64})?$" },
            "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "count": { "type": "integer", "minimum": 0 },
            "millibans": { "description": "Weight of evidence: 1000 multiply the odds by 10.", "type": "integer" },
            "settled": { "description": "Whether the band is the same at both ends of the interval.", "type": "boolean" },
            "coverage": {
              "description": "Share of the pack's weight that could be judged, in permille.",
              "type": "integer", "minimum": 0, "maximum": 1000
            },
            "origin": {
              "description": "Where the record lay: number of the input in run.inputs, record and line from 1, 0 where unknown.",
              "type": "object",
              "properties": {
                "input": { "$ref": "#/$defs/count" },
                "record": { "$ref": "#/$defs/count" },
                "line": { "$ref": "#/$defs/count" }
              },
              "required": ["input", "record", "line"],
              "additionalProperties": false
            },
            "score": {
              "type": "object",
              "properties": {
                "millibans": { "$ref": "#/$defs/millibans" },
                "display": {
                  "description": "The 0-100 view: 50 is even odds, 5 more double them.",
                  "type": "integer", "minimum": 0, "maximum": 100
                },
                "prior": { "$ref": "#/$defs/millibans" },
                "low": { "$ref": "#/$defs/millibans" },
                "high": { "$ref": "#/$defs/millibans" }
              },
              "required": ["millibans", "display", "prior", "low", "high"],
              "additionalProperties": false
            },
            "contribution": {
              "description": "What a fired rule added after decay and caps; weight is what its file says.",
              "type": "object",
              "properties": {
                "rule": { "$ref": "#/$defs/ruleID" },
                "reason": { "$ref": "#/$defs/reasonCode" },
                "group": { "type": "string" },
                "weight": { "$ref": "#/$defs/millibans" },
                "contribution": { "$ref": "#/$defs/millibans" }
              },
              "required": ["rule", "reason", "group", "weight", "contribution"],
              "additionalProperties": false
            },
            "bareContribution": {
              "type": "object",
              "properties": {
                "rule": { "$ref": "#/$defs/ruleID" },
                "reason": { "$ref": "#/$defs/reasonCode" },
                "group": { "type": "string" }
              },
              "required": ["rule", "reason", "group"],
              "additionalProperties": false
            },
            "adjustment": {
              "description": "A floor or ceiling that held the score, and by how much it moved it.",
              "type": "object",
              "properties": {
                "rule": { "$ref": "#/$defs/ruleID" },
                "kind": { "enum": ["floor", "ceiling"] },
                "contribution": { "$ref": "#/$defs/millibans" }
              },
              "required": ["rule", "kind", "contribution"],
              "additionalProperties": false
            },
            "bareAdjustment": {
              "type": "object",
              "properties": { "rule": { "$ref": "#/$defs/ruleID" }, "kind": { "enum": ["floor", "ceiling"] } },
              "required": ["rule", "kind"],
              "additionalProperties": false
            },
            "outcomes": {
              "description": "How every rule of the pack ended: each rule is in one of the lists, in the order of the pack.",
              "type": "object",
              "properties": {
                "fired": { "$ref": "#/$defs/rules" },
                "quiet": { "$ref": "#/$defs/rules" },
                "unknown": { "$ref": "#/$defs/rules" },
                "failed": { "$ref": "#/$defs/rules" },
                "suppressed": { "$ref": "#/$defs/rules" },
                "disabled": { "$ref": "#/$defs/rules" }
              },
              "required": ["fired", "quiet", "unknown", "failed", "suppressed", "disabled"],
              "additionalProperties": false
            },
            "rules": { "type": "array", "items": { "$ref": "#/$defs/ruleID" } },
            "signals": { "type": "array", "items": { "$ref": "#/$defs/signalName" } },
            "reason": {
              "description": "Why, in two renderings: code and fields, and one plain sentence naming the values that disagree.",
              "type": "object",
              "properties": {
                "code": { "$ref": "#/$defs/reasonCode" },
                "rule": { "$ref": "#/$defs/ruleID" },
                "sentence": { "type": "string" },
                "fields": { "type": "array", "items": { "$ref": "#/$defs/field" } },
                "benign": { "description": "Honest explanations of the same facts.", "type": "array", "items": { "type": "string" } },
                "next": { "description": "The cheapest step that would settle it.", "type": "string" }
              },
              "required": ["code", "rule", "sentence", "fields", "benign", "next"],
              "additionalProperties": false
            },
            "field": {
              "description": "One value of a reason, the side it stands on, and where it came from.",
              "type": "object",
              "properties": {
                "signal": { "$ref": "#/$defs/signalName" },
                "value": { "type": "string" },
                "side": { "enum": ["claim", "evidence"] },
                "evidence": { "description": "Places in the input.", "type": "array", "items": { "type": "string" } },
                "source": { "description": "The reference source consulted, with its date, or empty.", "type": "string" }
              },
              "required": ["signal", "value", "side", "evidence", "source"],
              "additionalProperties": false
            },
            "unknowns": {
              "description": "Every signal that could not be learnt and that a rule which ended unknown reads, by why it is unknown. Which rules read a signal is told once, in run.reads.",
              "type": "object",
              "properties": {
                "not_collected": { "$ref": "#/$defs/signals" },
                "unreadable": { "$ref": "#/$defs/signals" },
                "not_covered": { "$ref": "#/$defs/signals" },
                "not_applicable": { "$ref": "#/$defs/signals" },
                "too_few": { "$ref": "#/$defs/signals" },
                "no_reference": { "$ref": "#/$defs/signals" },
                "disabled": { "$ref": "#/$defs/signals" },
                "extractor_failed": { "$ref": "#/$defs/signals" },
                "suppressed": { "$ref": "#/$defs/signals" }
              },
              "additionalProperties": false
            },
            "nextCheck": {
              "description": "A step that would narrow the interval, and by how much.",
              "type": "object",
              "properties": {
                "action": { "type": "string" },
                "signals": { "$ref": "#/$defs/signals" },
                "cost": { "$ref": "#/$defs/cost" },
                "reduction": { "$ref": "#/$defs/millibans" }
              },
              "required": ["action", "signals", "cost", "reduction"],
              "additionalProperties": false
            },
            "bareNextCheck": {
              "type": "object",
              "properties": {
                "action": { "type": "string" },
                "signals": { "$ref": "#/$defs/signals" },
                "cost": { "$ref": "#/$defs/cost" }
              },
              "required": ["action", "signals", "cost"],
              "additionalProperties": false
            },
            "cost": { "enum": ["export", "question", "inquiry", "appointment"] },
            "run": {
              "description": "What makes the run reproducible, and what it counted.",
              "type": "object",
              "properties": {
                "schemaVersion": { "const": 2 },
                "notice": { "type": "string", "minLength": 1 },
                "engine": { "type": "string" },
                "pack": { "type": "string" },
                "shard": { "type": "string", "pattern": "^[1-9][0-9]*/[1-9][0-9]*$" },
                "packDigest": { "$ref": "#/$defs/digest" },
                "catalogDigest": { "$ref": "#/$defs/digest" },
                "dataDigest": { "$ref": "#/$defs/digest" },
                "asOf": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" },
                "prior": { "$ref": "#/$defs/millibans" },
                "bands": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/band" } },
                "reads": {
                  "description": "For each rule, the signals its condition reads; a rule that ended unknown waits for those of them that are unknown.",
                  "type": "object",
                  "propertyNames": { "$ref": "#/$defs/ruleID" },
                  "additionalProperties": { "$ref": "#/$defs/signals" }
                },
                "sources": { "type": "array", "items": { "$ref": "#/$defs/source" } },
                "inputs": { "type": "array", "items": { "$ref": "#/$defs/input" } },
                "counts": { "$ref": "#/$defs/counts" }
              },
              "required": [
                "schemaVersion", "notice", "engine", "pack", "packDigest", "catalogDigest", "dataDigest", "asOf", "prior",
                "bands", "reads", "sources", "inputs", "counts"
              ],
              "additionalProperties": false
            },
            "band": {
              "type": "object",
              "properties": {
                "name": { "$ref": "#/$defs/name" },
                "from": { "description": "The lowest score of the band; null for the lowest band.", "type": ["integer", "null"] },
                "advice": { "type": "string" }
              },
              "required": ["name", "from", "advice"],
              "additionalProperties": false
            },
            "source": {
              "type": "object",
              "properties": {
                "name": { "type": "string" },
                "date": { "$ref": "#/$defs/date" },
                "licence": { "type": "string" },
                "digest": { "$ref": "#/$defs/digest" },
                "ageDays": { "description": "Days from the source's date to asOf.", "type": "integer" },
                "maximumAgeDays": { "type": "integer" },
                "stale": { "type": "boolean" }
              },
              "required": ["name", "date", "licence", "digest", "ageDays", "maximumAgeDays", "stale"],
              "additionalProperties": false
            },
            "input": {
              "type": "object",
              "properties": {
                "name": { "type": "string" },
                "digest": { "$ref": "#/$defs/digest" },
                "bytes": { "$ref": "#/$defs/count" },
                "records": { "$ref": "#/$defs/count" },
                "rejected": { "$ref": "#/$defs/count" },
                "repeatedIDs": { "$ref": "#/$defs/count" },
                "withoutProfile": { "$ref": "#/$defs/count" }
              },
              "required": ["name", "digest", "bytes", "records", "rejected"],
              "additionalProperties": false
            },
            "counts": {
              "type": "object",
              "properties": {
                "applicants": { "$ref": "#/$defs/count" },
                "rejected": { "$ref": "#/$defs/count" },
                "settled": { "$ref": "#/$defs/count" },
                "droppedColumns": { "$ref": "#/$defs/count" },
                "bands": { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } },
                "outcomes": {
                  "type": "object",
                  "propertyNames": { "$ref": "#/$defs/ruleID" },
                  "additionalProperties": { "type": "object", "additionalProperties": { "$ref": "#/$defs/count" } }
                }
              },
              "required": ["applicants", "rejected", "settled", "droppedColumns", "bands", "outcomes"],
              "additionalProperties": false
            }
          }
        }

        """#
}
