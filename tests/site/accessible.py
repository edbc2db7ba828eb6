"""What axe, the checker of accessibility, finds on a page."""

from axe_playwright_python.sync_playwright import Axe

#: Marks the first element of each way in which text is shown: its colour and size, and what is painted behind it.
_MARKED = """mark => {
  const shown = new Set(), behind = new Map();
  const background = (one) => {
    if (!one) return "";
    if (!behind.has(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      const own = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1"
        ? "" : `/${backgroundColor} ${backgroundImage} ${opacity}`;
      behind.set(one, background(one.parentElement) + own);
    }
    return behind.get(one);
  };
  for (const one of document.body.querySelectorAll("*")) {
    one.removeAttribute(mark);
    const written = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!(written || one.matches("input, select, textarea")) || !one.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const way = [color, fontSize, fontWeight, textShadow, Boolean(one.closest("a")), background(one)].join(" ");
    if (!shown.has(way)) one.setAttribute(mark, "");
    shown.add(way);
  }
  return shown.size;
}"""
_MARK = "data-way-of-text"

#: The rules whose answer changes with the colours.
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page, context=None, **options):
    """Return what axe finds by all its rules on the whole page, or as its own context and options say."""
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(one["id"], node["target"], node["html"][:200]) for one in found for node in one["nodes"]]


def violations_of_colour(page):
    """Return what axe finds of colours: one element of each way to show text is asked, since the others are like it."""
    assert page.evaluate(_MARKED, _MARK) > 3
    return violations(page, {"include": [[f"[{_MARK}]"]]}, runOnly={"type": "rule", "values": OF_COLOUR})


def violations_but_of_colour(page):
    """Return what axe finds by all its other rules on the whole page."""
    return violations(page, rules={rule: {"enabled": False} for rule in OF_COLOUR})
