"""Refreshes that are killed (SIGKILL) at random points; run as a program, prints what the store was like after each.

One warm process forks a child a refresh, so that fifty of them take seconds. Half die at a random line of our own code
while it writes, half after a random time, wherever they then are.
"""

import json
import os
import random
import signal
import sys
import time

from innotrade import data, vintages
from innotrade.store import Store
from innotrade.vintages import refresh, series
from innotrade.vintages.world_bank import WorldBank

TABLES = ["mfn-tariff", "researchers"]
OURS = ("innotrade/store.py", "innotrade/files.py")


def fetch(address):
    done, failed = [], []
    refresh.refresh(series.choose(TABLES), WorldBank(address), vintages.store(), done, failed)
    assert failed == [], failed


def count_lines(last=None):
    """Count the lines of our own code that run while a table is written; at the given one the process dies."""
    count, keep = [0], Store.keep

    def trace(frame, event, argument):
        if not frame.f_code.co_filename.endswith(OURS):
            return None
        if event == "line":
            count[0] += 1
            if count[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def traced(*args):
        sys.settrace(trace)
        try:
            return keep(*args)
        finally:
            sys.settrace(None)

    Store.keep = traced
    return count, keep


def child(address, line):
    """Fork a refresh; return its process."""
    process = os.fork()
    if process == 0:
        count_lines(line) if line else None
        try:
            fetch(address)
        finally:
            os._exit(0)
    return process


def state():
    """What a reader finds: the edition of each table, or what is wrong with it."""
    found = {}
    for name in TABLES:
        try:
            table = data.load(name, vintage="latest")
            found[name] = f"{table['vintage'].iloc[0]}, {len(table)} rows"
        except Exception as error:
            found[name] = f"broken: {error}"
    return found


def count_after(address):
    count, keep = count_lines()
    fetch(address)
    return count, keep


def main(address, control, points):
    chance = random.Random(12)
    fetch(address)
    (lines,), Store.keep = count_after(address)
    start = time.monotonic()
    fetch(address)
    span = time.monotonic() - start
    results = []
    for point in range(points):
        with open(control, "w", encoding="utf-8") as file:  # the publisher's next edition
            file.write(str(point + 1))
        line = chance.randint(1, lines) if point % 2 else None
        process = child(address, line)
        if line is None:
            time.sleep(chance.uniform(0, span))
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        results.append({"killed": os.WIFSIGNALED(status), "line": line, "state": state()})
    fetch(address)
    left = [path.name for path in vintages.store().folder.rglob(".*") if path.name != ".lock"]
    print(json.dumps({"results": results, "end": state(), "left": left}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
