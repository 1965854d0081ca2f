package import BonafideCore

/// Why an input could not be opened, or could not be read to its end.
///
/// What was read before stays good. No message holds text of a record.
package struct IngestError: Error, Hashable, Sendable {
    /// The trouble with its place, code and remedy.
    package let diagnostic: Diagnostic
    /// Further troubles found in the same step, such as all mistakes of one map.
    package let others: [Diagnostic]

    /// Takes a finished diagnostic.
    package init(_ diagnostic: Diagnostic, others: [Diagnostic] = []) {
        self.diagnostic = diagnostic
        self.others = others
    }

    init(_ code: IngestCode, _ file: String, line: Int = 0, column: Int = 0, _ message: String, hint: String = "") {
        self.init(
            Diagnostic(
                code: code.rawValue, location: SourceLocation(file: file, line: line, column: column),
                message: message, hint: hint))
    }

    /// All diagnostics as text, one a line.
    package var text: String { ([diagnostic] + others).map(\.text).joined(separator: "\n") }
}

/// Stable codes of everything ingest can complain of.
package enum IngestCode: String, Sendable, CaseIterable {
    /// A file or folder cannot be opened or read.
    case unreadableFile = "I001"
    /// The input holds no record.
    case emptyInput = "I002"
    /// The format cannot be told, or is not one that is read.
    case unknownFormat = "I003"
    /// Compressed bytes are damaged or cut short.
    case damagedCompression = "I004"
    /// Bytes are not valid in the encoding the file declares.
    case invalidEncoding = "I005"
    /// A quoted field is never closed.
    case unclosedQuote = "I006"
    /// XML that is not well-formed, or that declares a DOCTYPE or entities.
    case refusedXML = "I007"
    /// A JSON document whose outer structure is broken.
    case brokenJSON = "I008"
    /// No column or key of the input is known.
    case nothingMapped = "I009"
    /// A folder holds no table of profiles.
    case noProfiles = "I010"
    /// Side tables exceed the memory they may take.
    case sideTablesTooLarge = "I011"
    /// A table has more columns than are read.
    case badHeader = "I012"
    /// A map file that is not valid YAML.
    case mapSyntax = "I020"
    /// A key of a map file that is not known.
    case mapUnknownKey = "I021"
    /// A field or group of a map file that the profile model lacks.
    case mapUnknownField = "I022"
    /// A value of a map file that has the wrong shape or word.
    case mapBadValue = "I023"
    /// A name of a map that is not built in and is no file.
    case mapNotFound = "I024"
    /// A map that names a column of a protected trait.
    case mapProtectedColumn = "I025"
    /// A column or key that no map knows.
    case unmappedColumn = "I030"
    /// Columns about protected traits were dropped.
    case droppedColumns = "I031"
    /// The records carry no id, so numbers stand in.
    case numberedRecords = "I032"
    /// Bytes were read as Windows-1252.
    case assumedEncoding = "I033"
    /// A file of a folder that is no table of the model.
    case ignoredFile = "I034"
    /// A table names a column more than once.
    case repeatedColumn = "I035"
    /// The records lie in a list inside an object.
    case wrappedRecords = "I036"
}
