"use strict";
(() => {
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
for (const part of all(".controls")) part.hidden = false;

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

// What a mark shows is its title while there is no script, and a tooltip of the page from here on.
for (const title of all("figure svg :not(svg) > title")) {
    title.parentElement.dataset.tip = title.textContent;
    title.remove();
}

// A chart is one stop of the Tab key: one of its marks that can be seen.
const charts = all("figure svg").map(chart => ({ chart, marks: all("[data-tip]", chart) })).filter(({ marks }) => marks.length > 0);
const isShown = mark => mark.getClientRects().length > 0;
const stopAt = (marks, stop) => { for (const mark of marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1"); };

// Models on and off.
const toggles = all("[data-toggle]");
const showModels = () => {
    const off = new Set(toggles.filter(toggle => toggle.getAttribute("aria-pressed") === "false").map(toggle => toggle.dataset.toggle));
    for (const toggle of toggles)
        for (const part of all(`main figure svg:not([data-chart^=winners]) .cc-series-${toggle.dataset.toggle}`)) part.classList.toggle("off", off.has(toggle.dataset.toggle));
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

// A reader's own numbers: a marker on the maps, and in words what was measured there or around. Nothing is interpolated.
const finder = document.getElementById("finder");
if (finder) {
    const found = document.getElementById("found");
    const command = document.querySelector("#found-command code");
    const fields = Object.fromEntries(all("input", finder).map(input => [input.id.slice(5), {
        input, output: input.nextElementSibling, values: input.dataset.values.split(" ").map(Number), texts: input.dataset.texts.split("|"),
    }]));
    const valueOfField = name => fields[name]?.values[fields[name].input.value] ?? 0;
    const set = (name, value) => {
        const place = fields[name]?.values.indexOf(value) ?? -1;
        if (place >= 0) fields[name].input.value = place;
    };
    const numbers = values => [...new Set(values)].sort((one, other) => one - other);
    const cellOf = cell => ({
        cell, box: cell.querySelector(".cc-frame")?.getBBox(), text: cell.dataset.tip ?? cell.textContent.replace(/\.$/, ""),
        atOnce: Number(cell.dataset.atOnce), amount: Number(cell.dataset.amount),
    });
    const maps = all("svg[data-chart^=winners]").map(chart => {
        const kind = chart.dataset.chart.split("-")[1];
        const marker = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        marker.setAttribute("class", "cc-marker");
        marker.setAttribute("r", 8);
        chart.append(marker);
        return { kind, marker, drawn: all(".cc-cell", chart).map(cellOf), others: all(`#other-cells [data-kind=${kind}]`).map(cellOf) };
    });

    // The measured values around a value, and how far it is from the first to the second.
    const around = (values, value) => {
        const below = values.findLast(one => one <= value) ?? values[0];
        const above = values.find(one => one >= value) ?? values.at(-1);
        const part = below === above ? 0 : below > 0 ? Math.log(value / below) / Math.log(above / below) : value / above;
        return { measured: below === above ? [below] : [below, above], part, isBeyond: value < values[0] || value > values.at(-1) };
    };
    const leave = map => {
        map.marker.setAttribute("hidden", "");
        for (const { cell } of [...map.drawn, ...map.others]) cell.classList.remove("cc-around");
    };
    // Where a value lies among the middles of what is drawn.
    const placeOf = (map, axis, size, key, value) => {
        const { measured: [from, to = from], part } = around(numbers(map.drawn.map(one => one[key])), value);
        const [start, end] = [from, to].map(edge => map.drawn.find(one => one[key] === edge).box).map(box => box[axis] + box[size] / 2);
        return start + (end - start) * part;
    };
    const say = map => {
        const [amount, side] = [valueOfField(map.kind), valueOfField("at-once")];
        const known = [...map.drawn, ...map.others];
        const exact = known.filter(one => one.amount === amount && one.atOnce === side);
        const [columns, rows] = [around(numbers(known.map(one => one.amount)), amount), around(numbers(known.map(one => one.atOnce)), side)];
        const near = exact.length > 0 ? exact : rows.measured.flatMap(row => {
            const inRow = known.filter(one => one.atOnce === row);
            const { measured } = around(numbers(inRow.map(one => one.amount)), amount);
            return inRow.filter(one => measured.includes(one.amount));
        });
        for (const { cell } of near) cell.classList.add("cc-around");
        // Of one drawn cell its frame is enough, and leaves its text readable.
        map.marker.toggleAttribute("hidden", near.length === 1 && near[0].box !== undefined);
        map.marker.setAttribute("cx", placeOf(map, "x", "width", "amount", amount));
        map.marker.setAttribute("cy", placeOf(map, "y", "height", "atOnce", side));
        const cells = near.map(one => one.text).join(". ");
        if (exact.length > 0) return `${cells}.`;
        return `${columns.isBeyond || rows.isBeyond ? "Beyond what was measured; nearest" : "Not measured; the cells around"}: ${cells}.`;
    };
    const sayRate = () => {
        const rate = valueOfField("rate");
        if (rate === 0) return "";
        const rows = all("#rates li").map(row => ({ rate: Number(row.dataset.rate), text: row.textContent }));
        const { measured, isBeyond } = around(numbers(rows.map(row => row.rate)), rate);
        const busy = 2 * valueOfField("work") * rate / 1e9;
        const load = busy > Number(finder.dataset.cores) ? "more than all cores of this machine do"
            : busy > 1 ? "more than one core does, so one thread cannot keep up" : `${Math.round(busy * 100)}% of a core`;
        return ` ${fields.rate.texts[fields.rate.input.value]}: the work at both ends is ${load}. `
            + (isBeyond ? "Latency beyond what was measured; nearest: " : measured.length === 1 ? "Latency: " : "Latency at the rates around: ")
            + rows.filter(row => measured.includes(row.rate)).map(row => row.text).join(" ");
    };
    const find = () => {
        for (const { input, output, texts } of Object.values(fields)) {
            output.textContent = texts[input.value];
            input.setAttribute("aria-valuetext", texts[input.value]);
        }
        // Work and wait at once are on no map.
        const isBoth = valueOfField("work") > 0 && valueOfField("wait") > 0;
        const asked = maps.filter(map => isBoth || maps.length === 1 || (valueOfField("wait") > 0) === (map.kind === "wait"));
        for (const map of maps) leave(map);
        found.textContent = (isBoth ? "Work and wait together were not measured. " : "")
            + asked.map(map => (isBoth ? `${map.kind === "work" ? "Work" : "Wait"} alone: ` : "") + say(map)).join(" ") + sayRate();
        sayCommand();
    };
    const sayCommand = () => {
        const amount = name => fields[name] && valueOfField(name) > 0 ? fields[name].texts[fields[name].input.value].replace(/\s/g, "").replace("µ", "u") : "";
        const [work, wait, side, rate] = [amount("work"), amount("wait"), valueOfField("at-once"), valueOfField("rate")];
        command.textContent = "dotnet run -c Release benchmarks" + (work ? ` --produce ${work} --consume ${work}` : "")
            + (wait ? ` --consume-wait ${wait}` : "") + ` --producers ${side} --consumers ${side}` + (rate ? ` --rate ${rate}/s` : "");
    };
    const toCell = cell => {
        const kind = cell.closest("svg").dataset.chart.split("-")[1];
        set(kind, Number(cell.dataset.amount));
        set(kind === "work" ? "wait" : "work", 0);
        set("at-once", Number(cell.dataset.atOnce));
        find();
    };
    for (const { cell } of maps.flatMap(map => map.drawn)) {
        cell.addEventListener("click", () => toCell(cell));
        cell.addEventListener("keydown", event => { if (event.key === "Enter") toCell(cell); });
    }
    finder.addEventListener("input", find);
    for (const part of [finder, found, command.parentElement]) part.hidden = false;
    find();
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
