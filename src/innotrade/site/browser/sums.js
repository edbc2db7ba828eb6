// Mends the engine's math.fsum: it adds the exact partial sums (Shewchuk 1997) from the smallest up, which loses the last
// bit now and then, and ends every sum with an exception, which takes a third of a model's time. Here they are added
// from the largest down and a half is rounded to even, as CPython does.
(function ($B) {
  "use strict";
  const { float } = $B.builtins;
  const careful = $B.module_getattr($B.imported.math, "fsum");

  // A number of the page, or NaN for what the engine's own function shall see to: huge integers, infinities, no numbers.
  function plain(item) {
    const value = item instanceof Object && item.ob_type === float ? item.value : item;
    return typeof value === "number" && Number.isFinite(value) ? value : NaN;
  }

  function partials(values) {
    const kept = [];
    for (let value of values) {
      let length = 0;
      for (let other of kept) {
        if (Math.abs(value) < Math.abs(other)) [value, other] = [other, value];
        const sum = value + other;
        const lost = other - (sum - value);
        if (lost) kept[length++] = lost;
        value = sum;
      }
      kept.length = length;
      kept.push(value);
    }
    return kept;
  }

  function total(kept) {
    let sum = kept.pop() || 0;
    let lost = 0;
    while (kept.length && !lost) {
      const before = sum;
      const next = kept.pop();
      sum = before + next;
      lost = next - (sum - before);
    }
    // What was lost may be exactly half of the last place: then what is still left says to which side it goes.
    const left = kept.pop();
    const further = sum + 2 * lost;
    return left && (left > 0) === (lost > 0) && further - sum === 2 * lost ? further : sum;
  }

  function fsum(...given) {
    if (given.length !== 1) return careful(...given);
    const items = [...$B.make_js_iterator(given[0])];
    const values = items.map(plain);
    const sum = values.some(Number.isNaN) ? NaN : total(partials(values));
    return Number.isFinite(sum) ? $B.fast_float(sum) : careful($B.$list(items));
  }

  $B.addToImported("math", { fsum });
})(globalThis.__BRYTHON__);
