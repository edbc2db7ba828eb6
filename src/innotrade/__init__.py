"""An executable course on trade agreements, innovation systems and small firms abroad.

``data`` loads the study's tables, ``models`` hold the economics, ``charts`` and ``explorer`` show them,
``quiz`` and ``exercise`` tell a reader what went wrong and why.
"""

__version__ = "0.1.0"
