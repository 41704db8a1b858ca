"""Which steps are grave: what one cannot live with having done in haste. They wait a minute before they are sealed."""

from jisr.clerk import commands as c
from jisr.law.corpus import Corpus
from jisr.law.measures import MeasureEffect

COMMANDS = (c.BringCharges, c.DropCharge, c.ReferFile, c.RefuseRequest, c.PostponeRequest, c.GiveJudgment)
EFFECTS = frozenset({MeasureEffect.RELEASE, MeasureEffect.DETAIN})


def is_grave(command: c.Command, corpus: Corpus) -> bool:
    """A charge, its dropping, a referral, a refusal, a postponement, a judgment; a measure that frees or detains."""
    if isinstance(command, c.TakeMeasure):
        measure = corpus.measures.get(command.measure)
        return measure is not None and measure.effect in EFFECTS
    return isinstance(command, COMMANDS)
