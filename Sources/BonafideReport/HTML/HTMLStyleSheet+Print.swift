extension HTMLStyleSheet {
    /// On paper a sheet takes two to four pages: small print runs on, and what is not checked is one paragraph.
    static let print = """
        @media print {
          :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --faint: #f4f4f4;
            --link: #000; --level-0: #22613f; --level-0-bg: #e4f0e8; --level-1: #735200; --level-1-bg: #f8eccb;
            --level-2: #99390a; --level-2-bg: #fbe3d5; --level-3: #fff; --level-3-bg: #8f1d30; --adverse: #b5532b;
            --mitigating: #2d7a68; --prior: #858b92; --hold: #8f1d30; }
          @page { margin: 16mm 14mm; }
          html { font-size: 9pt; } body { font-size: 1rem; line-height: 1.4; } section { margin-top: 1.25rem; }
          th, td { padding-block: 0.3rem; } .page { max-width: none; padding: 0; } .skip { display: none; }
          .sheet { border: 0; padding: 0; margin: 0; break-before: page; } .sheet.only { break-before: auto; }
          .band, .next, .chart, .tally { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          h2, h3, summary { break-after: avoid; } tr, .next, figure { break-inside: avoid; }
          a { text-decoration: none; }
          summary { list-style: none; } .scroll { overflow: visible; }
          .unchecked, .unchecked tbody { display: block; } .unchecked { font-size: 7.5pt; line-height: 1.3; }
          .unchecked thead, .unchecked .code { display: none; } .unchecked caption { display: block; }
          .unchecked tr, .unchecked th, .unchecked td, .unchecked th .value { display: inline; border: 0; padding: 0; margin: 0; }
          .unchecked th .value { color: var(--ink); font-size: inherit; }
          .unchecked td.why::before { content: " ("; } .unchecked td.why::after { content: ")"; }
          .unchecked td.usual { display: none; }
          .unchecked caption::after { content: " Where no cause is given, it is not in the export."; }
          .claims .value + .value { margin-top: 0.2rem; } .claims td small { display: inline; } .claims small .code { display: none; }
          .claims td bdi { font-weight: 650; margin-right: 0.4em; }
          .readings { gap: 0.1rem 1rem; font-size: 0.9rem; } .verdict, .next { margin-top: 0.75rem; } .next { padding: 0.6rem 0.9rem; }
        }
        """
}
