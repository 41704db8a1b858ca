"""The words of a command, read to the end: what cannot be used is noted, and all of it is told at once.

A value that does not fit is noted and another one put in its place, so that reading goes on; a command notes what it
finds by itself beside it (a folder, a database) and stops before it does anything.
"""

import argparse
import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, NoReturn, TypeVar

from jisr.library import Language
from jisr.terminal.tongue import OPTION, known_tags, tag_of
from jisr.vocabulary import Reason

T = TypeVar("T")
LARGEST: Final = 2**31 - 1
OF: Final = "of the option"  # a value beside those of a sentence: told before it


class Unusable(Exception):
    """What was typed cannot be used; `faults` says all of it, each with what to do."""

    def __init__(self, faults: Iterable[Reason]) -> None:
        """Each fault once, in the order in which they were found."""
        self.faults = tuple({(one.key, tuple(one.values.items())): one for one in faults}.values())
        super().__init__("\n".join(one.key for one in self.faults))


class Wrong(ValueError):
    """One value that does not fit."""

    def __init__(self, reason: Reason) -> None:
        """`reason` says why, and what does."""
        super().__init__(reason.key)
        self.reason = reason


class Asking(argparse.ArgumentParser):
    """The words of one command."""

    def __init__(self, *, prog: str, description: str) -> None:
        """Every command can be told its language."""
        super().__init__(prog=prog, description=description)
        self.faults: list[Reason] = []
        self.tag = tag_of(os.environ)

    def add_language(self, about: str = "language of the answer; default: that of the environment") -> None:
        """`--language TAG`."""
        self.add_argument(
            OPTION,
            type=self.checked(language, instead=self.tag, of=OPTION),
            default=self.tag,
            metavar="TAG",
            help=about,
        )

    def checked(self, read: Callable[[str], T], *, instead: T, of: str = "") -> Callable[[str], T]:
        """A value as `read` understands it; where it raises `Wrong`, that is noted with the option that it is `of`, and
        `instead` stands for it."""

        def reading(word: str) -> T:
            try:
                return read(word)
            except Wrong as fault:
                self.faults.append(Reason(fault.reason.key, {**fault.reason.values, OF: of}))
                return instead

        return reading

    def noted(self, words: Sequence[str]) -> argparse.Namespace:
        """What was typed; the faults are in `faults`, for a command that looks for more of them before it stops."""
        asked, left = self.parse_known_args(words)
        said = {"help": f"{self.prog} --help"}
        self.faults += [Reason("“{word}” is not understood here. {help} tells what is.", {**said, "word": one})
                        for one in left]  # fmt: skip
        return asked

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """What was typed. Raises `Unusable`."""
        asked = self.noted(words)
        stop_if_any(self.faults)
        return asked

    def error(self, message: str) -> NoReturn:
        """A word is missing, or stands where it cannot. Raises `Unusable`."""
        raise Unusable([*self.faults, _reason(message, f"{self.prog} --help")])


def stop_if_any(faults: Iterable[Reason | None]) -> None:
    """Raises `Unusable` with those that are faults, if there is one."""
    if found := [one for one in faults if one is not None]:
        raise Unusable(found)


def told(fault: Reason, language: Language) -> str:
    """A fault as a line in a language, with the option that it is of."""
    said = language.say(fault.key, fault.values)
    return f"{option}: {said}" if (option := fault.values.get(OF)) else said


def language(word: str) -> str:
    """The tag of a language that the data have."""
    if word not in (known := known_tags()):
        raise Wrong(Reason("There is no language “{word}”. Use one of: {words}.",
                           {"word": word, "words": ", ".join(known)}))  # fmt: skip
    return word


def whole(least: int, most: int = LARGEST) -> Callable[[str], int]:
    """A whole number between two others."""

    def read(word: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", word) or not least <= int(word) <= most:
            values = {"word": word, "least": str(least), "most": str(most)}
            raise Wrong(Reason("“{word}” does not fit: write a whole number from {least} to {most}.", values))
        return int(word)

    return read


def day(word: str) -> date:
    """A day of the calendar."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Wrong(Reason("“{word}” is no day: write it as 2022-03-09.", {"word": word})) from None


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """A word of a short list."""
    words = tuple(known)

    def read(word: str) -> str:
        if word not in words:
            raise Wrong(Reason("“{word}” is not known here. Use one of: {words}.",
                               {"word": word, "words": ", ".join(words)}))  # fmt: skip
        return word

    return read


def _reason(message: str, help: str) -> Reason:
    """What the reader of words says, as a sentence that can be translated."""
    more = {"help": help}
    if found := re.match(r"the following arguments are required: (.+)", message):
        return Reason("This is missing: {words}. {help} tells what it is.", {**more, "words": found[1]})
    if found := re.match(r"argument (\S+?)(?:/\S+)?: expected .*argument", message):
        return Reason("{option} needs a value after it. {help} tells which.", {**more, "option": found[1]})
    if found := re.match(r"argument (\S+): not allowed with argument (\S+)", message):
        return Reason("{option} and {other} exclude each other: give one of them.",
                      {"option": found[1], "other": found[2]})  # fmt: skip
    if found := re.match(r"one of the arguments (.+) is required", message):
        return Reason("One of these is missing: {words}. {help} tells what they are.", {**more, "words": found[1]})
    if found := re.match(r"argument .*: invalid choice: '(.*)' \(choose from (.*)\)", message):
        words = found[2].replace("'", "")
        return Reason("“{word}” is not known here. Use one of: {words}.", {"word": found[1], "words": words})
    if found := re.match(r"ambiguous option: (\S+) could match (.+)", message):
        return Reason("“{word}” can mean {words}: write it in full.", {"word": found[1], "words": found[2]})
    return Reason("This is not understood ({why}). {help} tells what is.", {**more, "why": message})
