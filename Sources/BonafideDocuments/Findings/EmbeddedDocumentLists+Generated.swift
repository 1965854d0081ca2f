// swift-format-ignore-file
// Generated from Rules/lists/document-*.yaml by Scripts/generate-document-lists; do not edit.

/// The texts of the document tables, compiled in.
package enum EmbeddedDocumentLists {
    /// Every table, in the order of their use.
    package static let all = [producersText, editorsText, marksText]

    /// `Rules/lists/document-producers.yaml`.
    package static let producersText = ##"""
# Programs that write documents: which clock they stamp, and the comment their files begin with.
#
# `clock` says what time zone a program stamps dates in: local (the machine's own offset), utc, or none.
# Measured with the clock set to 2024-03-04 10:12 in Asia/Pyongyang, except where `measured: false`.
# A pattern is searched, case left aside, in Producer, Creator and CreatorTool; the first that is found counts.
name: document-producers
licence: own measurements
reviewed_on: 2026-11-01
producers:
  - { pattern: "libreoffice", clock: local, writer: libreoffice }
  - { pattern: "openoffice", clock: local, writer: libreoffice, measured: false }
  - { pattern: "pdftex", clock: local, writer: tex }
  - { pattern: "xdvipdfmx", clock: local, writer: tex, measured: false }
  - { pattern: "luatex", clock: local, writer: tex, measured: false }
  - { pattern: "reportlab", clock: local, writer: reportlab }
  - { pattern: "ghostscript", clock: local, writer: ghostscript }
  - { pattern: "tesseract", clock: local, writer: tesseract }
  - { pattern: "cairo", clock: local, writer: cairo }
  - { pattern: "pymupdf", clock: local, writer: mupdf }
  - { pattern: "microsoft", clock: local, writer: microsoft, measured: false }
  - { pattern: "acrobat distiller", clock: local, writer: adobe, measured: false }
  - { pattern: "adobe pdf library", clock: local, writer: adobe, measured: false }
  - { pattern: "skia", clock: utc, writer: skia }
  - { pattern: "fpdf", clock: utc, writer: fpdf }
  - { pattern: "pillow", clock: utc, writer: pillow }
  - { pattern: "img2pdf", clock: utc, writer: qpdf }
  - { pattern: "pikepdf", clock: utc, writer: qpdf }
  - { pattern: "quartz", clock: utc, writer: quartz, measured: false }
  - { pattern: "weasyprint", clock: none, writer: weasyprint }
  - { pattern: "pypdf", clock: none, writer: pypdf }
# The bytes of the comment behind %PDF-n.n, in hexadecimal. A rewriter lays out again what another
# program made; `edits: true` marks rewriters that are libraries for changing pages rather than
# delivery tools, so that an issuer's own paper has no reason to have passed through them.
writers:
  - { name: libreoffice, header: "c3a4c3bcc3b6c39f" }
  - { name: tex, header: "d0d4c5d8" }
  - { name: reportlab, header: "938c8b9e" }
  - { name: ghostscript, header: "c7ec8fa2", rewriter: true }
  - { name: tesseract, header: "deadbeeb" }
  - { name: cairo, header: "b5edaefb" }
  - { name: skia, header: "d3ebe9e1" }
  - { name: fpdf, header: "e9ebf1bf" }
  - { name: weasyprint, header: "f09f96a4" }
  - { name: quartz, header: "c4e5f2e5eba7f3a0d0c4c6" }
  - { name: qpdf, header: "bff7a2fe", rewriter: true }
  - { name: mupdf, header: "c2b5c2b6", rewriter: true, edits: true }
"""##

    /// `Rules/lists/document-editors.yaml`.
    package static let editorsText = ##"""
# Programs for drawing or retouching, and services that change the text of finished pages.
#
# Searched, case left aside, in Producer, Creator, CreatorTool and the software agents of the edit history.
# On a statement or an identity paper such a mark contradicts its maker; on a CV it says nothing.
name: document-editors
licence: own compilation
reviewed_on: 2026-11-01
editors:
  - { pattern: "photoshop", name: "Adobe Photoshop" }
  - { pattern: "illustrator", name: "Adobe Illustrator" }
  - { pattern: "indesign", name: "Adobe InDesign", weak: true }
  - { pattern: "canva", name: "Canva" }
  - { pattern: "ilovepdf", name: "iLovePDF", weak: true }
  - { pattern: "sejda", name: "Sejda" }
  - { pattern: "smallpdf", name: "Smallpdf", weak: true }
  - { pattern: "pdfescape", name: "PDFescape" }
  - { pattern: "foxit phantom", name: "Foxit PhantomPDF" }
  - { pattern: "foxit pdf editor", name: "Foxit PDF Editor" }
  - { pattern: "foxit editor", name: "Foxit PDF Editor" }
  - { pattern: "pdfelement", name: "Wondershare PDFelement" }
  - { pattern: "wondershare", name: "Wondershare" }
  - { pattern: "nitro pro", name: "Nitro Pro" }
  - { pattern: "nitro pdf", name: "Nitro PDF" }
  - { pattern: "soda pdf", name: "Soda PDF" }
  - { pattern: "pdf-xchange editor", name: "PDF-XChange Editor" }
  - { pattern: "pdffiller", name: "pdfFiller" }
  - { pattern: "dochub", name: "DocHub" }
  - { pattern: "pdf24", name: "PDF24" }
  - { pattern: "pdf candy", name: "PDF Candy" }
  - { pattern: "master pdf editor", name: "Master PDF Editor" }
  - { pattern: "gimp", name: "GIMP" }
  - { pattern: "inkscape", name: "Inkscape" }
  - { pattern: "coreldraw", name: "CorelDRAW" }
  - { pattern: "affinity", name: "Affinity" }
  - { pattern: "paint.net", name: "paint.net" }
  - { pattern: "pixelmator", name: "Pixelmator" }
  - { pattern: "picsart", name: "PicsArt" }
  - { pattern: "photopea", name: "Photopea" }
  - { pattern: "snapseed", name: "Snapseed" }
  - { pattern: "facetune", name: "Facetune" }
  - { pattern: "krita", name: "Krita" }
  - { pattern: "figma", name: "Figma" }
  - { pattern: "camscanner", name: "CamScanner", weak: true }
  - { pattern: "lightroom", name: "Adobe Lightroom", weak: true }
  - { pattern: "acdsee", name: "ACDSee", weak: true }
"""##

    /// `Rules/lists/document-marks.yaml`.
    package static let marksText = ##"""
# Marks that text-to-image programs leave, specimen texts and numbers, and office templates many people share.
name: document-marks
licence: own compilation; specimen numbers from ICAO Doc 9303 and the US Social Security Administration
reviewed_on: 2026-11-01
# Keys of PNG text chunks, in lower case.
generator_keys: [parameters, prompt, workflow, invokeai_metadata, sd-metadata, dream, generation_data]
# Words searched, case left aside, in software and claim generator texts.
generator_words: [stable diffusion, midjourney, dall-e, dall·e, novelai, comfyui, invokeai, firefly, openai, chatgpt, flux.1, leonardo.ai, imagen]
# The last part of IPTC digital source types that declare a made picture.
generator_sources: [trainedalgorithmicmedia, compositewithtrainedalgorithmicmedia, algorithmicmedia, compositesynthetic]
specimen_numbers: [L898902C3, L898902C, L898902C36, D231458907, D23145890, C01X00T47, C01X0006H1, "078051120", "219099999", "123456789"]
specimen_names: [eriksson anna maria, mustermann erika, sample jane, specimen]
# Root revision ids of templates in wide use; files that share only these are not of one origin.
template_roots: ["00B47730", "00000000"]
template_rsids: ["00034616", "0006063C", "0015074B", "0029639D", "00326F90", "00AA1D8D", "00B47730", "00CB0664", "00FC693F"]
# Account names that stand for a machine rather than a person.
generic_users: [user, admin, administrator, owner, guest, home, pc, windows user, microsoft office user, wps office user, test, default, author, unknown, student, staff, hp, dell, lenovo, acer, asus, python-docx, openpyxl, libreoffice]
"""##
}
