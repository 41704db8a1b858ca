"""One act in words: sentence, details, rules, breaches and findings, and the papers it holds (a letter, a judgment)."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.dossier import Act
from jisr.press.citing import BreachShown, Cited, FindingShown, breach_shown, cite, finding_shown, reason_said
from jisr.press.details import Detail, content_of, details_of
from jisr.press.names import Names
from jisr.press.said import Name, Said, Tongue
from jisr.press.speech import SOURCE
from jisr.press.wording import BY_MARK, KINDS
from jisr.vocabulary import CaseTime, Json, LanguageTag, Text, date_of

WORDLESS = "zxx"
UNWRITTEN = frozenset(
    {"form", "measure", "subjects", "language", "translations", "law_texts", "offences", "legal_basis"}
)


@dataclass(frozen=True, slots=True)
class ChargeJudged:
    """A charge of a judgment: what the court held on each element and on how many exhibits."""

    charge: Said
    verdict: str
    elements: tuple[tuple[Said, str, int], ...]
    reasons: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One act in words; `number` counts from 1 over all parties, `own` in the journal of its party."""

    number: int
    own: int
    act: str
    seal: str
    at: CaseTime
    done: CaseTime
    party: str
    towards: str
    office: str
    role: Text
    kind: str
    sentence: str
    values: Mapping[str, Said]
    details: tuple[Detail, ...] = ()
    letter: tuple[Detail, ...] = ()
    paper: Text | None = None
    tongue: Tongue | None = None
    judged: tuple[ChargeJudged, ...] = ()
    rules: tuple[Cited, ...] = ()
    breaches: tuple[BreachShown, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    late: bool = False


def moment_of_act(number: int, act: Act, *, names: Names, roles: Mapping[str, Text]) -> Moment:
    """The act as the replay tells it."""
    said = content_of(act)
    sentence = BY_MARK.get((act.kind, str(act.body.get("mark")))) or KINDS.get(act.kind, act.kind)
    told = frozenset(piece.partition("}")[0] for piece in sentence.split("{")[1:])
    paper = _paper(act)
    unsaid = told | {"words"} if paper is not None else told
    on = date_of(act.done_at)
    rules = (cite(rule, corpus=names.corpus, on=on) for rule in dict.fromkeys(act.rules))
    return Moment(
        number=number,
        own=act.number,
        act=act.id,
        seal=act.hash,
        at=act.entered_at,
        done=act.done_at,
        party=act.party,
        towards=_towards(act, names),
        office=act.seat.office,
        role=roles.get(str(act.seat.id).partition(":")[0], {}),
        kind=act.kind,
        sentence=sentence,
        values={name: names.say(name, said.get(name)) for name in told},
        details=details_of(act, said, names, told=unsaid),
        letter=_letter(act.text.get("letter"), names),
        paper=paper,
        tongue=_tongue(act) if paper is not None else None,
        judged=tuple(_judged(row, names) for row in _rows(act.body.get("charges")) if "verdict" in row),
        rules=tuple(rule for rule in rules if rule is not None),
        breaches=tuple(breach_shown(breach, act, names=names) for breach in act.breaches),
        findings=tuple(finding_shown(row, names=names, on=on) for row in act.findings if isinstance(row, dict)),
        late=act.late,
    )


def _towards(act: Act, names: Names) -> str:
    """The other State of an act across the border."""
    partner = act.body.get("to_state") or act.body.get("from_state")
    if act.kind == "exhibit-entered":
        return ""
    known = names.partners.get(f"{act.party} {act.body.get('request')}", "")
    towards = str(partner or known)
    return "" if towards == act.party else towards


def _paper(act: Act) -> Text | None:
    """The content of an exhibit, in the languages in which the story holds it."""
    text = act.text.get("text")
    if act.kind != "exhibit-entered" or not text:
        return None
    if isinstance(text, dict):
        return {LanguageTag(tag): str(one) for tag, one in text.items()}
    return {LanguageTag(str(act.body.get("language") or SOURCE)): str(text)}


def _tongue(act: Act) -> Tongue | None:
    """The language of the original; what is without words has none."""
    tag = str(act.body.get("language") or "")
    return Tongue(tag) if tag not in ("", WORDLESS) else None


def _letter(value: Json, names: Names) -> tuple[Detail, ...]:
    """The fields of a letter of request, under the names that its form gives them."""
    if not isinstance(value, dict):
        return ()
    form = names.corpus.forms.get(str(value.get("form")))
    titles = {one.id.replace("-", "_"): one.name for one in form.fields} if form is not None else {}
    subjects = tuple(Name(str(row.get("label"))) for row in _rows(value.get("subjects")))
    languages = tuple(Tongue(str(tag)) for tag in [value.get("language"), *_list(value.get("translations"))] if tag)
    found = [
        Detail("Legal basis", names.list_of("legal_basis", value.get("legal_basis"))),
        Detail("Measure asked for", names.list_of("measure", value.get("measure"))),
        Detail("Persons, places and numbers named", subjects),
        Detail("Offences", names.list_of("offences", value.get("offences"))),
    ]
    found += [
        Detail(titles[key], _authority(one, names) if key == "authority" else names.list_of(key, one))
        for key, one in value.items()
        if key not in UNWRITTEN and key in titles
    ]
    return tuple(one for one in [*found, Detail("Languages of the letter", languages)] if one.values)


def _authority(value: Json, names: Names) -> tuple[Said, ...]:
    """The office that asks and its State."""
    office, _, state = str(value or "").partition(", ")
    return tuple(one for one in (names.say("office", office), names.say("state", state)) if one)


def _judged(row: Mapping[str, Json], names: Names) -> ChargeJudged:
    elements = tuple(
        (names.say("element", one.get("element")), str(one.get("finding")), len(_list(one.get("exhibits"))))
        for key in ("elements", "aggravations")
        for one in _rows(row.get(key))
    )
    reasons = tuple(reason_said(one, names) for one in _rows(row.get("why")))
    return ChargeJudged(names.say("charge", row.get("charge")), str(row.get("verdict")), elements, reasons)


def _rows(value: Json) -> list[dict[str, Json]]:
    return [row for row in _list(value) if isinstance(row, dict)]


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
