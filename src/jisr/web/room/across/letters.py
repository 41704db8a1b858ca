"""From what was typed to the letter of a request: every field of it, and how each subject is named abroad.

A protected person is named by a code when the writer chooses so; what the file shows of the conduct is put in by the
clerk at the signature.
"""

from collections.abc import Iterable

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk.sending import PROTECTED, code_for
from jisr.cooperation.dispatch import described
from jisr.cooperation.state import Letter
from jisr.dossier import SubjectId
from jisr.inquiry import Descriptor, ExhibitId, Subject, SubjectKind
from jisr.vocabulary import CountryCode, LanguageTag, RuleId
from jisr.web.room.across.asks import Typed

EXTRA = "extra-"
SPECIALITY = "Used for the proceeding named and for nothing else without consent"


def is_protected(view: View, subject: Subject) -> bool:
    """Whether the person's identity is to be kept out of papers that travel."""
    care = view.care.care(subject.id)
    named = subject.status in PROTECTED or care.identified or bool(care.pseudonym)
    return subject.kind is SubjectKind.PERSON and named


def code_of(view: View, subject: Subject) -> str:
    """The code under which a protected person travels."""
    return code_for(subject, pseudonym=view.care.care(subject.id).pseudonym)


def describe(view: View, names: Iterable[str], *, coded: bool) -> tuple[Descriptor, ...]:
    """How the subjects are named to the other State."""
    known = (view.inquiry.subjects.get(SubjectId(name)) for name in names)
    return tuple(_descriptor(view, one, coded=coded) for one in known if one is not None)


def _descriptor(view: View, one: Subject, *, coded: bool) -> Descriptor:
    care = view.care.care(one.id)
    code = code_of(view, one) if coded and is_protected(view, one) else ""
    return described(one, code=code, age=care.age.value if care.minor else "")


def letter_of(view: View, typed: Typed, *, whole: bool = False) -> Letter:
    """The letter; `whole` names the subjects too, which the clerk does at the signature where no code is asked for."""
    coded = bool(typed.one("coded"))
    persons = describe(view, typed.many("persons"), coded=coded)
    return Letter(
        form=typed.one("form"),
        measure=typed.one("measure"),
        subjects=describe(view, typed.many("subjects"), coded=coded) if coded or whole else (),
        authority=typed.one("authority"),
        legal_basis=typed.many("legal-basis"),
        proceeding=typed.one("proceeding"),
        facts=typed.one("facts"),
        offences=typed.many("offences"),
        law_texts=tuple(RuleId(one) for one in typed.many("law-texts")),
        persons=tuple((one.keys.get("status", ""), one) for one in persons),
        nexus=typed.one("nexus"),
        purpose=typed.one("purpose"),
        formalities=typed.one("formalities"),
        questions=typed.lines("questions"),
        urgency=typed.one("urgency"),
        deadline=typed.one("deadline"),
        confidentiality=typed.one("confidentiality"),
        assurances=typed.lines("assurances"),
        language=LanguageTag(typed.one("language")),
        translations=tuple(LanguageTag(one) for one in typed.many("translations")),
        fields=_fields(typed),
        facts_on=typed.one("facts-on"),
        annexes=tuple(ExhibitId(one) for one in typed.many("annexes")),
    )


def _fields(typed: Typed) -> dict[str, str]:
    fields = typed.under(EXTRA)
    if channel := typed.one("channel"):
        fields["channel"] = channel
    if typed.one("speciality"):
        fields["speciality"] = SPECIALITY
    return fields


def command_of(view: View, typed: Typed) -> c.SignRequest:
    """The command of what was typed."""
    subjects = tuple(SubjectId(one) for one in typed.many("subjects"))
    return c.SignRequest(to_state=CountryCode(typed.one("to_state")), letter=letter_of(view, typed), subjects=subjects)
