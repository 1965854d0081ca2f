/// The report's only style sheet; it stands inside the page, which loads nothing.
enum HTMLStyleSheet {
    /// Colours in light and dark, checked for WCAG AA on their backgrounds.
    private static let colours = """
        :root {
          color-scheme: light dark;
          --paper: #faf9f6; --card: #ffffff; --ink: #1c2126; --soft: #565d66; --line: #dedbd3; --faint: #f1efe9;
          --link: #1f4f73; --focus: #1f4f73;
          --level-0: #22613f; --level-0-bg: #e4f0e8; --level-1: #735200; --level-1-bg: #f8eccb;
          --level-2: #99390a; --level-2-bg: #fbe3d5; --level-3: #ffffff; --level-3-bg: #8f1d30;
          --adverse: #b5532b; --mitigating: #2d7a68; --prior: #858b92; --hold: #8f1d30;
          --zone-0: #cfe3d6; --zone-1: #f1dc9f; --zone-2: #f3c2a5; --zone-3: #d99aa4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14171a; --card: #1b1f23; --ink: #e8e7e3; --soft: #a6adb5; --line: #343a41; --faint: #23282d;
            --link: #8fc1e6; --focus: #8fc1e6;
            --level-0: #93d3b1; --level-0-bg: #1c3529; --level-1: #e9cb72; --level-1-bg: #3a3117;
            --level-2: #f5ab88; --level-2-bg: #45271b; --level-3: #ffffff; --level-3-bg: #a92a40;
            --adverse: #e08a62; --mitigating: #62b8a3; --prior: #8a9199; --hold: #f08a9a;
            --zone-0: #27503b; --zone-1: #5c4d1f; --zone-2: #6d3c26; --zone-3: #7d2a3a;
          }
        }
        """

    private static let type = """
        * { box-sizing: border-box; }
        html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        h1, h2, h3, p, dl, dd, ul, ol, figure, table { margin: 0; }
        h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }
        h2 { font-size: 1.375rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
        h3 { font-size: 1rem; line-height: 1.35; font-weight: 650; }
        a { color: var(--link); text-underline-offset: 0.15em; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        code, .code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          font-size: 0.86em; }
        .soft { color: var(--soft); }
        .small { font-size: 0.875rem; }
        .number { text-align: right; white-space: nowrap; }
        .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--card); z-index: 2; }
        .skip:focus { top: 1rem; }
        .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap; }
        """

    private static let frame = """
        .page { max-width: 74rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        .masthead { display: grid; gap: 0.5rem; margin-bottom: 2rem; }
        .wordmark { font-weight: 650; color: var(--soft); letter-spacing: 0.01em; }
        .notice { border-left: 3px solid var(--ink); padding: 0.25rem 0 0.25rem 0.875rem; font-weight: 600; max-width: 60ch; }
        .tally { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1px;
          background: var(--line); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; margin-bottom: 2rem; }
        .tally div { background: var(--card); padding: 0.875rem 1rem; display: flex; flex-direction: column-reverse;
          justify-content: flex-end; gap: 0.375rem; }
        .tally dt { color: var(--soft); font-size: 0.875rem; }
        .tally dd { font-size: 1.625rem; line-height: 1.2; font-weight: 600; }
        section { margin-top: 2.25rem; }
        section > h3, section > h2 { margin-bottom: 0.75rem; }
        .sheet { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 2rem;
          margin-top: 2.5rem; }
        .scroll { overflow-x: auto; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
        """

    private static let tables = """
        table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
        caption { text-align: left; color: var(--soft); font-size: 0.875rem; padding-bottom: 0.5rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { font-size: 0.8125rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
        thead th.number { text-align: right; }
        tbody th { font-weight: 600; } th .value, th small { font-weight: 400; }
        td.code, .keep { white-space: nowrap; }
        td.code.long { white-space: normal; }
        thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
        thead button:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 0.2em; }
        [aria-sort=ascending] button::after { content: " \\2191"; }
        [aria-sort=descending] button::after { content: " \\2193"; }
        .queue tbody tr:hover { background: var(--faint); }
        .queue td, .queue th { vertical-align: middle; } .queue th[scope=row] { min-width: 8rem; }
        tfoot th, tfoot td { border-bottom: 0; border-top: 2px solid var(--ink); font-weight: 650; }
        .value { display: block; }
        .value + .value { margin-top: 0.625rem; }
        .value small { display: block; margin-top: 0.125rem; color: var(--soft); font-size: 0.8125rem; }
        """

    private static let parts = """
        .band { display: inline-flex; align-items: center; gap: 0.5rem; padding: 0.1875rem 0.625rem; border-radius: 999px;
          font-size: 0.875rem; font-weight: 650; line-height: 1.4; white-space: nowrap; }
        .band::first-letter { text-transform: uppercase; }
        .band svg { height: 0.625rem; width: auto; fill: currentColor; flex: none; }
        .band .off { opacity: 0.28; }
        .level-0 { color: var(--level-0); background: var(--level-0-bg); }
        .level-1 { color: var(--level-1); background: var(--level-1-bg); }
        .level-2 { color: var(--level-2); background: var(--level-2-bg); }
        .level-3 { color: var(--level-3); background: var(--level-3-bg); }
        .head { display: grid; gap: 0.375rem 2rem; grid-template-columns: 1fr auto; align-items: start; }
        .advice { font-size: 1.0625rem; max-width: 60ch; margin-top: 0.5rem; }
        .verdict { display: grid; grid-template-columns: auto 1fr; gap: 1.5rem; align-items: center; margin-top: 1.25rem; }
        .verdict figure { max-width: 36rem; }
        .figure { font-size: 3rem; font-weight: 600; line-height: 1; letter-spacing: -0.03em; }
        .figure small { font-size: 0.875rem; font-weight: 400; letter-spacing: 0; color: var(--soft); display: block;
          margin-top: 0.375rem; }
        .could { margin-top: 0.625rem; }
        .steps tbody th { font-weight: 400; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin-top: 1rem; }
        .facts div { display: flex; gap: 0.5rem; } .facts dt { color: var(--soft); }
        .next { background: var(--faint); border-radius: 8px; padding: 1.125rem 1.25rem; margin-top: 1.5rem; }
        .next p { font-size: 1.0625rem; } .next .small { font-size: 0.875rem; } .next ol { margin: 0.75rem 0 0; padding-left: 1.25rem; }
        .readings { display: grid; grid-template-columns: max-content 1fr; gap: 0.375rem 1.25rem; }
        .readings dd + dd { grid-column: 2; }
        .split { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 2.5rem;
          align-items: start; }
        .split figure { max-width: 34rem; }
        summary { cursor: pointer; font-weight: 650; padding: 0.25rem 0; }
        details[open] summary { margin-bottom: 0.75rem; }
        .stamps { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; font-size: 0.875rem; }
        .stamps dt { color: var(--soft); }
        svg { display: block; } svg text { font: inherit; fill: var(--ink); }
        .chart { width: 100%; height: auto; font-size: 12px; } .chart .label { fill: var(--soft); }
        .zone-0 { fill: var(--zone-0); } .zone-1 { fill: var(--zone-1); }
        .zone-2 { fill: var(--zone-2); } .zone-3 { fill: var(--zone-3); }
        .span { fill: var(--soft); } .cap { stroke: var(--soft); stroke-width: 2; } .dot { fill: var(--ink); stroke: var(--card); stroke-width: 2; }
        .grid { stroke: var(--line); } .zero { stroke: var(--soft); } .tie { stroke: var(--soft); stroke-dasharray: 2 2; }
        .bar-prior { fill: var(--prior); } .bar-adverse { fill: var(--adverse); }
        .bar-mitigating { fill: url(#hatch); stroke: var(--mitigating); } .hatch { stroke: var(--mitigating); }
        .bar-hold { fill: none; stroke: var(--hold); stroke-width: 2; stroke-dasharray: 4 2; } .bar-score { fill: var(--ink); }
        svg .total { font-weight: 650; }
        .dial { max-width: 22rem; } .dial-ring { fill: none; stroke: var(--line); }
        .dial-claimed, .dial-inferred { fill: none; stroke-width: 6; stroke-dasharray: 12 36; }
        .dial-claimed { stroke: var(--mitigating); } .dial-inferred { stroke: var(--adverse); }
        .plot-claim { fill: var(--mitigating); } figcaption { margin-top: 0.5rem; }
        """

    private static let media = """
        @media screen and (max-width: 44rem) {
          .page { padding: 1.25rem 1rem 3rem; } .sheet { padding: 1.25rem 1rem; margin-inline: -0.25rem; }
          .head, .verdict { grid-template-columns: 1fr; } .verdict { gap: 1rem; }
          .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stack tr { display: block; padding: 0.625rem 0; border-bottom: 1px solid var(--line); }
          .stack th, .stack td { display: block; border: 0; padding: 0.1875rem 0; }
          .stack td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: 0.8125rem; }
          .stack .number { text-align: left; }
          .queue thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .queue tr { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; padding: 0.75rem 0;
            border-bottom: 1px solid var(--line); }
          .queue th, .queue td { border: 0; padding: 0; }
          .queue td:nth-child(n+7) { flex-basis: 100%; }
          .queue td:nth-child(5)::before { content: "Coverage "; color: var(--soft); }
          .queue td:nth-child(6)::before { content: "Settled "; color: var(--soft); }
          .queue td:nth-child(8)::before { content: "Next: "; color: var(--soft); }
        }
        @media screen and (max-width: 32rem) { .chart { font-size: 17px; } }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media (forced-colors: active) { .band { border: 1px solid; } .bar-adverse, .bar-score { fill: CanvasText; } }
        """

    /// The whole sheet.
    static let text = [colours, type, frame, tables, parts, media, print].joined(separator: "\n")

    /// Lets the queue be sorted by its headings; the page says the same without it.
    static let script = """
        for (const table of document.querySelectorAll("table.queue")) {
          const heads = Array.from(table.tHead.rows[0].cells);
          heads.forEach((head, column) => {
            if (!head.dataset.sort) { return; }
            const button = document.createElement("button");
            button.type = "button";
            button.textContent = head.textContent;
            head.replaceChildren(button);
            button.addEventListener("click", () => {
              const up = head.getAttribute("aria-sort") === "descending";
              heads.forEach((other) => other.removeAttribute("aria-sort"));
              head.setAttribute("aria-sort", up ? "ascending" : "descending");
              const key = (row) => row.cells[column].dataset.key || row.cells[column].textContent;
              const order = (a, b) => head.dataset.sort === "number" ? Number(key(a)) - Number(key(b))
                : key(a).localeCompare(key(b));
              const body = table.tBodies[0];
              const rows = Array.from(body.rows).sort(order);
              body.append(...(up ? rows : rows.reverse()));
            });
          });
        }
        """
}
