"""The commands of `./run`, grouped as the help shows them.

Each command lives in the module of its subject and is imported when it is asked for, so that a question of law starts
no web server. A command takes its arguments and returns the exit code: 0 done, 1 answered with a fault, 2 bad input,
of which every fault is told in the language of whoever typed it.
"""

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

from jisr.cli.telling import refuse
from jisr.library import DataFaults
from jisr.terminal import Unusable, speaker, told
from jisr.terminal.files import told_of
from jisr.vocabulary import Reason

INTERRUPTED: Final = 130
FULL: Final = (errno.ENOSPC, errno.EDQUOT)  # a write that fails does not say where

GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "Exercise": {
        "serve": ("jisr.web.serving:serve", "play the flagship, then show its report and replay (what ./run does)"),
        "play": ("jisr.cli.play:play", "play a scenario without a browser, from first report to judgment and debrief"),
        "prove": ("jisr.cli.play:prove", "check the quality of a scenario: ten proofs, the offending item named"),
        "rehearse": ("jisr.cli.play:rehearse", "many runs: distribution of outcomes and bottlenecks"),
    },
    "Law": {
        "law": ("jisr.cli.book:law", "ask the law: show a rule, search, compare two States, changes, what is open"),
        "qualify": ("jisr.cli.law:qualify", "which offences the facts make out, element by element"),
        "assess": ("jisr.cli.law:assess", "legal check of a request between two States"),
        "check": ("jisr.cli.check:check", "validate the data: every fault at once, with file, line and mend"),
    },
    "Room": {
        "print-now": ("jisr.web.room.paper.now:print_now", "the papers of every desk, for when the power fails"),
        "backup": ("jisr.cli.backup:backup", "a whole copy of this node, while it is in use"),
        "erase": ("jisr.cli.erase:erase", "destroy an exercise whole, with a record that it was done"),
        "take-over": ("jisr.web.taking_over:take_over", "go on from the last copy of another machine, and serve"),
    },
    "Offline": {
        "bundle": ("jisr.cli.bundle:bundle", "one archive for a machine without internet, with a list of contents"),
    },
    "Record": {
        "verify": ("jisr.cli.verify:verify", "check chains, seals, parts and envelopes offline"),
    },
    "Authors": {
        "new": ("jisr.cli.new:new", "start a country, measure, form, scenario or language from a commented template"),
    },
}


class Command(Protocol):
    """What each command module exports."""

    def __call__(self, argv: Sequence[str], /) -> int:
        """Run with the arguments after the command's name; the exit code."""
        ...


def usage() -> str:
    """The help page: commands by group."""
    lines = ["usage: ./run [COMMAND] [ARGUMENTS]   (./run COMMAND --help explains one)", ""]
    for group, commands in GROUPS.items():
        lines += [group, *(f"  {name:<11}{text}" for name, (_, text) in commands.items()), ""]
    lines += ["Each takes --language TAG; without it the environment (LANG) says in which language it answers.", ""]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """The entry point: without a command it serves the flagship exercise."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    name = words.pop(0) if words and not words[0].startswith("-") else "serve"
    paths = {known: path for commands in GROUPS.values() for known, (path, _) in commands.items()}
    try:
        if name not in paths:
            values = {"word": name, "words": ", ".join(paths)}
            raise Unusable([Reason("There is no command “{word}”. Use one of: {words}.", values)])
        return _quietly(_load(paths[name]), words)
    except Unusable as found:
        return _refused(found.faults, words)
    except DataFaults as found:
        return refuse(found, speaker(words, os.environ))
    except OSError as fault:
        if not fault.filename and fault.errno not in FULL:
            raise
        return _refused([told_of(fault)], words)


def _refused(faults: Iterable[Reason], words: Sequence[str]) -> int:
    """Each fault in a sentence, in the language of whoever typed the words."""
    language = speaker(words, os.environ)
    for one in faults:
        print(told(one, language), file=sys.stderr)
    return 2


def _quietly(command: Command, words: Sequence[str]) -> int:
    """Run a command; a reader that closes the pipe early (`| head`) and Ctrl+C are no faults: nothing is said."""
    try:
        code = command(words)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _load(path: str) -> Command:
    module, _, function = path.partition(":")
    return cast(Command, getattr(import_module(module), function))


if __name__ == "__main__":
    sys.exit(main())
