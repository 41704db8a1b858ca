"""The law that runs: rules with marks and dates, facts, offences, qualification, proof, cooperation between States.

General engine, law as data: no country, treaty or language is named here. It answers met, unmet, unknown or barred,
with the rule and the facts that decided, at the two dates of every question; it does no input and knows no case file.
"""

from jisr.law.conditions import Condition, Operator
from jisr.law.corpus import Corpus
from jisr.law.facts import FactKind, Facts, Person, PersonRole, Stance, Statement
from jisr.law.forms import Crossing, Form, FormField, Guard, Needed, Side, Step
from jisr.law.measures import (
    Abroad,
    Authorisation,
    BreachEffect,
    Competence,
    Measure,
    MeasureEffect,
    RoleKind,
    Safeguard,
    SafeguardWhen,
    SubjectKind,
)
from jisr.law.measures import Ground as MeasureGround
from jisr.law.offences import (
    Aggravation,
    Element,
    ElementId,
    Excuse,
    Grade,
    Limitation,
    Offence,
    OffenceId,
    Part,
    Penalty,
)
from jisr.law.proof import Provable, element_verdict, elements_of, negates, supports
from jisr.law.qualification import Answer, Capacity, Qualification
from jisr.law.qualify import Qualified, offences_of, qualify
from jisr.law.rules import Rule, RuleRole, RuleType, Standing
from jisr.law.standing import Grounds
from jisr.law.states import (
    Authority,
    Bond,
    BoundStatus,
    Calendar,
    Channel,
    ChannelKind,
    ChannelWhen,
    Country,
    Direction,
    Event,
    Instrument,
    Source,
    TrialStep,
)

__all__ = [
    "Abroad",
    "Aggravation",
    "Answer",
    "Authorisation",
    "Authority",
    "Bond",
    "BoundStatus",
    "BreachEffect",
    "Calendar",
    "Capacity",
    "Channel",
    "ChannelKind",
    "ChannelWhen",
    "Competence",
    "Condition",
    "Corpus",
    "Country",
    "Crossing",
    "Direction",
    "Element",
    "ElementId",
    "Event",
    "Excuse",
    "FactKind",
    "Facts",
    "Form",
    "FormField",
    "Grade",
    "Grounds",
    "Guard",
    "Instrument",
    "Limitation",
    "Measure",
    "MeasureEffect",
    "MeasureGround",
    "Needed",
    "Offence",
    "OffenceId",
    "Operator",
    "Part",
    "Penalty",
    "Person",
    "PersonRole",
    "Provable",
    "Qualification",
    "Qualified",
    "RoleKind",
    "Rule",
    "RuleRole",
    "RuleType",
    "Safeguard",
    "SafeguardWhen",
    "Side",
    "Source",
    "Stance",
    "Standing",
    "Statement",
    "Step",
    "SubjectKind",
    "TrialStep",
    "element_verdict",
    "elements_of",
    "negates",
    "offences_of",
    "qualify",
    "supports",
]
