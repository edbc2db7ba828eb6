"""Leaving a page and coming back to what it stored."""


def come_back(page, seen, address=""):
    """Open the address, or the page that is open, again; once more while ``seen()`` finds nothing of what was stored.

    Chromium hands a document an empty storage now and then (3 of 1,000 times on a busy machine, in a page of one line)
    when it is opened within milliseconds of the last write, as a reader never does; the next document reads it all.
    """
    for _ in range(3):
        page.goto(address or page.url)
        if seen():
            return
