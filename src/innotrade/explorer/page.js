// An explorer in the book: the model's own Python source runs in this browser, once a reader moves a control.
// Classic scripts only, so that a page opened from a disk works as one from a server does.
(function (global) {
  "use strict";
  const own = global.innotradeExplorer;
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  const loads = {};

  function script(name) {
    loads[name] = loads[name] || new Promise((resolve, reject) => {
      const element = own.make("script", { src: base + name });
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${name} is missing beside the page`));
      document.head.append(element);
    });
    return loads[name];
  }

  let engine = null; // one engine serves all explorers of a page
  function python() {
    engine = engine || script("brython.js").then(() => script("python.js")).then(() => {
      global.__BRYTHON__.runPythonSource("import innotrade_engine", { name: "innotrade_start" });
    });
    return engine;
  }

  async function prepare(key, payload, root) {
    const models = () => Promise.all(root.dataset.sources.split(" ").map((name) => script(`models/${name}.js`)));
    await Promise.all([python().then(models), script("vega.js")]);
    global.innotradePython.prepare(key, payload.model, payload.summary, root.querySelector("script.settings").textContent);
  }

  function browser(key, payload, root) {
    let ready = null;
    const here = {
      started: false,
      ready: () => (ready = ready || prepare(key, payload, root).then(() => { here.started = true; })),
      compute: async (text) => JSON.parse(global.innotradePython.answer(key, text)),
    };
    return here;
  }

  // The state of every explorer that was moved stands in the address: #explorer-1={"year":2003}&explorer-2=...
  const states = () => Object.fromEntries(location.hash.slice(1).split("&").filter((part) => part.includes("="))
    .map((part) => [part.slice(0, part.indexOf("=")), decodeURIComponent(part.slice(part.indexOf("=") + 1))]));
  const write = (all) => {
    const hash = Object.entries(all).map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join("&");
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    return location.href;
  };
  const link = {
    write: (shown) => write({ ...states(), [shown.id]: JSON.stringify(shown.values) }),
    clear: (shown) => {
      const { [shown.id]: gone, ...others } = states();
      if (gone !== undefined) write(others);
    },
  };

  function restore() {
    for (const [key, text] of Object.entries(states())) {
      const shown = own.shown.find((item) => item.id === key);
      let values = null;
      try { values = JSON.parse(text); } catch (damaged) { /* a damaged link opens the page as it is */ }
      if (!shown || values === null || typeof values !== "object") continue;
      shown.set(values);
      shown.moved();
      shown.root.scrollIntoView({ block: "nearest" });
    }
  }

  function start() {
    document.querySelectorAll(".explorer[data-sources]").forEach((root, place) => {
      const read = (name) => JSON.parse(root.querySelector(`script.${name}`).textContent);
      const payload = { ...read("payload"), controls: read("settings").controls };
      const id = `explorer-${place + 1}`;
      root.id = root.id || id;
      new own.Explorer(root, payload, browser(id, payload, root), { id, link });
    });
    restore();
    global.addEventListener("hashchange", restore);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})(globalThis);
