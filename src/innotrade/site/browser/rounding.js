// Mends the engine's rounding: it multiplies before it rounds, which loses the last digit now and then, and rounds
// halves up where Python rounds them to even. toFixed and toExponential work on the exact value; only halves are left.
(function ($B) {
  "use strict";
  const float = $B.builtins.float;
  const { $format: format } = float;
  const { __round__: round } = float.tp_funcs;
  const LARGEST = 1e21; // above it toFixed writes an exponent
  // So many digits more than asked show every double that is not exactly a half: its last bit is larger than that.
  const MORE = 25;

  // Of a rounded and a longer text of the same number, the rounded one with halves taken to even.
  function settled(text, longer, length) {
    const half = /^50*$/.test(longer.slice(length).replace(/^\./, ""));
    return half && Number(text[text.length - 1]) % 2 === 1 ? longer.slice(0, length) : text;
  }

  // Text of a value of 0 to 10^21 with `digits` decimals.
  function fixed(value, digits) {
    const text = value.toFixed(digits);
    const longer = value.toFixed(Math.min(100, digits + MORE));
    return settled(text, longer, longer.indexOf(".") + (digits ? digits + 1 : 0));
  }

  // Mantissa with `digits` decimals and exponent of a positive value.
  function scientific(value, digits) {
    const [text, exponent] = value.toExponential(digits).split("e");
    const [longer, same] = value.toExponential(Math.min(100, digits + MORE)).split("e");
    const mantissa = exponent === same ? settled(text, longer, digits ? digits + 2 : 1) : text;
    return [mantissa, Number(exponent)];
  }

  function withExponent([mantissa, exponent]) {
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }

  function general(value, precision) {
    const digits = Math.max(precision, 1);
    const found = scientific(value, digits - 1);
    const short = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    if (found[1] < -4 || found[1] >= digits) return withExponent([short(found[0]), found[1]]);
    return short(fixed(value, digits - 1 - found[1]));
  }

  const WRITERS = { f: fixed, F: fixed, "%": fixed, g: general, e: (value, digits) => withExponent(scientific(value, digits)) };

  float.$format = function (self, spec) {
    const write = WRITERS[spec.type];
    const value = spec.type === "%" ? self.value * 100 : self.value;
    const digits = spec.precision === undefined ? 6 : spec.precision;
    if (!write || !(Math.abs(value) < LARGEST) || spec.alternate || spec.z || digits > 75) return format(self, spec);
    const [whole, fraction] = write(Math.abs(value), digits).split(".");
    const grouped = spec.comma ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    const positive = spec.sign === "+" || spec.sign === " " ? spec.sign : "";
    const sign = value < 0 || Object.is(value, -0) ? "-" : positive;
    spec.align = spec.align || ">";
    return $B.format_width(sign + grouped + (fraction ? `.${fraction}` : "") + (spec.type === "%" ? "%" : ""), spec);
  };

  float.tp_funcs.__round__ = function (self, digits) {
    const ours = typeof digits === "number" && digits >= 0 && digits <= 75 && Math.abs(self.value) < LARGEST;
    if (!ours) return round.apply(null, arguments);
    const size = Number(fixed(Math.abs(self.value), digits));
    return $B.fast_float(self.value < 0 || Object.is(self.value, -0) ? -size : size);
  };

  // A model's None is an object of the engine, with a circle in it; the page's JSON writer shall write null instead.
  Object.defineProperty($B.builtins.None, "toJSON", { value: () => null });
})(globalThis.__BRYTHON__);
