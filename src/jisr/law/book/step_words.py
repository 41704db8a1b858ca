"""The closed words of measures and of forms of cooperation as English sentences, the keys of the catalogues."""

from collections.abc import Mapping
from typing import Final

from jisr.law.forms import Crossing, Needed, Side
from jisr.law.measures import (
    Abroad,
    Authorisation,
    BreachEffect,
    MeasureEffect,
    MeasureFamily,
    SafeguardWhen,
    SubjectKind,
)

SUBJECTS: Final[Mapping[SubjectKind, str]] = {
    SubjectKind.PERSON: "Measures on persons",
    SubjectKind.PLACE: "Measures on places",
    SubjectKind.PHONE: "Measures on telephones",
    SubjectKind.ACCOUNT: "Measures on accounts",
    SubjectKind.VEHICLE: "Measures on vehicles",
    SubjectKind.DOCUMENT: "Measures on documents and things",
    SubjectKind.ORGANISATION: "Measures on organisations",
    SubjectKind.REGISTER: "Measures on registers",
    SubjectKind.PAGE: "Measures on pages of the internet",
}
FAMILIES: Final[Mapping[MeasureFamily, str]] = {
    MeasureFamily.HEARING: "Hearings",
    MeasureFamily.SEARCH: "Searches and seizures",
    MeasureFamily.RECORDS: "Records and data",
    MeasureFamily.EXPERTISE: "Expert work",
    MeasureFamily.PROTECTION: "Care and protection",
    MeasureFamily.LIBERTY: "Liberty of persons",
    MeasureFamily.PROCEEDINGS: "Opening and standing",
    MeasureFamily.OTHER: "Other measures",
}
AUTHORISATIONS: Final[Mapping[Authorisation, str]] = {
    Authorisation.NONE: "none is needed",
    Authorisation.OWN_ORDER: "an order of whoever takes it",
    Authorisation.PROSECUTOR: "an authorisation of the prosecutor",
    Authorisation.INVESTIGATING_JUDGE: "an authorisation of the investigating judge",
    Authorisation.CONSENT: "the informed consent of the person",
    Authorisation.GROUND: "one of the grounds, written before the act",
}
WHEN: Final[Mapping[SafeguardWhen, str]] = {
    SafeguardWhen.ALWAYS: "always owed",
    SafeguardWhen.PERSON: "owed where a person is concerned",
    SafeguardWhen.CHILD: "owed to a child",
    SafeguardWhen.LANGUAGE: "owed to whoever does not speak the language",
    SafeguardWhen.HELD: "owed to whoever is held",
}
BREACHES: Final[Mapping[BreachEffect, str]] = {
    BreachEffect.REFUSE: "without it the measure is not taken",
    BreachEffect.VOID: "without it the result can be set aside",
    BreachEffect.WEIGH: "without it the result is weighed with care",
    BreachEffect.NOTE: "without it the record notes it",
}
GUARDS: Final[Mapping[BreachEffect, str]] = {
    BreachEffect.REFUSE: "without it the step is not taken",
    BreachEffect.VOID: "without it the step can be set aside",
    BreachEffect.WEIGH: "without it the step is weighed with care",
    BreachEffect.NOTE: "without it the record notes it",
}
EFFECTS: Final[Mapping[MeasureEffect, str]] = {
    MeasureEffect.NONE: "nothing but what it finds",
    MeasureEffect.IDENTIFY: "the person is identified",
    MeasureEffect.TELL_RIGHTS: "the person knows her or his rights",
    MeasureEffect.SHELTER: "the person has shelter",
    MeasureEffect.PROTECT: "the person is under protection",
    MeasureEffect.HOLD: "the person is held",
    MeasureEffect.EXTEND: "the person is held longer",
    MeasureEffect.RELEASE: "the person is free",
    MeasureEffect.PRESENT: "the person is before the magistrate",
    MeasureEffect.DETAIN: "the person is in pre-trial detention",
    MeasureEffect.CHANGE_STATUS: "the status of the person changes",
    MeasureEffect.OPEN_INQUIRY: "an inquiry is open",
    MeasureEffect.CHARGE: "a judicial investigation is open",
    MeasureEffect.FREEZE: "property is frozen",
    MeasureEffect.PRESERVE: "data are preserved",
    MeasureEffect.ASSESS_AGE: "the age is assessed",
    MeasureEffect.INTERPRET: "an interpreter is named",
    MeasureEffect.RETURN: "the person returns",
    MeasureEffect.REFER: "the person is referred to care",
}
ABROAD: Final[Mapping[Abroad, str]] = {
    Abroad.ASSISTANCE: "it is asked as assistance, by a request",
    Abroad.INFORMATION: "it is asked as information, without a request",
    Abroad.NONE: "it is not asked of another State",
}
NEEDED: Final[Mapping[Needed, str]] = {
    Needed.YES: "this must be said in the request",
    Needed.WHERE_POSSIBLE: "to be said where possible",
    Needed.NO: "may be said",
}
SIDES: Final[Mapping[Side, str]] = {
    Side.REQUESTING: "the requesting State",
    Side.REQUESTED: "the requested State",
    Side.BOTH: "both States",
}
CROSSINGS: Final[Mapping[Crossing, str]] = {
    Crossing.LETTER: "as a letter",
    Crossing.MESSAGE: "as a message",
    Crossing.AGREEMENT: "as an agreement",
}
