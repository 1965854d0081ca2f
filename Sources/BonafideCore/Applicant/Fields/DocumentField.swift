/// Documents handed in and what was read from them.
public enum DocumentField: UInt8, ProfileField {
    case kind, country, number, numberHash, name, dob, issued, expires, issuer, mrz, address
    case addressPostalCode, addressCity, addressRegion, addressCountry, file, sha256, phash, submittedAt
    case periodEnd, metaProducer, metaCreator, metaAuthor, metaTitle, metaCreated, metaModified, metaTemplate
    case metaRsid, metaAiSource

    public static let group = ProfileGroup.documents

    public static let definitions: [FieldDefinition] = [
        .init(
            "kind",
            .word([
                "passport", "id_card", "driver_licence", "residence_permit", "visa", "diploma", "bank_statement",
                "utility_bill", "tax_form", "cv", "photo", "certificate", "other",
            ]),
            .low, "Kind of document."),
        .init("country", .country, .identity, "Issuing country; compared only with the document's own text."),
        .init("number", .text, .sensitive, "Document number."),
        .init("number_hash", .digest, .sensitive, "Keyed digest of the number."),
        .init("name", .name, .identity, "Name on the document."),
        .init("dob", .day, .sensitive, "Birth date on the document."),
        .init("issued", .day, .identity, "Issue date."),
        .init("expires", .day, .identity, "Expiry date."),
        .init("issuer", .text, .identity, "Issuer's name."),
        .init("mrz", .text, .sensitive, "Machine-readable zone, lines joined by a newline."),
        .init("address", .text, .contact, "Address on the document."),
        .init("address_postalCode", .text, .contact, "Postal code on the document."),
        .init("address_city", .text, .contact, "City on the document."),
        .init("address_region", .text, .contact, "Subdivision on the document."),
        .init("address_country", .country, .contact, "Country of the address on the document."),
        .init("file", .text, .low, "Path of the file, beside the export."),
        .init("sha256", .digest, .low, "SHA-256 of the file."),
        .init("phash", .digest, .sensitive, "Perceptual hash of the image."),
        .init("submitted_at", .instant, .low, "When it was handed in."),
        .init("period_end", .day, .low, "Last day a statement covers."),
        .init("meta.producer", .text, .low, "Producer metadata."),
        .init("meta.creator", .text, .low, "Creator metadata."),
        .init("meta.author", .name, .identity, "Author metadata."),
        .init("meta.title", .text, .low, "Title metadata."),
        .init("meta.created", .instant, .low, "Creation date in the metadata."),
        .init("meta.modified", .instant, .low, "Modification date in the metadata."),
        .init("meta.template", .text, .low, "Template metadata."),
        .init("meta.rsid", .text, .low, "Revision save ids.", list: true),
        .init("meta.ai_source", .text, .low, "Asserted digital source type."),
    ]
}
