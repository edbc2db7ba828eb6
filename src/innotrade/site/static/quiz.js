/* Brings quizzes to life: checks answers, says what went wrong, keeps the score on the reader's machine.
   A classic script, so that it also runs from file://; the live notebook loads the same text. */
(function (global) {
  "use strict";

  /* ---- numbers as people type them: 36.9, 36,9 %, 1 234.5, 14,659 US$ million ---- */

  function parseNumber(typed) {
    const text = typed.replace(/[\s\u00a0\u2009\u202f]/g, "").replace(/\u2212/g, "-");
    const match = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)(.*)$/i.exec(text);
    if (!match) return null;
    let digits = match[1];
    if (digits.includes(",") && digits.includes(".")) digits = digits.replace(/,/g, "");
    else if (/^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(digits)) digits = digits.replace(/,/g, "");
    else digits = digits.replace(",", ".");
    const value = Number(digits);
    return Number.isFinite(value) ? { value, percent: match[2].startsWith("%"), unit: match[2] } : null;
  }

  function near(one, other, tolerance) {
    return Math.abs(one - other) <= tolerance + 1e-9 * Math.max(Math.abs(one), Math.abs(other));
  }

  function matches(number, target, item) {
    if (near(number.value, target, item.tolerance)) return true;
    // A share may be given as a fraction: 0.369 for 36.9 %.
    return item.unit.startsWith("%") && !number.percent && near(100 * number.value, target, item.tolerance);
  }

  /* ---- one function a kind: what is chosen -> { right, says: [HTML] } or { missing: text } ---- */

  const check = {
    single(item, form) {
      const chosen = form.querySelector("input:checked");
      if (!chosen) return { missing: "Choose an option first." };
      const option = item.options[Number(chosen.value)];
      return { right: option.right, says: [option.feedback] };
    },
    multiple(item, form) {
      const boxes = [...form.querySelectorAll("input")];
      if (!boxes.some((box) => box.checked)) return { missing: "Tick at least one option first." };
      const wrong = item.options.filter((option, place) => boxes[place].checked && !option.right);
      const left = item.options.filter((option, place) => !boxes[place].checked && option.right).length;
      const says = wrong.map((option) => `“${option.text}” ${option.feedback}`);
      if (left) says.push(left === 1 ? "One right option is not ticked." : `${left} right options are not ticked.`);
      const right = !wrong.length && !left;
      return { right, says: right ? item.options.filter((option) => option.right).map((option) => option.feedback) : says };
    },
    numeric(item, form) {
      const typed = form.querySelector("input").value.trim();
      if (!typed) return { missing: "Type a number first." };
      const number = parseNumber(typed);
      if (!number) return { missing: "This cannot be read as a number. Write it like 36.9, with or without the unit." };
      if (matches(number, item.answer, item)) return { right: true, says: [] };
      const known = item.wrong.find((entry) => matches(number, entry.value, item));
      return { right: false, says: [known ? known.feedback : slip(number.value, item) || "Not this number."] };
    },
    ordering(item, form) {
      const places = [...form.querySelectorAll("li")].map((line) => Number(line.dataset.place));
      const early = places.find((place, position) => place !== position);
      if (early === undefined) return { right: true, says: [] };
      const step = item.sequence[early];
      return { right: false, says: [`“${step.text}” stands too early. ${step.feedback}`] };
    },
    matching(item, form) {
      const selects = [...form.querySelectorAll("select")];
      if (selects.some((select) => !select.value)) return { missing: "Choose an answer in every line first." };
      const says = item.pairs.flatMap((pair, place) => {
        const chosen = selects[place].value;
        if (chosen === text(pair.right)) return [];
        const extra = item.extra.find((entry) => text(entry.right) === chosen);
        return [`“${pair.left}” ${extra ? extra.feedback : pair.feedback}`];
      });
      return { right: !says.length, says };
    },
  };

  function slip(value, item) {
    if (near(-value, item.answer, item.tolerance)) return "The number is right but for its sign.";
    if (near(value / 1000, item.answer, item.tolerance) || near(value * 1000, item.answer, 1000 * item.tolerance)) {
      return "This is off by a factor of 1,000: look at the unit.";
    }
    if (near(value / 100, item.answer, item.tolerance)) return "This is 100 times too large: look at the unit.";
    return "";
  }

  function text(html) {
    const box = document.createElement("div");
    box.innerHTML = html;
    return box.textContent;
  }

  /* ---- what is kept on the reader's machine; storage may be switched off, and then nothing is kept ---- */

  function store(quiz) {
    const key = `innotrade.quiz.${quiz}`;
    function read() {
      try {
        const kept = JSON.parse(global.localStorage.getItem(key));
        return kept && typeof kept === "object" ? kept : {};
      } catch { return {}; }
    }
    return {
      read,
      // Beside what is stored now: the answers of another tab stay, and what it cleared is not brought back.
      keep(id, entry) {
        try { global.localStorage.setItem(key, JSON.stringify({ ...read(), [id]: entry })); } catch { /* not kept */ }
      },
      clear() { try { global.localStorage.removeItem(key); } catch { /* was not kept */ } },
    };
  }

  /* ---- the page ---- */

  function mount(root) {
    if (!root || root.classList.contains("quiz-ready")) return;
    const quiz = JSON.parse(root.querySelector(".quiz-data").textContent);
    const kept = store(quiz.quiz);
    const state = kept.read();
    const forms = [...root.querySelectorAll(".quiz-item")];
    const total = () => showScore(root, quiz, state);
    forms.forEach((form) => {
      const item = quiz.items.find((entry) => entry.id === form.dataset.item);
      form.querySelector(".quiz-answer").hidden = true;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        Object.assign(state, kept.read()); // what was answered in another tab meanwhile
        answer(form, item, state);
        kept.keep(item.id, state[item.id]);
        total();
      });
      form.addEventListener("click", (event) => move(event, form));
      form.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target.type !== "text") return;
        event.preventDefault(); // a notebook keeps Enter from submitting; here it always checks, and once
        form.requestSubmit();
      });
      showState(form, state[item.id], true);
    });
    root.querySelector(".quiz-clear").addEventListener("click", () => {
      kept.clear();
      Object.keys(state).forEach((id) => delete state[id]);
      forms.forEach((form) => reset(form, quiz.items.find((entry) => entry.id === form.dataset.item)));
      total();
    });
    root.classList.add("quiz-ready");
    total();
  }

  function answer(form, item, state) {
    const result = check[item.kind](item, form);
    const box = form.querySelector(".quiz-feedback");
    if (result.missing) {
      box.innerHTML = "";
      box.append(paragraph(result.missing));
      return;
    }
    const before = state[item.id] || { attempts: 0, right: false };
    // The number of the first right attempt is kept; attempts after it are practice.
    state[item.id] = before.right ? before : { attempts: before.attempts + 1, right: result.right };
    box.innerHTML = "";
    const said = result.says.filter(Boolean);
    const verdict = paragraph("");
    verdict.innerHTML = `<strong>${result.right ? "✓ Right." : "✗ Not yet."}</strong> ${said.shift() || ""}`;
    box.append(verdict);
    said.forEach((sentence) => { const line = paragraph(""); line.innerHTML = sentence; box.append(line); });
    if (result.right) { const why = paragraph(""); why.innerHTML = item.explanation; box.append(why); }
    form.querySelector(".quiz-hint").hidden = result.right;
    form.dataset.result = result.right ? "right" : "wrong";
    showState(form, state[item.id], false);
  }

  function paragraph(words) {
    const node = document.createElement("p");
    node.textContent = words;
    return node;
  }

  function showState(form, entry, earlier) {
    const attempts = entry ? `${entry.attempts} ${entry.attempts === 1 ? "attempt" : "attempts"}` : "";
    const words = !entry ? "" : entry.right ? `Answered right (${attempts})` : `Not right yet (${attempts})`;
    form.querySelector(".quiz-state").textContent = words && earlier ? `${words}, on an earlier visit` : words;
  }

  function showScore(root, quiz, state) {
    const known = quiz.items.map((item) => state[item.id]).filter(Boolean);
    const right = known.filter((entry) => entry.right);
    const first = right.filter((entry) => entry.attempts === 1).length;
    root.querySelector(".quiz-score").textContent = known.length
      ? `${right.length} of ${quiz.items.length} answered right, ${first} at the first attempt. Kept on this machine only.`
      : `${quiz.items.length} questions. Your score is kept on this machine only.`;
  }

  function reset(form, item) {
    form.reset();
    delete form.dataset.result;
    form.querySelector(".quiz-feedback").innerHTML = "";
    form.querySelector(".quiz-hint").hidden = true;
    form.querySelector(".quiz-state").textContent = "";
    if (item.kind !== "ordering") return;
    const list = form.querySelector(".quiz-sequence");
    item.shown.forEach((place) => list.append(list.querySelector(`[data-place="${place}"]`)));
  }

  function move(event, form) {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const line = button.closest("li");
    const step = Number(button.dataset.move);
    const other = step < 0 ? line.previousElementSibling : line.nextElementSibling;
    if (other) line.parentElement.insertBefore(step < 0 ? line : other, step < 0 ? other : line);
    button.focus(); // moving a node takes the focus from it
    const lines = [...line.parentElement.children];
    const box = form.querySelector(".quiz-feedback");
    box.innerHTML = "";
    box.append(paragraph(`${line.querySelector(".quiz-step").textContent} is now in place ${lines.indexOf(line) + 1} of ${lines.length}.`));
  }

  function mountAll() {
    document.querySelectorAll(".quiz").forEach(mount);
  }

  global.InnotradeQuiz = { mount, mountAll, parseNumber };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountAll);
  else mountAll();
})(globalThis);
