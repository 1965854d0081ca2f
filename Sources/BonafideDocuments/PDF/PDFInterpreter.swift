/// Runs content streams far enough to know where text, fills and pictures land.
struct PDFInterpreter {
    let file: PDFFile
    let revision: PDFRevision
    var page = PDFPage()
    var fonts: [Int: PDFFont]

    private struct State {
        var matrix = PDFMatrix()
        var fillIsWhite = false
        var font: PDFFont?
        var size = 0.0
        var characterSpacing = 0.0
        var wordSpacing = 0.0
        var scale = 1.0
        var leading = 0.0
        var rise = 0.0
        var renderMode = 0
    }
    private var state = State()
    private var stack: [State] = []
    private var textMatrix = PDFMatrix()
    private var lineMatrix = PDFMatrix()
    private var path = PDFBox.empty
    private var order = 0
    private var stream = 0

    init(file: PDFFile, revision: PDFRevision, fonts: [Int: PDFFont]) {
        self.file = file
        self.revision = revision
        self.fonts = fonts
    }

    mutating func run(page dictionary: PDFDictionary) {
        if let box = file.resolve(dictionary["MediaBox"], in: revision)?.array?.compactMap({ $0.number }),
            box.count >= 4
        {
            page.box = PDFBox(
                left: min(box[0], box[2]), bottom: min(box[1], box[3]), right: max(box[0], box[2]),
                top: max(box[1], box[3]))
        }
        let resources = file.resolve(dictionary["Resources"], in: revision)?.dictionary ?? PDFDictionary()
        var parts: [PDFValue] = []
        if let target = dictionary["Contents"] {
            if let list = file.resolve(target, in: revision)?.array {
                parts = Array(list.prefix(256))
            } else {
                parts = [target]
            }
        }
        for part in parts {
            if let number = part.reference?.number { page.contents.append(number) }
            if let content = file.streamContent(part, in: revision) { run(content, resources, depth: 0) }
            stream += 1
        }
    }

    private mutating func run(_ content: [UInt8], _ resources: PDFDictionary, depth: Int) {
        var lexer = PDFLexer(content)
        var operands: [PDFValue] = []
        while file.budget.step() {
            guard let value = lexer.value(references: false) else {
                if lexer.isAtEnd { return }
                lexer.position += 1
                continue
            }
            guard case .word(let word) = value else {
                operands.append(value)
                if operands.count > 512 { operands.removeAll(keepingCapacity: true) }
                continue
            }
            if word == "BI" {
                skipInlineImage(&lexer, content)
            } else {
                perform(word, operands, resources, depth)
            }
            operands.removeAll(keepingCapacity: true)
        }
    }

    private mutating func skipInlineImage(_ lexer: inout PDFLexer, _ content: [UInt8]) {
        page.images.append(PDFImageUse(box: PDFBox(0, 0, 1, 1, state.matrix), order: order, number: -1))
        order += 1
        var at = lexer.position
        while let end = content.find("EI", from: at) {
            let before = content.byte(end - 1).map(PDFLexer.isSpace) ?? false
            let after = content.byte(end + 2).map(PDFLexer.isSpace) ?? true
            if before && after {
                lexer.position = end + 2
                return
            }
            at = end + 2
        }
        lexer.position = content.count
    }

    private mutating func perform(_ word: String, _ operands: [PDFValue], _ resources: PDFDictionary, _ depth: Int) {
        func numbers() -> [Double] { operands.compactMap(\.number) }
        switch word {
        case "q": if stack.count < 256 { stack.append(state) }
        case "Q": if let saved = stack.popLast() { state = saved }
        case "cm": if let matrix = PDFMatrix(numbers()) { state.matrix = matrix.then(state.matrix) }
        case "re", "m", "l", "c", "v", "y": extendPath(word, numbers())
        case "f", "F", "f*", "B", "B*", "b", "b*": fill()
        case "n", "S", "s": path = .empty
        case "rg", "g", "k", "sc", "scn": setFill(word, numbers())
        case "cs": state.fillIsWhite = false
        case "Do": paint(operands.first?.name, resources, depth)
        case "BDC", "BMC", "MP", "DP":
            if let tag = operands.first?.name, page.tags.count < 256 { page.tags.insert(tag) }
        default: performText(word, operands, resources)
        }
    }

    private mutating func extendPath(_ word: String, _ values: [Double]) {
        if word == "re", values.count >= 4 {
            let box = PDFBox(values[0], values[1], values[2], values[3], state.matrix)
            path.include((box.left, box.bottom))
            path.include((box.right, box.top))
        } else {
            for index in stride(from: 0, to: values.count - 1, by: 2) {
                path.include(state.matrix.apply(values[index], values[index + 1]))
            }
        }
    }

    private mutating func fill() {
        if path.left <= path.right, page.fills.count < 4_000 {
            page.fills.append(PDFFill(box: path, isWhite: state.fillIsWhite, order: order))
        }
        order += 1
        path = .empty
    }

    private mutating func setFill(_ word: String, _ values: [Double]) {
        switch values.count {
        case 1: state.fillIsWhite = values[0] >= 0.93
        case 3: state.fillIsWhite = values.allSatisfy { $0 >= 0.93 }
        case 4: state.fillIsWhite = values.allSatisfy { $0 <= 0.07 }
        default: state.fillIsWhite = false
        }
    }

    private mutating func paint(_ name: String?, _ resources: PDFDictionary, _ depth: Int) {
        guard let name, depth < 8, let objects = file.resolve(resources["XObject"], in: revision)?.dictionary,
            let target = objects[name]?.reference, let object = file.object(target.number, in: revision),
            let dictionary = object.value.dictionary
        else { return }
        if dictionary["Subtype"]?.name == "Image" {
            page.images.append(
                PDFImageUse(box: PDFBox(0, 0, 1, 1, state.matrix), order: order, number: target.number))
            order += 1
        } else if dictionary["Subtype"]?.name == "Form", let content = file.decode(object) {
            let saved = state
            let savedStack = stack
            if let matrix = PDFMatrix(
                file.resolve(dictionary["Matrix"], in: revision)?.array?.compactMap({ $0.number }) ?? [])
            {
                state.matrix = matrix.then(state.matrix)
            }
            let own = file.resolve(dictionary["Resources"], in: revision)?.dictionary ?? resources
            run(content, own, depth: depth + 1)
            state = saved
            stack = savedStack
        }
    }
}

// MARK: - Text

extension PDFInterpreter {
    private mutating func performText(_ word: String, _ operands: [PDFValue], _ resources: PDFDictionary) {
        func first() -> Double { operands.first?.number ?? 0 }
        switch word {
        case "BT":
            textMatrix = PDFMatrix()
            lineMatrix = PDFMatrix()
        case "Tf": setFont(operands, resources)
        case "Tc": state.characterSpacing = first()
        case "Tw": state.wordSpacing = first()
        case "Tz": state.scale = first() / 100
        case "TL": state.leading = first()
        case "Ts": state.rise = first()
        case "Tr": state.renderMode = operands.first?.whole ?? 0
        case "Td", "TD": nextLine(operands, setsLeading: word == "TD")
        case "Tm":
            if let matrix = PDFMatrix(operands.compactMap(\.number)) {
                textMatrix = matrix
                lineMatrix = matrix
            }
        case "T*": moveLine(0, -state.leading)
        case "Tj": if let bytes = operands.first?.string { show([.string(bytes)]) }
        case "TJ": if let items = operands.first?.array { show(items) }
        case "'":
            moveLine(0, -state.leading)
            if let bytes = operands.first?.string { show([.string(bytes)]) }
        case "\"":
            if operands.count >= 3 {
                state.wordSpacing = operands[0].number ?? 0
                state.characterSpacing = operands[1].number ?? 0
                moveLine(0, -state.leading)
                if let bytes = operands[2].string { show([.string(bytes)]) }
            }
        default: break
        }
    }

    private mutating func nextLine(_ operands: [PDFValue], setsLeading: Bool) {
        guard operands.count >= 2, let x = operands[0].number, let y = operands[1].number else { return }
        if setsLeading { state.leading = -y }
        moveLine(x, y)
    }

    private mutating func moveLine(_ x: Double, _ y: Double) {
        lineMatrix = PDFMatrix(e: x, f: y).then(lineMatrix)
        textMatrix = lineMatrix
    }

    private mutating func setFont(_ operands: [PDFValue], _ resources: PDFDictionary) {
        guard operands.count >= 2, let name = operands[0].name else { return }
        state.size = operands[1].number ?? 0
        guard let all = file.resolve(resources["Font"], in: revision)?.dictionary, let target = all[name] else {
            state.font = nil
            return
        }
        if let number = target.reference?.number, case .offset(let place)? = revision.index[number] {
            // Keyed by place, so that an object redefined by a later state is a font of its own.
            if fonts[place] == nil, let dictionary = file.resolve(target, in: revision)?.dictionary {
                fonts[place] = PDFFont(dictionary, in: file, revision)
            }
            state.font = fonts[place]
        } else if let dictionary = file.resolve(target, in: revision)?.dictionary {
            let key = -1 - (target.reference?.number ?? name.hashValue & 0xffff)
            if target.reference != nil, let known = fonts[key] {
                state.font = known
            } else {
                let font = PDFFont(dictionary, in: file, revision)
                if target.reference != nil { fonts[key] = font }
                state.font = font
            }
        }
    }

    private mutating func show(_ items: [PDFValue]) {
        guard let font = state.font, page.text.count < 60_000 else { return }
        var text = ""
        var box = PDFBox.empty
        let whole = PDFMatrix(a: state.size * state.scale, d: state.size, f: state.rise)
        let start = whole.then(textMatrix).then(state.matrix)
        let size = (start.c * start.c + start.d * start.d).squareRoot()
        let baseline = start.f
        box.include(start.apply(0, -0.2))
        box.include(start.apply(0, 0.75))
        for item in items {
            if let adjust = item.number {
                textMatrix = PDFMatrix(e: -adjust / 1_000 * state.size * state.scale).then(textMatrix)
                if adjust < -180, !text.isEmpty, !text.hasSuffix(" ") { text += " " }
                continue
            }
            guard let bytes = item.string else { continue }
            font.glyphs(bytes) { glyph, width, isSpace in
                text += glyph
                let advance =
                    (width / 1_000 * state.size + state.characterSpacing + (isSpace ? state.wordSpacing : 0))
                    * state.scale
                textMatrix = PDFMatrix(e: advance).then(textMatrix)
            }
            let here = whole.then(textMatrix).then(state.matrix)
            box.include(here.apply(0, -0.2))
            box.include(here.apply(0, 0.75))
        }
        guard size.isFinite, box.left.isFinite, box.right.isFinite, baseline.isFinite else { return }
        page.text.append(
            PDFTextRun(
                text: text, box: box, baseline: baseline, size: size, font: font.plainName, fontName: font.name,
                family: font.family, isEmbedded: font.isEmbedded, renderMode: state.renderMode,
                isWhite: state.fillIsWhite, order: order, stream: stream))
        order += 1
    }
}
