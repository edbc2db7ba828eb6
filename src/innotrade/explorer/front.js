// An explorer on a page: controls in, chart, table and sentence out. Where the model is computed is the engine's
// business: `engine.ready()` and `engine.compute(text of the values)` hide whether a kernel or the reader's own browser answers.
(function (global) {
  "use strict";
  const own = (global.innotradeExplorer = global.innotradeExplorer || {});
  const { make } = own;
  own.shown = own.shown || [];

  // As Python's `shown` in the book's tables: whole numbers whole, others with decimals by their size.
  function asText(value) {
    if (value === null || value === undefined) return "–";
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value !== "number") return String(value);
    if (Number.isInteger(value)) return String(value);
    const size = Math.abs(value);
    return value.toFixed(size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4);
  }

  // The first order of the columns, then what later rows have more.
  const columnsOf = (rows, first) => {
    const found = new Set(rows.flatMap((row) => Object.keys(row)));
    return [...first.filter((name) => found.has(name)), ...[...found].filter((name) => !first.includes(name))];
  };

  function tableOf(rows, columns) {
    const names = columnsOf(rows, columns.names);
    const line = (row) => make("tr", {}, ...names.map((name) =>
      make("td", { class: typeof row[name] === "number" ? "number" : null }, asText(row[name]))));
    return make("table", {},
      make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, columns.headings[name] || name)))),
      make("tbody", {}, ...rows.slice(0, 400).map(line)));
  }

  // Lines of cells as a CSV file that the reader's browser saves.
  own.save = function (name, lines) {
    const cell = (value) => {
      const text = value === null || value === undefined ? "" : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const text = lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: `${name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  own.fileName = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "rows";

  // Charts: compiled once, then fed with rows. Vega writes into the rows that it gets, so each view gets its own.
  class Charts {
    constructor(places, specs) {
      this.places = places;
      this.specs = specs;
      this.views = null;
    }
    async start(rows) {
      this.views = await Promise.all(this.specs.map(async (spec, place) => {
        const here = make("div", { class: "canvas", role: "img" });
        this.places[place].append(here);
        const options = { renderer: "svg", actions: false, hover: false, logLevel: 1, tooltip: { theme: "custom" } };
        // With the rows from the start: without any, a chart whose height follows them has none.
        const data = { name: "rows", values: rows() };
        return (await global.vegaEmbed(here, { ...spec, data }, options)).view;
      }));
    }
    async draw(text, sentence) {
      const first = this.views === null;
      // Scales sort by this column (charting.ORDER); without it they keep the order of the first rows.
      const rows = () => JSON.parse(text).map((row, place) => ({ ...row, "place among the rows": place }));
      if (first) await this.start(rows);
      await Promise.all(this.views.map((view) => view.data("rows", rows()).resize().runAsync()));
      this.places.forEach((place, number) => {
        if (first) place.querySelectorAll(".picture").forEach((picture) => picture.remove());
        const canvas = place.querySelector(".canvas");
        canvas.setAttribute("aria-label", `${this.specs[number].description} ${sentence}`);
        // Vega gives its marks roles that have no names; the whole picture has one.
        canvas.querySelector("svg").setAttribute("aria-hidden", "true");
      });
    }
    stop() { (this.views || []).forEach((view) => view.finalize()); }
  }

  // Gives a chart the page's ink (the stored grey is a compromise), and drops the address of its schema.
  const inked = ({ $schema, ...spec }) => JSON.parse(JSON.stringify(spec).replaceAll('"#767676"', '"currentColor"'));

  class Explorer {
    constructor(root, payload, engine, options) {
      Object.assign(this, { root, payload, engine, id: options.id, options });
      this.rowsText = JSON.stringify(payload.rows);
      this.moves = 0;
      this.busy = false;
      this.again = false;
      this.build();
      this.charts = new Charts([...root.querySelectorAll(".drawing")], payload.charts.map(inked));
      own.shown.push(this);
    }

    build() {
      const { payload, id } = this;
      this.inputs = {};
      for (const control of payload.controls) {
        const input = own.controls[control.kind](control, `${id}-${control.name}`, () => this.moved());
        input.set(payload.values[control.name]);
        this.inputs[control.name] = input;
      }
      const buttons = [
        make("button", { type: "button", class: "reset", onclick: () => this.reset() }, "Reset"),
        this.options.link && make("button", { type: "button", class: "link", onclick: () => this.copyLink() }, "Copy link with these values"),
        make("button", { type: "button", class: "csv", onclick: () => this.download() }, "Download rows as CSV"),
      ].filter(Boolean);
      const form = make("form", { class: "controls", "aria-label": payload.title, onsubmit: (event) => event.preventDefault() },
        ...Object.values(this.inputs).map((input) => input.element), make("div", { class: "tools" }, ...buttons));
      this.root.querySelector(".panel").replaceChildren(form);
      this.says = this.root.querySelector(".says");
      this.says.setAttribute("role", "status");
      this.behind = this.root.querySelector(".behind");
      this.behind.addEventListener("toggle", () => this.fillTable());
    }

    get values() { return Object.fromEntries(Object.entries(this.inputs).map(([name, input]) => [name, input.get()])); }
    get rows() { return JSON.parse(this.rowsText); }

    // One question at a time; of the moves made meanwhile only the last is asked.
    async moved() {
      if (this.busy) { this.again = true; return; }
      this.busy = true;
      this.root.setAttribute("aria-busy", "true");
      do {
        this.again = false;
        const number = (this.moves += 1);
        try {
          if (!this.engine.started) this.says.textContent = "Starting the model …";
          await this.engine.ready();
          await this.take(await this.engine.compute(JSON.stringify(this.values)));
        } catch (error) {
          this.says.textContent = `The model could not be started: ${error.message || error}`;
        }
        this.root.dataset.moves = number;
      } while (this.again);
      this.busy = false;
      this.root.removeAttribute("aria-busy");
      this.root.dispatchEvent(new CustomEvent("innotrade:drawn", { bubbles: true }));
    }

    async take(answer) {
      Object.values(this.inputs).forEach((input) => input.accept());
      if (answer.errors) return this.refuse(answer.errors);
      this.rowsText = JSON.stringify(answer.rows);
      this.says.textContent = answer.text;
      this.says.classList.remove("refused");
      await this.charts.draw(this.rowsText, answer.text);
      this.fillTable();
    }

    // The last good picture, table and rows stay; the reason stands beside the control and is spoken once.
    refuse(errors) {
      for (const { control, message } of errors) if (this.inputs[control]) this.inputs[control].refuse(message);
      this.says.textContent = `${errors.map((error) => error.message).join(". ")}. Chart and rows stay as they were.`;
      this.says.classList.add("refused");
    }

    fillTable() {
      if (!this.behind.open || this.filled === this.rowsText) return;
      this.filled = this.rowsText;
      this.behind.querySelector(".rows").replaceChildren(tableOf(this.rows, this.payload.columns));
    }

    set(values) {
      for (const [name, input] of Object.entries(this.inputs)) if (name in values) input.set(values[name]);
    }

    reset() {
      this.set(Object.fromEntries(this.payload.controls.map((control) => [control.name, control.value])));
      this.options.link && this.options.link.clear(this);
      return this.moved();
    }

    async copyLink() {
      const address = this.options.link.write(this);
      const copied = await own.copy(address);
      this.says.textContent = copied ? "Link copied." : "The link stands in the address bar.";
    }

    download() {
      const names = columnsOf(this.rows, this.payload.columns.names);
      own.save(own.fileName(this.payload.title), [names, ...this.rows.map((row) => names.map((name) => row[name]))]);
    }
  }

  own.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (refused) {
      return false; // no permission, or an old browser: the address bar holds the link as well
    }
  };

  own.Explorer = Explorer;
})(globalThis);
