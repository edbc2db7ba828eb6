// A policy brief made in the reader's browser: an explorer's values and the author's texts in, two sheets out, printed
// alone. The brief's own Python source runs in the engine that the explorer has started; nothing is fetched.
(function (global) {
  "use strict";
  const models = document.currentScript.src.replace(/[^/]*$/, "innotrade/models/");
  const KEPT = "innotrade.brief.";
  const loads = {};

  function load(name) {
    loads[name] = loads[name] || new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = `${models}${name}.js`;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${name} is missing beside the page`));
      document.head.append(element);
    });
    return loads[name];
  }

  // Prints one part of the page: a copy of it stands beside everything else, which is not printed.
  function printAlone(part) {
    const copy = document.createElement("div");
    copy.className = "on-paper";
    copy.append(part.cloneNode(true));
    document.querySelectorAll("body > .on-paper").forEach((old) => old.remove());
    document.body.append(copy);
    document.body.classList.add("printing-alone");
    global.addEventListener("afterprint", () => {
      document.body.classList.remove("printing-alone");
      copy.remove();
    }, { once: true });
    global.print();
  }

  const texts = (maker) => [...maker.querySelectorAll("[name]")];

  async function made(maker) {
    const explorer = global.innotradeExplorer.shown.find((one) => one.payload.model === maker.dataset.model);
    await explorer.engine.ready();
    await Promise.all(maker.dataset.sources.split(" ").map(load));
    const settings = explorer.root.querySelector("script.settings").textContent; // as written: 2.0 stays apart from 2
    const words = Object.fromEntries(texts(maker).map((field) => [field.name, field.value]));
    const asked = `{"settings": ${settings}, "values": ${JSON.stringify(explorer.values)}, "words": ${JSON.stringify(words)}}`;
    const answer = JSON.parse(global.innotradePython.call(maker.dataset.function, asked));
    if (typeof answer !== "string") throw new Error(answer.message);
    return answer;
  }

  async function make(maker) {
    const says = maker.querySelector(".brief-says");
    const button = maker.querySelector(".brief-make");
    button.setAttribute("aria-disabled", "true");
    says.textContent = "Making the brief …";
    try {
      const paper = maker.querySelector(".brief-paper");
      paper.innerHTML = await made(maker); // every text in it was escaped where it was made
      says.textContent = "The brief is below. In the window that opens, print it or save it as PDF: two A4 pages.";
      printAlone(paper);
    } catch (error) {
      says.textContent = `No brief was made: ${error.message || error}. What is below is the last one.`;
    }
    button.removeAttribute("aria-disabled");
    maker.dataset.made = Number(maker.dataset.made || 0) + 1;
  }

  // What was written stays on this machine until the field is emptied.
  function keep(field) {
    try {
      field.value = global.localStorage.getItem(KEPT + field.name) || "";
      field.addEventListener("input", () => global.localStorage.setItem(KEPT + field.name, field.value));
    } catch { /* this browser keeps nothing for this page */ }
  }

  document.querySelectorAll(".brief-maker").forEach((maker) => {
    texts(maker).forEach(keep);
    maker.querySelector(".brief-tools").hidden = false;
    maker.querySelector(".brief-tools").addEventListener("submit", (event) => {
      event.preventDefault();
      if (!maker.querySelector(".brief-make").hasAttribute("aria-disabled")) make(maker);
    });
  });
  document.querySelectorAll(".print-alone").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => printAlone(button.parentElement.querySelector(".printed")));
  });
})(globalThis);
