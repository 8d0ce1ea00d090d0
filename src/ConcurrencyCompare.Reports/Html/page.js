"use strict";
(() => {
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
for (const part of all(".controls, .questions")) part.hidden = false;

// Theme. Storage may be forbidden, for files or by the reader; then the choice lasts as long as the page.
const memory = {
    get() { try { return localStorage.getItem("concurrency-compare-theme"); } catch { return null; } },
    set(theme) { try { localStorage.setItem("concurrency-compare-theme", theme); } catch { /* not kept */ } },
};
const toTheme = all("[data-to-theme]");
const setTheme = theme => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of toTheme) button.setAttribute("aria-pressed", button.dataset.toTheme === theme);
};
const kept = memory.get();
setTheme(toTheme.some(button => button.dataset.toTheme === kept) ? kept : "system");
for (const button of toTheme) button.addEventListener("click", () => {
    setTheme(button.dataset.toTheme);
    memory.set(button.dataset.toTheme);
});

// Contents: a column beside a wide page, folded above a narrow one.
const contents = document.getElementById("contents");
const wide = matchMedia("(min-width:72rem)");
const unfold = () => { contents.open = wide.matches; };
unfold();
wide.addEventListener("change", unfold);
contents.addEventListener("click", event => { if (event.target.closest("a") && !wide.matches) contents.open = false; });

// A chart is one stop of the Tab key: one of its marks that can be seen.
const charts = all("figure svg").map(chart => ({ chart, marks: all("[data-tip]", chart) })).filter(({ marks }) => marks.length > 0);
const isShown = mark => mark.getClientRects().length > 0;
const stopAt = (marks, stop) => { for (const mark of marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1"); };

// Models on and off.
const toggles = all("[data-toggle]");
const showModels = () => {
    const off = new Set(toggles.filter(toggle => toggle.getAttribute("aria-pressed") === "false").map(toggle => toggle.dataset.toggle));
    for (const toggle of toggles)
        for (const part of all(`main figure .cc-series-${toggle.dataset.toggle}`)) part.classList.toggle("off", off.has(toggle.dataset.toggle));
    for (const row of all("[data-series]"))
        row.classList.toggle("off", off.has(row.dataset.series) || off.has(row.dataset.other));
    for (const { marks } of charts) {
        const shownMarks = marks.filter(isShown);
        if (!shownMarks.some(mark => mark.getAttribute("tabindex") === "0")) stopAt(marks, shownMarks[0]);
    }
};
for (const toggle of toggles) toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-pressed", toggle.getAttribute("aria-pressed") === "false");
    showModels();
});

// Sorting: inside each body of a table, so that models stay beside those they are compared with.
const valueOf = cell => cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
const compare = (a, b) => {
    const [isNumber, isOther] = [typeof a === "number", typeof b === "number"];
    if (isNumber !== isOther) return isNumber ? -1 : 1;
    return isNumber ? a - b : a < b ? -1 : a > b ? 1 : 0;
};
for (const table of all("table.sortable")) {
    const headings = all("thead th", table);
    const bodies = all("tbody", table).map(body => ({ body, rows: all("tr:not(.group)", body) }));
    headings.forEach((heading, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener("click", () => {
            const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.getAttribute("aria-sort") ?? "none"];
            for (const other of headings) other.removeAttribute("aria-sort");
            if (next !== "none") heading.setAttribute("aria-sort", next);
            for (const { body, rows } of bodies) {
                const order = next === "none" ? rows : rows.toSorted((a, b) => {
                    const [one, two] = [valueOf(a.cells[column]), valueOf(b.cells[column])];
                    // What has no value stays below, either way.
                    const turned = next === "descending" && typeof one === typeof two ? -1 : 1;
                    return turned * compare(one, two);
                });
                body.append(...order);
            }
        });
    });
}

// Tooltips; arrows go from mark to mark.
const tip = document.getElementById("tip");
let shown = null;
const hideTip = () => {
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
};
const showTip = mark => {
    hideTip();
    shown = mark;
    mark.setAttribute("aria-describedby", "tip");
    tip.textContent = mark.dataset.tip;
    tip.hidden = false;
    const [at, own] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const left = at.left + at.width / 2 - own.width / 2;
    const above = at.top - own.height - 8;
    tip.style.left = Math.max(8, Math.min(left, innerWidth - own.width - 8)) + "px";
    tip.style.top = (above < 8 ? at.bottom + 8 : above) + "px";
};
const markOf = event => event.target.closest?.("[data-tip]");
for (const { chart, marks } of charts) {
    // With marks that can be reached, the picture is a group of pictures.
    chart.setAttribute("role", "group");
    for (const mark of marks) {
        mark.querySelector(":scope > title")?.remove();
        mark.setAttribute("role", "img");
        mark.setAttribute("aria-label", mark.dataset.tip);
    }
    stopAt(marks, marks[0]);
    chart.addEventListener("keydown", event => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const visible = marks.filter(isShown);
        const here = visible.indexOf(event.target.closest("[data-tip]"));
        const next = visible[here + step];
        if (!step || !next) return;
        event.preventDefault();
        stopAt(marks, next);
        next.focus();
    });
}
document.addEventListener("pointerover", event => { const mark = markOf(event); if (mark) showTip(mark); else if (shown !== document.activeElement) hideTip(); });
document.addEventListener("pointerdown", event => { const mark = markOf(event); if (mark) showTip(mark); else hideTip(); });
document.addEventListener("focusin", event => { const mark = markOf(event); if (mark?.matches(":focus-visible")) showTip(mark); });
document.addEventListener("focusout", hideTip);
document.addEventListener("keydown", event => { if (event.key === "Escape") hideTip(); });
document.addEventListener("scroll", () => { if (shown) showTip(shown); }, { capture: true, passive: true });

// Advice: the answers choose among the rows, and what the chosen ones say is counted.
const summary = document.getElementById("advice-summary");
const questions = all(".questions fieldset");
const advise = () => {
    const answers = questions.map(question => question.querySelector(":checked").value);
    const counts = new Map();
    for (const row of all("#advice-rows tbody tr")) {
        const fits = row.dataset.fits.split("-").every((fit, place) => fit === "0" || answers[place] === "0" || fit === answers[place]);
        row.classList.toggle("off", !fits);
        if (fits) counts.set(row.cells[1].textContent, (counts.get(row.cells[1].textContent) ?? 0) + 1);
    }
    const sum = [...counts.values()].reduce((all, count) => all + count, 0);
    const parts = [...counts].sort((one, other) => other[1] - one[1]).map(([model, count]) => `${model} in ${count}`);
    summary.textContent = sum === 0
        ? "Not measured: no setting of this run fits these answers."
        : `${sum === 1 ? "1 setting fits" : `${sum} settings fit`} these answers. Fastest: ${parts.join(", ")}.`;
};
for (const question of questions) question.addEventListener("change", advise);
if (summary) {
    summary.hidden = false;
    advise();
}

// Paper shows everything that a click would, and only what was folded is folded again.
let opened = [];
const printing = matchMedia("print");
const prepare = isPrinting => {
    if (isPrinting) opened.push(...all("main details:not([open])").map(details => { details.open = true; return details; }));
    else opened.splice(0).forEach(details => { details.open = false; });
};
printing.addEventListener("change", () => prepare(printing.matches));
addEventListener("beforeprint", () => prepare(true));
addEventListener("afterprint", () => prepare(false));
})();
