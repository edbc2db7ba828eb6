"""Write the corpus into a folder."""

import sys
from pathlib import Path

from tests.grading.corpus import write

write(Path(sys.argv[1]))
