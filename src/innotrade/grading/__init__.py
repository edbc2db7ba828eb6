"""Grading a class: student code in a sandbox, the grader in a process of its own.

    runner  ──lines of JSON──►  worker  ──socket──►  child
    collects, resumes,          trusted: knows the   student code: forked from the warm process,
    writes results              tests, gives points  no network, no files, no other process

Student code can change anything in its own process, so nothing that decides on points runs there. The worker asks the
child for named values and for calls of student functions; both cross as JSON of limited length. The warm process
(``zygote``) has imported pandas and this package and never a test, so there is no hidden test to be found in a child.
"""

import sys

# jsonschema compiles a grammar of international web addresses when it is first imported: two seconds in every process
# that reads a notebook or a table, and nothing here looks at such an address. Without the module it skips the format.
sys.modules.setdefault("rfc3987_syntax", None)
