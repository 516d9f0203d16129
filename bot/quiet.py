"""Runs a program's module without its libraries' deprecation warnings, which no operator can act on.

    python -m bot.quiet rasa run
"""
from __future__ import annotations

import logging
import runpy
import sys


def main(module: str) -> None:
    """Run the module as a command; the rest of the command line is its own."""
    # Sanic switches warnings on again when it is imported, so they are sent to a logger that keeps them.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").propagate = False
    logging.getLogger("py.warnings").addHandler(logging.NullHandler())
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    del sys.argv[0]
    main(sys.argv[0])
