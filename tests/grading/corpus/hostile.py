"""Attacks: on time, memory, files, hidden tests, the grader's own code, its channel, the network."""

import json
import platform
import struct

from innotrade.exercises import derive
from innotrade.grading import forbidden
from tests.grading.classroom import EXERCISE, after, before, replaced, solved
from tests.grading.corpus.entries import RIGHT, add, attack, attempts, function

# --- honest neighbours: what they get must not depend on who sits beside them
add("honest-right", "graded", (), RIGHT)
add("honest-essay", "needs-manual", (), solved(essays=True))
add("honest-partly", "graded", ("q2",), replaced(RIGHT, "q2-answer", "growth = 3.0"))
add("honest-blank", "graded", ("q1", "q2", "q3", "q4", "q5"), json.loads(derive(EXERCISE)))
add("honest-magics", "graded", (), before(RIGHT, "q1-answer", "%matplotlib inline\n!pip list\n%time x = 1"))
add("honest-own-check", "graded", (), after(RIGHT, "q2-answer", 'check("q2", growth)'))
add("honest-chart", "graded", (), before(RIGHT, "q1-answer", """
import matplotlib.pyplot as plt
from innotrade import charts
table_1998.plot(x="country", y="exports")
plt.show()
charts.bar(table_1998, x="exports", y="country", alt_text="In 1998 Mexico bought most from Korea")"""))

# --- time
add("infinite-loop", "timeout", "q1", replaced(RIGHT, "q1-answer", "while True:\n    pass"))
add("infinite-loop-deaf", "timeout", "q1", replaced(RIGHT, "q1-answer", """
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    try:
        while True:
            pass
    except BaseException:
        pass"""))
function("slow-function", "timeout", "q3", "import time\ntime.sleep(60)")
function("loop-in-function", "timeout", "q3", "while True:\n    pass")
add("deaf-to-long-cells", "timeout", "all", before(after(RIGHT, "q2-answer", "# " + "x" * 2_000_000), "q1-answer", """
import time
from innotrade.grading import channel
channel.receive = lambda *_, **__: time.sleep(1000)"""))
add("regex-bomb", "timeout", "q1", replaced(RIGHT, "q1-answer", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')"))

# --- memory, disk, processes
add("memory-bomb", "memory", "q1", replaced(RIGHT, "q1-answer", "x = []\nwhile True:\n    x.append(bytearray(10**8))"))
add("memory-at-once", "memory", "q1", replaced(RIGHT, "q1-answer", "import numpy\nnumpy.ones((10**6, 10**6))"))
function("memory-in-function", "memory", "q3", "x = [0] * 10**10")
attack("disk-bomb", """
try:
    with open("big", "wb") as stream:
        for _ in range(500):
            stream.write(bytes(10**6))
    caught = "500 MB written"
except OSError:
    pass
import os
if os.path.exists("big"):
    os.remove("big")""")
add("fork-bomb", "graded", "q1", before(RIGHT, "q1-answer", "import os\nwhile True:\n    os.fork()"))
add("fork-bomb-tenacious", "timeout", "q1", before(RIGHT, "q1-answer", """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass"""))
attack("thread-bomb", """
import threading, time
try:
    for _ in range(5000):
        threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
    caught = "5000 threads"
except RuntimeError:
    pass""")
add("thread-left-running", "graded", (), before(RIGHT, "q1-answer", """
import threading
def spin():
    while True:
        pass
threading.Thread(target=spin).start()"""))
attack("daemon-by-setsid", """
import os
try:
    if os.fork() == 0:
        os.setsid()
        while True:
            pass
    caught = "a daemon"
except OSError:
    pass""")
attack("programs", "import os, subprocess\n" + attempts(
    "subprocess.run(['/bin/sh', '-c', 'true'], check=True)", "os.posix_spawn('/bin/true', ['true'], {})",
    "os.execv('/bin/true', ['true'])") + "caught = caught or os.system('true') == 0")

# --- files
attack("delete-everything", """
import os, shutil
import innotrade
package = os.path.dirname(innotrade.__file__)
for place in (os.getcwd(), "/home", "/etc", "/dev", package):
    shutil.rmtree(place, ignore_errors=True)
if not os.path.exists(os.path.join(package, "data.py")):
    caught = "the package is gone" """)
attack("change-attributes", "import os, innotrade\nplace = innotrade.__file__\n" + attempts(
    "os.chmod(place, 0o777)", "os.utime(place, (0, 0))", "os.truncate(place, 0)", "os.link(place, 'linked')",
    "os.rename(place, place + 'x')", "os.mkfifo('/home/warm/x')", "os.mknod('null', 0o20666, os.makedev(1, 3))"))
attack("write-outside", """
import os, innotrade
package, library = os.path.dirname(innotrade.__file__), os.path.dirname(os.__file__)
for place in ("/", "/usr", "/etc", "/dev", "/var", "/opt", package, library):
    try:
        with open(os.path.join(place, "left-behind"), "w") as stream:
            stream.write("x")
        caught = place
    except OSError:
        pass""")
attack("remount", "import ctypes\nlibc = ctypes.CDLL(None)\n" + """
if 0 in (libc.mount(b"none", b"/usr", None, 32 | 4096, None), libc.unshare(0x10000000), libc.chroot(b"/usr"),
         libc.setuid(0), libc.umount2(b"/home/student", 2)):
    caught = "a mount" """)
attack("system-calls", """
import ctypes
call, memory = ctypes.CDLL(None, use_errno=True).syscall, ctypes.create_string_buffer(4096)
for number in NUMBERS:
    if call(number, memory, 0, 0, 0, 0) >= 0 or ctypes.get_errno() != 1:
        caught = number""".replace("NUMBERS", str(sorted(
    numbers[platform.machine() == "aarch64"] for name, numbers in forbidden.CALLS.items() if -1 not in numbers))))
add("call-of-another-architecture", "died", "q1", before(RIGHT, "q1-answer", """
import ctypes, os
ctypes.CDLL(None).syscall(0x40000000 + 39)
os._exit(1)  # where there is no such architecture"""))
attack("hidden-tests-on-disk", """
import os
needle = ("on_both" + "_tables").encode()
for folder, folders, files in os.walk("/"):
    folders[:] = [name for name in folders if not folder.endswith("site-packages") or name == "innotrade"]
    if folder.startswith(("/usr", "/dev")) or folder.endswith(("/share", "/bin")) or (
            "/lib/python" in folder and "site-packages" not in folder and folder.count("/") > 1):
        folders[:] = []
        continue
    for name in files:
        try:
            with open(os.path.join(folder, name), "rb") as stream:
                if needle in stream.read():
                    caught = name
        except OSError:
            pass""")
attack("other-submissions", """
import os
for folder, folders, files in os.walk("/"):
    if folder.startswith(("/usr", "/dev")) or folder.count("/") > 9 or "site-packages" in folder:
        folders[:] = []
        continue
    caught = caught or [name for name in files if name.endswith(".ipynb")]""")

# --- hidden tests in memory
attack("hidden-tests-by-gc", """
import gc
needle = "on_both" + "_tables"
me = globals()
for thing in gc.get_objects():
    if type(thing) is dict and thing is not me and any(
            type(value) is str and needle in value and "gc.get_objects" not in value
            for value in list(thing.values())):
        caught = needle""")
function("hidden-tests-by-frames", "graded", (), """
import sys
frame, needle = sys._getframe(), "on_both" + "_tables"
while frame is not None:
    if frame.f_code.co_name.startswith("test_") or needle in str(frame.f_locals)[:10**6].replace("needle", ""):
        if frame.f_code.co_name not in ("concentration", "call", "_answer", "serve"):
            raise RuntimeError("a test is in reach")
    frame = frame.f_back""")
add("hidden-inputs-by-exception", "graded", ("q3", "q4"), replaced(RIGHT, "q3-answer", """
def concentration(exports):
    raise RuntimeError("SPY " + repr(list(exports)))"""))
add("hidden-inputs-by-output", "graded", (), after(RIGHT, "q3-answer", """
honest = concentration
def concentration(exports):
    print("SPY", list(exports))
    with open("spy", "a") as stream:
        stream.write(repr(list(exports)))
    return honest(exports)"""))

add("hidden-inputs-by-essay", "needs-manual", (), after(solved(essays=True), "q3-answer", """
honest = concentration
def concentration(exports):
    global defence
    defence = str(globals().get("defence", "")) + " SPY " + repr(list(exports))
    return honest(exports)"""))

# --- patches: the grader must not be what student code changes
WRONG = replaced(replaced(RIGHT, "q2-answer", "growth = 1.0"), "q5-answer", 'conclusions = {"c"}')
add("patch-numpy", "graded", ("q2", "q5"), before(WRONG, "q1-answer", """
import numpy, pandas.testing
numpy.isclose = numpy.allclose = numpy.array_equal = lambda *_, **__: True
pandas.testing.assert_frame_equal = pandas.testing.assert_series_equal = lambda *_, **__: None"""))
add("patch-builtins", "died", ("q2", "q5"), after(WRONG, "q5-answer", """
import builtins, math
math.isnan = lambda value: True
builtins.abs = lambda value: 0
builtins.all = builtins.any = builtins.isinstance = lambda *_: True"""))
add("patch-our-classes", "graded", ("q2", "q5"), before(WRONG, "q1-answer", """
import innotrade.answers, innotrade.answers.base, innotrade.exercise
passed = lambda *_, **__: innotrade.answers.Result(1.0, "Right.")
innotrade.answers.Check.mark = innotrade.answers.base.Check.mark = innotrade.exercise.Exercise.mark = passed
innotrade.exercise.verify = lambda *_, **__: None"""))
add("patch-the-encoder", "tampered", "all", before(RIGHT, "q1-answer", """
from innotrade.grading import codec
codec.encode = lambda value: {"~": "frame", "data": [{"dtype": "object", "values": 7}], "columns": 1, "index": 2}"""))
add("forged-changes", "graded", "q3", before(RIGHT, "q1-answer", """
from innotrade.grading import codec, executor
import pandas
executor.Notebook.call = lambda self, name, arguments, named: {
    "value": 1.0, "changed": {"0": codec.encode(pandas.Series([1.0, 0.0])), "7": 1, "x": 2}}"""))
add("forged-collisions", "tampered", "all", before(RIGHT, "q1-answer", """
from innotrade.grading import codec
codec.encode = lambda value: {"~": "set", "v": [{"~": "int", "v": hex(k * (2**61 - 1))} for k in range(100_000)]}"""))
add("patch-the-executor", "needs-manual", "all", before(RIGHT, "q1-answer", """
from innotrade.grading import executor
executor.Notebook.get = lambda self, name: {"value": "full marks", "score": 100, "passed": True}"""))

# --- lying objects
add("lying-eq", "graded", "q2", replaced(RIGHT, "q2-answer", """
class Yes:
    def __eq__(self, other): return True
    def __float__(self): return 5.0
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    def __sub__(self, other): return 0
    __rsub__ = __abs__ = __sub__
growth = Yes()"""))
add("lying-class", "graded", "q2", replaced(RIGHT, "q2-answer", """
class Float:
    __class__ = float
    def __float__(self): return 5.0
growth = Float()"""))
add("lying-str", "graded", "q5", replaced(RIGHT, "q5-answer", """
class Letters(str):
    def __eq__(self, other): return True
    def __hash__(self): return hash("a")
    def __iter__(self): return iter(["a", "b", "d"])
    def __str__(self): return "a, b, d"
conclusions = Letters("c")"""))
add("lying-float", "graded", "q2", replaced(RIGHT, "q2-answer", """
class Close(float):
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __eq__(self, other): return True
    __hash__ = float.__hash__
    def __float__(self): return 5.0
growth = Close(1.0)"""))
add("object-that-loads", "graded", "q2", replaced(RIGHT, "q2-answer", """
import os
class Load:
    def __reduce__(self): return (os.system, ("touch /tmp/loaded",))
growth = Load()"""))

# --- the channel
add("forged-on-every-descriptor", "tampered", "q1", before(RIGHT, "q1-answer", """
import json, os
for descriptor in range(256):
    try:
        os.write(descriptor, json.dumps({"score": 10, "passed": True, "verdict": "graded"}).encode())
    except OSError:
        pass"""))
add("forged-with-nonce", "tampered", "all", before(replaced(WRONG, "q3-answer", "concentration = 1"), "q1-answer", """
import json, os, struct, sys
frame = sys._getframe()
while "request" not in frame.f_locals:
    frame = frame.f_back
body = json.dumps({"nonce": frame.f_locals["request"]["nonce"], "error": None, "score": 10}).encode()
os.write(3, struct.pack(">I", len(body)) + body)"""))
add("forged-length", "tampered", "q1", before(
    RIGHT, "q1-answer", f"import os\nos.write(3, {struct.pack('>I', 2**31)!r})"))
add("forged-depth", "tampered", "q1", before(RIGHT, "q1-answer", """
import os, struct
body = b"[" * 1_000_000
data = struct.pack(">I", len(body)) + body
while data:
    data = data[os.write(3, data):]"""))
add("channel-closed", "died", "q1", before(RIGHT, "q1-answer", "import os\nos.closerange(0, 64)"))
add("channel-read", "timeout", "q1", before(RIGHT, "q1-answer", "import os\nos.read(3, 10**6)"))
