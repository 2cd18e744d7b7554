"""`python -m bokslut` is the command `bokslut`."""

import sys

from bokslut.cli import main

sys.exit(main())
