"""`check --against REVISION`: what the law of the working tree answers otherwise than that of a revision.

Exit codes as those of `check`; 2 when the revision cannot be reached.
"""

import sys
from pathlib import Path

from jisr.cli.effects_said import EffectsTeller, effects_json
from jisr.cli.revisions import Unreachable, data_of
from jisr.cli.telling import print_json, tell_faults
from jisr.library import DataFaults, Language
from jisr.library.effects import effects, read_law


def compared(revision: str, *, root: Path, language: Language, as_data: bool) -> int:
    """Tell the effects of the change, as words or as plain data."""
    try:
        with data_of(revision, root=root) as (folder, commit):
            before = read_law(folder)
            after = read_law(root)
            found = effects(before, after)
    except Unreachable as why:
        print(language.say(why.reason.key, why.reason.values), file=sys.stderr)
        return 2
    except DataFaults as faults:
        tell_faults(faults.faults, language)
        print(language.say("The data cannot be compared before these faults are mended."), file=sys.stderr)
        return 1
    tell_faults(found.faults, language)
    if as_data:
        print_json(effects_json(found, revision=revision, commit=commit))
    else:
        teller = EffectsTeller(before.corpus, after.corpus, language)
        print("\n".join(teller.lines(found, revision=revision, commit=commit)))
    return 1 if found.faults else 0
