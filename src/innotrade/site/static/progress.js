// Which lessons are done: read from what the quizzes keep in this browser, saved to and loaded from a file, certified.
(function (global) {
  "use strict";
  const PREFIX = "innotrade.quiz.";
  const FORMAT = "innotrade-progress-1";

  function storage() {
    try { return global.localStorage; } catch { return null; }
  }

  /* Right answers of a lesson, and how many of them at the first attempt. */
  function standing(lesson) {
    let kept = {};
    try { kept = JSON.parse(storage().getItem(PREFIX + lesson.name)) || {}; } catch { /* nothing is kept here */ }
    const right = lesson.items.filter((id) => kept[id] && kept[id].right === true);
    const begun = lesson.items.some((id) => kept[id] && kept[id].attempts > 0);
    const first = right.filter((id) => kept[id].attempts === 1).length;
    return { right: right.length, first, begun, done: lesson.items.length > 0 && right.length === lesson.items.length };
  }

  function words(lesson, found) {
    if (!found.begun) return `${lesson.items.length} questions, none answered yet`;
    return `${found.right} of ${lesson.items.length} right, ${found.first} at the first attempt`;
  }

  function show(root, course) {
    const all = course.lessons.map((lesson) => ({ lesson, found: standing(lesson) }));
    for (const { lesson, found } of all) {
      const cell = root.querySelector(`[data-lesson="${lesson.name}"]`);
      cell.textContent = words(lesson, found);
      cell.classList.toggle("done", found.done);
    }
    const done = all.filter(({ found }) => found.done);
    root.querySelector(".progress-total").textContent = `${done.length} of ${all.length} lessons done: `
      + "every question under “Check yourself” is answered right.";
    return all;
  }

  function save(course) {
    const quizzes = {};
    for (const lesson of course.lessons) {
      const text = storage() && storage().getItem(PREFIX + lesson.name);
      if (text) quizzes[lesson.name] = JSON.parse(text);
    }
    const blob = new Blob([JSON.stringify({ format: FORMAT, saved: today(), quizzes }, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return `Saved what ${Object.keys(quizzes).length} lessons keep.`;
  }

  /* Check a file wholly before anything is written; return what is wrong with it, or an empty text. */
  function fault(content, course) {
    if (!content || content.format !== FORMAT) return "it was not saved by this page";
    if (!content.quizzes || typeof content.quizzes !== "object") return "it holds no quizzes";
    for (const [name, kept] of Object.entries(content.quizzes)) {
      if (!course.lessons.some((lesson) => lesson.name === name)) return `it names the lesson ${name}, which is not here`;
      const entries = kept && typeof kept === "object" ? Object.values(kept) : [null];
      if (entries.some((entry) => !entry || !Number.isInteger(entry.attempts) || typeof entry.right !== "boolean")) {
        return `what it keeps of ${name} is damaged`;
      }
    }
    return "";
  }

  async function load(file, course) {
    let content = null;
    try { content = JSON.parse(await file.text()); } catch { return "The file was refused: it is no JSON. Nothing was changed."; }
    const wrong = fault(content, course);
    if (wrong) return `The file was refused: ${wrong}. Nothing was changed.`;
    try {
      for (const [name, kept] of Object.entries(content.quizzes)) storage().setItem(PREFIX + name, JSON.stringify(kept));
    } catch { return "This browser keeps nothing for this page, so the file cannot be loaded here."; }
    return `Loaded what ${Object.keys(content.quizzes).length} lessons keep.`;
  }

  function clear(course) {
    for (const lesson of course.lessons) storage() && storage().removeItem(PREFIX + lesson.name);
    return "All answers are cleared on this machine.";
  }

  const today = () => new Date().toISOString().slice(0, 10);

  function line(kind, text, name = "") {
    const node = document.createElement(kind);
    node.textContent = text;
    if (name) node.className = name;
    return node;
  }

  /* Print the certificate alone: a copy of it stands beside everything else on the page, which is not printed. */
  function print(paper) {
    document.querySelectorAll(".on-paper").forEach((old) => old.remove());
    const copy = paper.cloneNode(true);
    copy.classList.add("on-paper");
    document.body.append(copy);
    document.body.classList.add("certifying");
    global.print();
  }

  function certify(root, course, name) {
    const done = show(root, course).filter(({ found }) => found.done);
    if (!done.length) return "A certificate needs one lesson at least whose questions are all answered right.";
    const sum = (of) => done.reduce((total, entry) => total + of(entry), 0);
    const items = sum(({ lesson }) => lesson.items.length);
    const list = document.createElement("ul");
    done.forEach(({ lesson, found }) => list.append(line("li", `${lesson.title} (${words(lesson, found)})`)));
    const paper = root.querySelector(".certificate");
    paper.replaceChildren(
      line("p", "Trade agreements, innovation and small firms: Korea and Latin America"),
      line("p", name, "who"),
      line("p", `answered every question of ${done.length} of ${course.lessons.length} lessons right by ${today()}:`),
      list,
      line("p", `What was checked: ${items} questions, of which ${sum(({ found }) => found.first)} were right at the first `
        + `attempt. The lessons take ${sum(({ lesson }) => lesson.minutes)} minutes as their authors count. Answers were `
        + "kept and counted by the reader's own browser; nobody supervised them, and exercises are not counted. "
        + `Course version ${course.version}.`, "fine"));
    paper.hidden = false;
    print(paper);
    return "";
  }

  function start() {
    const root = document.querySelector(".progress-sheet");
    const course = JSON.parse(root.querySelector(".progress-data").textContent);
    const says = root.querySelector(".progress-says");
    const then = (text) => { says.textContent = text; show(root, course); };
    root.querySelector(".progress-save").addEventListener("click", () => then(save(course)));
    root.querySelector(".progress-load input").addEventListener("change", async (event) => {
      if (event.target.files.length) then(await load(event.target.files[0], course));
      event.target.value = "";
    });
    root.querySelector(".progress-clear").addEventListener("click", () => {
      if (global.confirm("Clear the answers to every quiz on this machine?")) then(clear(course));
    });
    root.querySelector(".progress-name").addEventListener("submit", (event) => {
      event.preventDefault();
      then(certify(root, course, event.target.elements.name.value.trim()));
    });
    // Answered in another tab, or before the reader came back to a page that the browser had only put aside.
    for (const event of ["storage", "pageshow"]) global.addEventListener(event, () => show(root, course));
    show(root, course);
  }

  start();
})(globalThis);
