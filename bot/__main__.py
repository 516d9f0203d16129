"""The assistant's knowledge and engines from the command line, without Rasa.

    python -m bot validate
    python -m bot quote 9 10866 --without-cyber
    python -m bot compare 10866 --types 3 5 7 --language en
    python -m bot batch towns.csv -o amounts.csv
    python -m bot migrate
    python -m bot read -o folder
    python -m bot feedback --since 2026-11-01
"""
from __future__ import annotations

import signal
import sys

from bot.commands import feedback, quote, read
from bot.commands.arguments import parser
from bot.commands.batch import command as batch
from bot.errors import BotError
from bot.knowledge import load
from bot.ledger.migrate import migrate
from bot.settings import settings

_INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Run one command; faults go to standard error with exit status 1, a wrong use ends with 2."""
    chosen = parser().parse_args(arguments)
    try:
        knowledge = load(settings().edition)
        if chosen.command == "batch":
            return batch.run(chosen, knowledge)
        if chosen.command == "quote":
            quote.quote(chosen, knowledge)
        elif chosen.command == "compare":
            quote.compare(chosen, knowledge)
        elif chosen.command == "migrate":
            settings().var_folder.mkdir(parents=True, exist_ok=True)
            migrate(settings().database_url)
        elif chosen.command == "read":
            read.read(chosen, knowledge)
        elif chosen.command == "feedback":
            feedback.feedback(chosen)
        else:
            print(f"knowledge/{knowledge.edition.id}: {len(knowledge.answers)} answers, {len(knowledge.facts)} facts, no faults.")
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


if __name__ == "__main__":
    # Ended from outside, a command tidies up as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
