internal import BonafideCore

/// The text of one file, cut into lines, for naming places in it.
package struct SourceText: Sendable {
    /// The path as the user gave it.
    package let path: String
    /// The whole text.
    package let text: String
    /// The lines as Unicode scalars, without their ends.
    let lines: [[Unicode.Scalar]]

    /// Cuts a text into lines.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
        var lines: [[Unicode.Scalar]] = [[]]
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                if lines[lines.count - 1].last == "\r" { lines[lines.count - 1].removeLast() }
                lines.append([])
            } else {
                lines[lines.count - 1].append(scalar)
            }
        }
        self.lines = lines
    }

    /// A line by its number from 1, or nothing where the file is shorter.
    func line(_ number: Int) -> [Unicode.Scalar] {
        lines.indices.contains(number - 1) ? lines[number - 1] : []
    }

    /// A line as text.
    package func lineText(_ number: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: line(number))
        return String(view)
    }

    /// A place in this file.
    func location(_ line: Int = 0, _ column: Int = 0, length: Int = 1) -> SourceLocation {
        SourceLocation(file: path, line: line, column: column, length: max(1, length))
    }
}
