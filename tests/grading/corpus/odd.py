"""Values that no check expects, and the ways in which a notebook can end."""

from tests.grading.classroom import FULL, after, before, replaced
from tests.grading.corpus.entries import RIGHT, add, attack, attempts, function

# --- large and odd values
add("oversize-text", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = 'x' * 50_000_000"))
add("oversize-table", "graded", "q1", after(RIGHT, "q1-answer", "slips = pd.DataFrame({'gap': range(3_000_000)})"))
add("equal-hashes", "graded", "q2", replaced(RIGHT, "q2-answer",
                                         "growth = [k * (2**61 - 1) << 64 for k in range(100_000)]"))
add("nested-deeply", "graded", "q2", replaced(RIGHT, "q2-answer", """
growth = []
for _ in range(100_000):
    growth = [growth]"""))
add("contains-itself", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = []\ngrowth.append(growth)"))
add("huge-integer", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = 10**5000"))
add("huger-integer", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = 1 << 10_000_000"))
add("not-a-number", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = float('nan')"))
add("infinite", "graded", "q2", replaced(RIGHT, "q2-answer", "growth = float('inf')"))
add("infinite-recursion", "graded", "q1", before(RIGHT, "q1-answer", "def f():\n    return f()\nf()"))
add("lone-surrogate", "graded", "q5", replaced(RIGHT, "q5-answer", r"conclusions = '\ud800\udfff\x00'"))
add("homoglyph-name", "graded", "q1", replaced(RIGHT, "q1-answer", "sl\u0456ps = 1"))
add("unicode-\u202egnp.cod", "graded", (), before(RIGHT, "q1-answer", "\u0440\u0435\u0441 = '\u202e\u2066 # \u2069'"))

# --- endings
add("sys-exit", "graded", "q1", before(RIGHT, "q1-answer", "import sys\nsys.exit(0)"))
# the hidden test calls with no Series of four, so its point stays
function("sys-exit-in-function", "graded", "", "raise SystemExit(0)", points=FULL | {"q3": 1})
add("os-exit", "died", "q1", before(RIGHT, "q1-answer", "import os\nos._exit(0)"))
function("os-exit-in-function", "died", "q3", "import os\nos._exit(0)")
add("segfault", "died", "q1", before(RIGHT, "q1-answer", "import ctypes\nctypes.string_at(0)"))
attack("kill-the-grader", "import os\n" + attempts("os.kill(os.getppid() or 999_999, 9)", "os.kill(2, 9)",
                                                   "os.killpg(os.getpgid(0) or 999_999, 15)"))
add("exit-handlers", "graded", (), before(RIGHT, "q1-answer", """
import atexit
@atexit.register
def _():
    while True:
        pass"""))
add("output-200-mb", "output-limit", "q1", before(RIGHT, "q1-answer", "for _ in range(200):\n    print('x' * 10**6)"))
add("output-by-descriptor", "output-limit", "q1", before(RIGHT, "q1-answer", """
import os
while True:
    os.write(2, b'x' * 60_000)"""))
add("asks-for-input", "graded", "q1", before(RIGHT, "q1-answer", "input('Password of the teacher: ')"))

# --- network and secrets
attack("network-tcp", "import socket, urllib.request\n" + attempts(
    "socket.create_connection(('127.0.0.1', 22), 1)", "socket.socket().bind(('127.0.0.1', 0))",
    "urllib.request.urlopen('http://127.0.0.1/', timeout=1)"))
attack("network-udp", "import socket\n" + attempts(
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 53))",
    "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"))
attack("network-dns", "import socket\n" + attempts("socket.getaddrinfo('example.org', 80)",
                                                   "socket.gethostbyname('example.org')"))
attack("network-unix", "import socket\n" + attempts(
    "socket.socket(socket.AF_UNIX).connect('/run/docker.sock')", "socket.socket(socket.AF_UNIX).bind(chr(0) + 'x')",
    "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)", "socket.socket(getattr(socket, 'AF_VSOCK', 40))"))
attack("environment", """
import ctypes, glob, os
libc = ctypes.CDLL(None)
libc.getenv.restype = ctypes.c_char_p
caught = "INNOTRADE_SECRET" in os.environ or libc.getenv(b"INNOTRADE_SECRET")
for place in glob.glob("/proc/*/environ"):
    with open(place, "rb") as stream:
        caught = caught or b"SECRET" in stream.read()""")
