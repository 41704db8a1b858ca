"""Faults of data and plain data on their way out."""

import json
import sys
from collections.abc import Iterable

from jisr.library import DataFaults, Fault, Language
from jisr.vocabulary import Json


def tell_faults(faults: Iterable[Fault], language: Language) -> None:
    """Each fault in a line of the error output."""
    for fault in faults:
        print(fault.told(language.say), file=sys.stderr)


def refuse(faults: DataFaults, language: Language) -> int:
    """Tell all faults; the exit code of an input that cannot be used."""
    tell_faults(faults.faults, language)
    return 2


def print_json(value: Json) -> None:
    """Plain data, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
