internal import BonafideCore

/// A table that says which names of an export hold which fields of a profile.
package struct ColumnMap: Sendable {
    /// The name a user calls it by.
    package var name: String
    /// One line for listings.
    package var title: String
    /// Where the names were seen, or that they are from memory.
    package var source: String
    /// Whether the names were read in a published schema rather than recalled.
    package var isVerified: Bool
    /// Whether an empty cell says that there is no value, rather than nothing.
    package var emptyIsAbsent: Bool
    /// XML element, or key of the array, that holds the records; found by itself where empty.
    package var recordElement: String
    /// Sets of names of which one whole set must be present for the map to be chosen by itself.
    package var signatures: [[String]]
    /// The fields there is one of.
    var root: [FieldAliases]
    /// The groups, and single elements of a group.
    var groups: [GroupAliases]
}

/// Where the value of one field is found.
struct FieldAliases: Sendable {
    var path: FieldPath
    /// Names in order of preference.
    var sources: [AliasSource]
    /// A value that every record, or every element there is, gets.
    var constant: [UInt8]?
}

/// One name and what is done to its value.
struct AliasSource: Hashable, Sendable {
    var name: String
    var transform = ValueTransform.none
}

/// Names of a group's elements and of their fields.
struct GroupAliases: Sendable {
    var group: ProfileGroup
    /// Tells elements of one group apart that have names of their own (`documents@cv`).
    var label: String
    /// What stands before the field's name (`login{n}_`, `logins[]`), without the mark; none for a single element
    /// whose fields have whole names.
    var prefixes: [String]
    var fields: [FieldAliases]
}

/// What is done to a value between its cell and its field.
enum ValueTransform: String, Sendable, CaseIterable {
    case none
    /// Major units of a currency to minor ones, two decimals.
    case minor
    /// Hours to minutes.
    case hours
    /// Seconds to minutes.
    case seconds
    /// An account of any kind, put into the field its own form calls for: IBAN, wallet, mail address, number.
    case account
}
