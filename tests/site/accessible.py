"""What axe, the checker of accessibility, finds on a page."""

from axe_playwright_python.sync_playwright import Axe


def violations(page, rules=None):
    """Return what axe finds by all its rules, or by those that are named."""
    chosen = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **chosen}).response["violations"]
    return [(one["id"], node["target"], node["html"][:200]) for one in found for node in one["nodes"]]
