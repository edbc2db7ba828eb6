// An explorer in a notebook: the kernel computes, and hands the drawing library to the page when it lacks it.
(function (global) {
  "use strict";
  const own = global.innotradeExplorer;
  const { make } = own;
  let drawing = null; // one load of the library for all explorers of the page

  function library(model) {
    if (global.vegaEmbed) return Promise.resolve();
    drawing = drawing || new Promise((resolve) => {
      const receive = (content) => {
        if (!content || !content.vega) return;
        model.off("msg:custom", receive);
        document.head.append(make("script", {}, content.vega));
        resolve();
      };
      model.on("msg:custom", receive);
      model.send({ want: "vega" });
    });
    return drawing;
  }

  // Questions are numbered, since an answer to an earlier one may still be under way.
  function kernel(model) {
    let asked = 0;
    return {
      started: true,
      ready: () => library(model),
      compute: (text) => new Promise((resolve) => {
        const number = (asked += 1);
        const receive = () => {
          const answer = JSON.parse(model.get("_answer"));
          if (answer.question !== number) return;
          model.off("change:_answer", receive);
          resolve(answer);
        };
        model.on("change:_answer", receive);
        model.set("_asked", JSON.stringify({ ...JSON.parse(text), $question: number }));
        model.save_changes();
      }),
    };
  }

  own.live = function ({ model, el }) {
    const payload = model.get("_payload");
    const now = JSON.parse(model.get("_answer"));
    const current = now.errors ? payload : { ...payload, ...now };
    // JupyterLab takes an arrow key on a slider for a shortcut of its own, unless the focused element says not to.
    const ownKeys = (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true");
    el.append(make("section", { class: "explorer live", onfocusin: ownKeys },
      make("p", { class: "title" }, payload.title), make("div", { class: "panel" }),
      make("p", { class: "says" }, current.text),
      ...payload.charts.map(() => make("div", { class: "drawing" })),
      make("details", { class: payload.open ? "behind long" : "behind", open: payload.open === true }, make("summary", {}, "Rows"),
        make("div", { class: "rows", tabindex: 0, role: "group", "aria-label": "Rows" }))));
    const root = el.lastElementChild;
    const engine = kernel(model);
    const shown = new own.Explorer(root, current, engine, { id: `x${Math.random().toString(36).slice(2)}` });
    engine.ready().then(() => shown.charts.draw(shown.rowsText, current.text)).then(() => { root.dataset.ready = "yes"; });
    // Values set from Python arrive as a question without a number.
    const follow = () => {
      const answer = JSON.parse(model.get("_answer"));
      if (answer.errors || answer.question) return;
      shown.set(answer.values);
      engine.ready().then(() => shown.take(answer));
    };
    model.on("change:_answer", follow);
    return () => {
      model.off("change:_answer", follow);
      shown.charts.stop();
      own.shown.splice(own.shown.indexOf(shown), 1);
    };
  };
})(globalThis);
