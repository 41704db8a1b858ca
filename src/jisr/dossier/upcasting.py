"""Reading old acts: pure functions that lift an act of a released version to the next one.

Reading is total over every released version. The act in the journal keeps its bytes; only what is folded is lifted.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from jisr.dossier.acts import Act

Upcasters: TypeAlias = Mapping[tuple[str, int], Callable[[Act], Act]]


def newest(act: Act, upcasters: Upcasters) -> Act:
    """The act at the newest version for which there is an upcaster. An upcaster must raise the version."""
    while (lift := upcasters.get((act.kind, act.version))) is not None:
        lifted = lift(act)
        if lifted.version <= act.version:
            raise ValueError(f"the upcaster of {act.kind}@{act.version} does not raise the version")
        act = lifted
    return act
