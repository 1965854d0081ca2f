/// What the page of rings adds to the style of reports.
enum RingPageStyle {
    static let text = """
        .ring { margin-top: 1.25rem; } .ring figcaption { margin-top: 0.5rem; min-height: 3em; max-width: 72ch; }
        .graph { width: 100%; height: auto; font-size: 13px; background: var(--faint); border-radius: 8px; }
        .graph line { stroke: var(--soft); opacity: 0.45; } .graph .bridge { stroke-dasharray: 6 4; opacity: 0.9; }
        .graph .member { text-decoration: none; cursor: pointer; outline: none; }
        .graph circle { stroke: var(--ink); stroke-width: 1; }
        .graph .level-0 circle { fill: var(--level-0-bg); } .graph .level-0 .letter { fill: var(--level-0); }
        .graph .level-1 circle { fill: var(--level-1-bg); } .graph .level-1 .letter { fill: var(--level-1); }
        .graph .level-2 circle { fill: var(--level-2-bg); } .graph .level-2 .letter { fill: var(--level-2); }
        .graph .level-3 circle { fill: var(--level-3-bg); } .graph .level-3 .letter { fill: var(--level-3); }
        .graph .unknown circle { fill: var(--card); } .graph .letter { font-size: 11px; font-weight: 650; }
        .graph .name { paint-order: stroke; stroke: var(--faint); stroke-width: 3px; }
        .crowded .name { display: none; } .crowded .letter { font-size: 7px; }
        .crowded .member:hover .name, .crowded .member:focus .name, .crowded .near .name { display: inline; }
        .graph .member:focus circle { stroke: var(--focus); stroke-width: 4; }
        .graph .near circle { stroke-width: 2.5; } .graph .near-link { stroke: var(--ink); opacity: 1; }
        .graph.chosen line:not(.near-link) { opacity: 0.12; }
        tr:target { background: var(--faint); outline: 2px solid var(--focus); outline-offset: -2px; }
        @media print { .graph { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        @media (forced-colors: active) { .graph circle { fill: Canvas; } .graph .letter { fill: CanvasText; } }

        """

    /// Walks a graph by arrow keys and tells whom the member in focus is linked with; the tables say the same without.
    static let script = """
        for (const graph of document.querySelectorAll("svg.graph")) {
          const members = Array.from(graph.querySelectorAll(".member"));
          const caption = graph.parentElement.querySelector("figcaption");
          const plain = caption.textContent;
          const near = members.map(() => []);
          for (const line of graph.querySelectorAll("line")) {
            const a = Number(line.dataset.a), b = Number(line.dataset.b);
            near[a].push({ other: b, line }); near[b].push({ other: a, line });
          }
          const clear = () => {
            graph.classList.remove("chosen");
            graph.querySelectorAll(".near, .near-link").forEach((part) => part.classList.remove("near", "near-link"));
          };
          const show = (place) => {
            clear(); graph.classList.add("chosen");
            const told = near[place].slice(0, 12).map(({ other, line }) => {
              members[other].classList.add("near");
              return `${members[other].getAttribute("aria-label")} (${line.dataset.kinds})`;
            });
            near[place].forEach(({ other, line }) => {
              line.classList.add("near-link"); members[other].classList.add("near");
            });
            const more = near[place].length - told.length;
            caption.textContent = `${members[place].getAttribute("aria-label")} is linked with ${told.join("; ")}`
              + (more > 0 ? ` and ${more} more.` : ".");
          };
          const go = (place) => {
            members.forEach((member) => member.setAttribute("tabindex", "-1"));
            members[place].setAttribute("tabindex", "0"); members[place].focus();
          };
          members.forEach((member, place) => {
            member.addEventListener("focus", () => show(place));
            member.addEventListener("blur", () => { clear(); caption.textContent = plain; });
            member.addEventListener("mouseenter", () => show(place));
            member.addEventListener("mouseleave", () => { clear(); caption.textContent = plain; });
            member.addEventListener("keydown", (event) => {
              const last = members.length - 1;
              const places = { ArrowRight: place === last ? 0 : place + 1, ArrowDown: place === last ? 0 : place + 1,
                ArrowLeft: place === 0 ? last : place - 1, ArrowUp: place === 0 ? last : place - 1, Home: 0, End: last };
              if (event.key in places) { event.preventDefault(); go(places[event.key]); }
            });
          });
        }
        """
}
