// The controls of an explorer: native inputs, each with its label, unit, help and a place for its refusal.
// Shared by the book (classic script) and by notebooks; no framework, nothing fetched.
(function (global) {
  "use strict";
  const own = (global.innotradeExplorer = global.innotradeExplorer || {});

  // Makes an element; `attributes` that start with "on" are listeners, children are nodes or text.
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const withUnit = (text, unit) => (unit ? `${text} (${unit})` : text);

  // Wraps an input with label, help and refusal, and ties these together for assistive technology.
  function framed(control, id, tag, content, focus, label) {
    const help = control.help ? make("p", { class: "help", id: `${id}-help` }, control.help) : "";
    const refusal = make("p", { class: "refusal", id: `${id}-refusal`, hidden: true });
    const heading = label || make("label", { for: id }, withUnit(control.label, control.unit));
    const frame = make(tag, { class: `control kind-${control.kind}`, "data-name": control.name }, heading, content, help, refusal);
    const described = [control.help ? `${id}-help` : "", `${id}-refusal`].join(" ").trim();
    for (const target of focus()) target.setAttribute("aria-describedby", described);
    return {
      element: frame,
      refuse(message) {
        refusal.textContent = message;
        refusal.hidden = false;
        for (const target of focus()) target.setAttribute("aria-invalid", "true");
      },
      accept() {
        refusal.hidden = true;
        refusal.textContent = "";
        for (const target of focus()) target.removeAttribute("aria-invalid");
      },
    };
  }

  // A currency stands before its number, every other unit behind: US$ 4 million a year, 60 %.
  const measured = (value, unit) => (unit.startsWith("US$") ? unit.replace("US$", `US$ ${value}`) : `${value} ${unit}`);

  function slider(control, id, changed) {
    const spoken = () => (control.unit ? measured(input.value, control.unit) : input.value);
    const input = make("input", { type: "range", id, min: control.min, max: control.max, step: control.step,
      oninput: () => { show(); changed(); } });
    const output = make("output", { for: id });
    const show = () => { output.textContent = spoken(); input.setAttribute("aria-valuetext", spoken()); };
    const label = make("label", { for: id }, control.label);
    const frame = framed(control, id, "div", make("div", { class: "track" }, input, output), () => [input], label);
    // A range input silently moves a value that lies outside; a link with such a value must be refused, not bent.
    let outside = null;
    input.addEventListener("input", () => { outside = null; }, true);
    return { ...frame, get: () => (outside === null ? Number(input.value) : outside),
      set: (value) => {
        input.value = value;
        outside = Number(input.value) === value ? null : value;
        show();
      } };
  }

  function number(control, id, changed) {
    const input = make("input", { type: "number", id, min: control.min, max: control.max, step: control.whole ? 1 : "any",
      inputmode: "decimal", oninput: changed });
    // Text that is no number reads as an empty field; badInput tells the two apart.
    const read = () => (input.validity.badInput ? "text" : input.value === "" ? null : Number(input.value));
    return { ...framed(control, id, "div", input, () => [input]), get: read, set: (value) => { input.value = value; } };
  }

  function select(control, id, changed) {
    const input = make("select", { id, onchange: changed },
      ...control.options.map((option, place) => make("option", { value: place }, option.label)));
    let outside = null;
    input.addEventListener("change", () => { outside = null; }, true);
    return { ...framed(control, id, "div", input, () => [input]),
      get: () => (outside === null ? control.options[input.value].value : outside),
      set: (value) => {
        const place = control.options.findIndex((option) => option.value === value);
        outside = place < 0 ? value : null;
        input.value = Math.max(place, 0);
      } };
  }

  function toggle(control, id, changed) {
    const input = make("input", { type: "checkbox", id, onchange: changed });
    const label = make("label", { for: id, class: "tick" }, input, " ", control.label);
    return { ...framed(control, id, "div", "", () => [input], label), get: () => input.checked,
      set: (value) => { input.checked = value === true; } };
  }

  function multiselect(control, id, changed) {
    const boxes = control.options.map((option, place) => make("input", { type: "checkbox", id: `${id}-${place}`, onchange: changed }));
    const list = make("div", { class: "options" }, ...boxes.map((box, place) =>
      make("label", { for: box.id, class: "tick" }, box, " ", control.options[place].label)));
    const legend = make("legend", {}, withUnit(control.label, control.unit));
    return { ...framed(control, id, "fieldset", list, () => boxes, legend),
      get: () => control.options.filter((option, place) => boxes[place].checked).map((option) => option.value),
      set: (value) => { boxes.forEach((box, place) => { box.checked = value.includes(control.options[place].value); }); } };
  }

  // Splits pasted text into cells: tabs as spreadsheets copy them, otherwise commas or semicolons with quoted text.
  function cells(text) {
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    const mark = text.includes("\t") ? "\t" : lines[0].includes(";") ? ";" : ",";
    return lines.map((line) => {
      const found = [];
      let cell = "", quoted = false;
      for (let place = 0; place < line.length; place += 1) {
        const character = line[place];
        if (quoted && character === '"' && line[place + 1] === '"') { cell += '"'; place += 1; }
        else if (character === '"' && (quoted || cell === "")) quoted = !quoted;
        else if (character === mark && !quoted) { found.push(cell.trim()); cell = ""; }
        else cell += character;
      }
      return [...found, cell.trim()];
    });
  }

  const named = (cell, column) => [column.name, column.label, withUnit(column.label, column.unit)]
    .some((name) => name.toLowerCase() === cell.toLowerCase());
  const isHeading = (line, columns) => line.every((cell, place) => columns[place] && named(cell, columns[place]));

  // The rows of a file by column: by its heading where every column has one, in any order, otherwise by place.
  function rowsOf(found, columns) {
    const places = columns.map((column) => found[0].findIndex((cell) => named(cell, column)));
    const headed = !places.includes(-1);
    const lines = (headed ? found.slice(1) : found).filter((line) => line.some((cell) => cell !== ""));
    return lines.map((line) => Object.fromEntries(
      columns.map((column, place) => [column.name, line[headed ? places[place] : place] ?? ""])));
  }

  // Spreadsheets write UTF-8 or, in older ones, the code page of their country.
  function decoded(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (other) {
      return new TextDecoder(/^ko/i.test(navigator.language) ? "euc-kr" : "windows-1252").decode(bytes);
    }
  }

  // A number as spreadsheets write it: 1234.5, 1,234.50, and 1234,5 or 1.234,50 where the comma is the decimal mark.
  // "1,234" stays text, and is refused: it may be either.
  function plainNumber(text) {
    const bare = text.trim();
    if (/^[-+]?\d{1,3}(,\d{3})+\.\d+$/.test(bare)) return bare.replaceAll(",", "");
    if (/^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return bare.replaceAll(".", "").replace(",", ".");
    return /^[-+]?\d*,\d+$/.test(bare) && !/^[-+]?[1-9]\d{0,2},\d{3}$/.test(bare) ? bare.replace(",", ".") : bare;
  }

  function table(control, id, changed) {
    const body = make("tbody");
    const fixed = control.max_rows === control.min_rows; // a table of so many rows is a form: nothing to add or to open
    // As wide as its first words, so that a table of several columns fits the page.
    const wide = (column) => Math.min(14, Math.max(4, ...control.value.map((row) => `${row[column.name] ?? ""}`.length + 1)));
    const heads = control.columns.map((column) => make("th", { scope: "col" }, withUnit(column.label, column.unit)));
    const grid = make("table", { "aria-labelledby": `${id}-legend` },
      make("thead", {}, make("tr", {}, ...heads, fixed ? "" : make("td", {}))), body);
    const add = make("button", { type: "button", onclick: () => { append({}); settle(); last().focus(); } }, "Add a row");
    const file = make("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv", hidden: true, onchange: () => open() });
    const load = make("button", { type: "button", class: "open", onclick: () => file.click() }, "Open a CSV file");
    const keep = make("button", { type: "button", class: "save", onclick: () => own.save(own.fileName(control.label),
      [control.columns.map((column) => column.name), ...get().map((row) => control.columns.map((column) => row[column.name]))]) },
      "Save this table as CSV");
    const hint = make("p", { class: "help" }, "Cells copied from a spreadsheet can be pasted into any cell.");
    const inputs = () => [...body.querySelectorAll("input, select")];
    const last = () => body.lastElementChild.querySelector("input, select");

    function field(column, value) {
      const text = value === undefined || value === null ? "" : String(value);
      if (!column.options) {
        return make("input", { type: "text", value: text, size: wide(column), oninput: changed, onpaste: (event) => paste(event),
          inputmode: column.type === "number" ? "decimal" : "text" });
      }
      const choices = column.options.includes(text) ? column.options : [text, ...column.options];
      const input = make("select", { onchange: changed, onpaste: (event) => paste(event) },
        ...choices.map((choice) => make("option", {}, choice)));
      input.value = text;
      return input;
    }
    function append(row) {
      const remove = make("button", { type: "button", class: "remove",
        onclick: () => { line.remove(); settle(); (inputs().pop() || add).focus(); } }, "×");
      const line = make("tr", {}, ...control.columns.map((column) => make("td", {}, field(column, row[column.name]))),
        fixed ? "" : make("td", {}, remove));
      body.append(line);
    }
    // Numbers the rows anew: every cell and button has a name of its own.
    function settle(silent) {
      [...body.rows].forEach((line, place) => {
        control.columns.forEach((column, index) =>
          line.cells[index].firstChild.setAttribute("aria-label", `${column.label}, row ${place + 1}`));
        const remove = line.querySelector(".remove");
        if (!remove) return;
        remove.setAttribute("aria-label", `Remove row ${place + 1}`);
        remove.disabled = body.rows.length <= control.min_rows;
      });
      add.disabled = body.rows.length >= control.max_rows;
      if (!silent) changed();
    }
    function paste(event) {
      const text = event.clipboardData.getData("text/plain");
      const found = cells(text);
      if (found.length === 1 && found[0].length !== control.columns.length && !text.includes("\t")) return;
      event.preventDefault();
      if (isHeading(found[0], control.columns)) found.shift();
      const cell = event.target.closest("td");
      const top = cell.parentElement.sectionRowIndex;
      const rows = get();
      found.forEach((line, down) => {
        rows[top + down] = rows[top + down] || {};
        line.slice(0, control.columns.length - cell.cellIndex).forEach((value, across) => {
          rows[top + down][control.columns[cell.cellIndex + across].name] = value;
        });
      });
      set(rows);
      changed();
      body.rows[Math.min(top, body.rows.length - 1)].cells[cell.cellIndex].firstChild.focus();
    }
    // A cell that holds a number is handed on as one; any other text goes to the check, which says what is wrong.
    const value = (column, text) => {
      const bare = column.type === "number" ? plainNumber(text) : "";
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare) ? Number(bare) : text;
    };
    const get = () => [...body.rows].map((line) => Object.fromEntries(
      control.columns.map((column, place) => [column.name, value(column, line.cells[place].firstChild.value)])));
    function set(rows) {
      body.replaceChildren();
      for (const row of Array.isArray(rows) ? rows : []) append(row);
      settle(true);
    }
    async function open() {
      if (!file.files.length) return;
      const found = rowsOf(cells(decoded(await file.files[0].arrayBuffer())), control.columns);
      file.value = ""; // so that the same file can be opened again
      set(found);
      changed();
      load.focus();
    }
    const legend = make("legend", { id: `${id}-legend` }, control.label);
    const frame = framed(control, id, "fieldset", make("div", { class: "editor" },
      make("div", { class: "scroll" }, grid), ...(fixed ? [] : [make("div", { class: "tools" }, add, load, keep, file), hint])),
      inputs, legend);
    return { ...frame, get, set };
  }

  own.make = make;
  own.withUnit = withUnit;
  own.controls = { slider, number, select, toggle, multiselect, table };
})(globalThis);
