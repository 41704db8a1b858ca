"""What the questions of the forms offer: everything from the view of the seat, by the names its office uses."""

from collections.abc import Iterable, Iterator

from jisr.inquiry import Subject, SubjectKind
from jisr.inquiry.state import ChargeStatus, Participation, Status
from jisr.law.offences import OffenceId
from jisr.law.proof import elements_of
from jisr.press.said import Said, Told, Tongue
from jisr.press.values import sentence_of
from jisr.press.wording import office_sentence
from jisr.web.room.acts.shape import Ask, Case, How, Offer, Offers, Typed
from jisr.web.room.naming import name_of, sentence, subject_name

NOTED = "{name} · {note}"
DEFENCE = "defence"
TAKING_PART = {"principal": "Author of the offence", "accomplice": "Accomplice", "attempt": "Attempt"}
PUT_RIGHT = {
    "subject-entered": ("label", "born", "nationality"),
    "subject-identified": ("reasons",),
    "status-changed": ("reasons",),
    "charge-brought": ("reasons", "facts_on"),
    "charge-dropped": ("reasons",),
    "measure-ordered": ("reasons",),
    "disclosed": ("purpose",),
    "handed-over": ("seal",),
    "translated": ("interpreter",),
    "file-referred": ("reasons",),
    "paper-signed": ("title", "text"),
}
FIELDS = {
    "label": "Name or description",
    "born": "Date of birth",
    "nationality": "Nationality",
    "reasons": "Reasons",
    "facts_on": "Date of the facts",
    "purpose": "Purpose",
    "seal": "Number of the seal",
    "interpreter": "Name of the interpreter",
    "title": "Title",
    "text": "Text",
}


def subjects(case: Case, _: Typed) -> Iterator[Offer]:
    """The subjects of the file by kind, each once."""
    found = [one for one in case.view.inquiry.subjects.values() if one.same_as is None]
    for one in sorted(found, key=lambda one: list(SubjectKind).index(one.kind)):
        yield Offer(str(one.id), subject_name(one), sentence_of("subject_kind", one.kind.value))


def persons(case: Case, _: Typed) -> Iterator[Offer]:
    """The persons of the file with their standing."""
    for one in case.view.inquiry.subjects.values():
        if one.kind is SubjectKind.PERSON and one.same_as is None:
            yield Offer(str(one.id), _person(one))


def _person(one: Subject) -> Said:
    return Told(NOTED, {"name": subject_name(one), "note": sentence_of("status", one.status.value)})


def standings(_: Case, __: Typed) -> Iterator[Offer]:
    """The standings of a person."""
    return (Offer(one.value, sentence_of("status", one.value)) for one in Status)


def kinds(_: Case, __: Typed) -> Iterator[Offer]:
    """The kinds of subjects."""
    return (Offer(one.value, sentence_of("subject_kind", one.value)) for one in SubjectKind)


def states(case: Case, _: Typed) -> Iterator[Offer]:
    """The States of the case."""
    for code in (case.view.party, *case.view.partners):
        yield Offer(str(code), case.corpus.countries[code].name)


def exhibits(case: Case, _: Typed) -> Iterator[Offer]:
    """The exhibits of the file, the last first."""
    for one in reversed(list(case.view.inquiry.exhibits.values())):
        yield Offer(str(one.id), name_of(case.view, case.corpus, str(one.id)))


def languages(case: Case, _: Typed) -> Iterator[Offer]:
    """The languages of the two States and of whatever is in the file."""
    view, countries = case.view, case.corpus.countries
    official = [tag for code in (view.party, *view.partners) for tag in countries[code].languages]
    spoken = [tag for one in view.inquiry.subjects.values() for tag in one.languages]
    written = [one.language for one in view.inquiry.exhibits.values() if one.language]
    return (Offer(str(tag), Tongue(tag)) for tag in dict.fromkeys([*official, *written, *spoken]))


def offices(case: Case, _: Typed) -> Iterator[Offer]:
    """The other offices of the State."""
    return (Offer(one, office_name(one)) for one in case.view.offices if one != case.view.office)


def defences(case: Case, _: Typed) -> Iterator[Offer]:
    """The defence offices."""
    return (Offer(one, office_name(one)) for one in case.view.offices if one.startswith(DEFENCE))


def office_name(office: str) -> Said:
    """An office by its name; a walled one with its number."""
    _, _, number = office.partition(":")
    name: Said = office_sentence(office)
    return Told("{name} {number}", {"name": name, "number": number}) if number else name


def offences(case: Case, _: Typed) -> Iterator[Offer]:
    """The offences of the law of the State."""
    corpus = case.corpus
    for one in corpus.offences.values():
        if corpus.home_of(one.id) == str(case.view.party):
            yield Offer(str(one.id), one.name)


def aggravations(case: Case, typed: Typed) -> Iterator[Offer]:
    """The aggravations of the offence chosen."""
    offence = case.corpus.offences.get(OffenceId(_one(typed, "offence")))
    for one in offence.aggravations if offence is not None else ():
        yield Offer(one.id, one.name)


def participations(_: Case, __: Typed) -> Iterator[Offer]:
    """How somebody takes part in an offence."""
    return (Offer(one.value, TAKING_PART[one.value]) for one in Participation)


def charges(*stands: ChargeStatus) -> Offers:
    """The charges that stand in one of these ways."""

    def offers(case: Case, _: Typed) -> Iterator[Offer]:
        for one in case.view.inquiry.charges.values():
            if one.status in stands:
                values = {"name": name_of(case.view, case.corpus, one.accused), "note": _offence(case, one.offence)}
                yield Offer(str(one.id), Told(NOTED, values))

    return offers


def _offence(case: Case, id: str) -> Said:
    offence = case.corpus.offences.get(OffenceId(id))
    return offence.name if offence is not None else ""


def known_acts(case: Case, _: Typed) -> Iterator[Offer]:
    """The acts of the file, the last first."""
    return _acts(case, case.view.acts)


def own_acts(case: Case, _: Typed) -> Iterator[Offer]:
    """The acts of one's own office that can be put right in words."""
    view = case.view
    mine = (ref for ref, act in view.acts.items() if act.office == view.office and act.kind in PUT_RIGHT)
    return _acts(case, list(mine))


def _acts(case: Case, refs: Iterable[str]) -> Iterator[Offer]:
    for ref in reversed(list(refs)):
        act = case.view.acts[ref]
        if act.kind not in ("clock-moved", "case-opened"):
            yield Offer(ref, Told(NOTED, {"name": sentence(case.view, case.corpus, act), "note": act.entered_at}))


def evidence(case: Case, typed: Typed) -> tuple[Ask, ...]:
    """What can be asked of a charge once person and offence are named: aggravations, victims, proof of each element."""
    offence = case.corpus.offences.get(OffenceId(_one(typed, "offence")))
    if offence is None or case.corpus.home_of(offence.id) != str(case.view.party):
        return ()
    known = {one.id for one in offence.aggravations}
    charged = [one for one in typed.get("aggravations", ()) if one in known]
    found = [
        Ask(name="aggravations", label="Aggravations", how=How.MANY, offers=aggravations),
        Ask(name="victims", label="Victims", how=How.MANY, offers=persons),
    ]
    for element in elements_of(case.corpus, offence=offence.id, aggravations=charged):
        label = Told("Exhibits for the element: {element}", {"element": element.name})
        found.append(Ask(name=f"exhibits.{element.id}", label=label, how=How.MANY, offers=exhibits))
    return tuple(found)


def words_of_act(case: Case, typed: Typed) -> tuple[Ask, ...]:
    """The fields of the act chosen that can be written anew."""
    act = case.view.acts.get(_one(typed, "act"))
    if act is None:
        return ()
    long = ("reasons", "text")
    return tuple(
        Ask(
            name=f"changes.{name}", label=FIELDS[name], how=How.TEXT if name in long else How.LINE,
            usual=(case.view.masked(act.text),) if name in long and act.text else (),
        )
        for name in PUT_RIGHT.get(act.kind, ())
    )  # fmt: skip


def _one(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "")
