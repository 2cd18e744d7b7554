"""`bokslut`, also as `python -m bokslut`: the command line, stopped quietly even while it loads."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the command line and returns its exit code, see `bokslut.cli.main`; 130, and no word,
    when Ctrl-C comes before the command line is loaded: nothing has begun then."""
    try:
        from bokslut.cli import main as command_line
    except KeyboardInterrupt:
        return 130
    return command_line()


if __name__ == "__main__":
    sys.exit(main())
