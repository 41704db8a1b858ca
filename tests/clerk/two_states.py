"""Two invented States with a small law, their offices, and the cast of a case between them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jisr.clerk import Answer, Clerk, Done, Found, ReadingRoom, Refused, enter_found
from jisr.clerk import commands as c
from jisr.cooperation.dispatch import Dispatch
from jisr.dossier import (
    Act,
    CaseId,
    Journal,
    MemoryJournal,
    Numbering,
    OfficeId,
    PartyId,
    Sat,
    Seat,
    SeatId,
    signing_key,
)
from jisr.inquiry import ExhibitId, Statement, Strength, SubjectKind
from jisr.law import Corpus
from jisr.library import load
from jisr.protection import SubjectId
from jisr.protection.plain import ref_of
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, case_time

NAME = '{en: "x", fr: "x", ar: "x"}'
SEED = 7
START = case_time("2022-03-09T09:00")
AA, BB = CountryCode("AA"), CountryCode("BB")
OFFICES = (
    "investigation", "instruction", "bench", "defence:1", "defence:2", "victims-counsel", "victim-care", "laboratory",
    "central-authority", "liaison", "registry",
)  # fmt: skip


def rule(id: str, *, type: str = "MUST", mark: str = "V", more: str = "") -> str:
    extra = "".join(f"  {one}\n" for one in more.split("; ") if one)
    return (
        f'- id: {id}\n  article: "1"\n  text: {{en: "a rule"}}\n  type: {type}\n  source: SRC\n  as-of: "2026-01-01"\n'
        f'  mark: "{mark}"\n' + extra
    )


KINDS = """act.recruit act.transport act.document means.force means.deception purpose.begging purpose.forced-labour
person.under-18 person.under-18-not liability.act-under-threat liability.linked-to-own-victimhood liability.own-will
complicity.aided mind.intent benefit.from-victim-work circumstance.gang consent.given"""

OFFENCES = """
- id: STATE-TIP
  family: trafficking
  name: NAME
  rule: STATE-TIP-LAW
  grade: crime
  penalty: {prison-years: ["5", "10"], mark: V}
  elements:
    - {id: act, name: NAME, rule: STATE-TIP-LAW, when: {any-fact: [act.recruit, act.transport]}}
    - id: means
      name: NAME
      rule: STATE-TIP-LAW
      when: {any-fact: [means.force, means.deception]}
      unless: {id: child, name: NAME, rule: STATE-TIP-LAW, when: {age-under: "18"}}
    - {id: purpose, name: NAME, rule: STATE-TIP-LAW, when: {any-fact: [purpose.begging, purpose.forced-labour]}}
  aggravations:
    - {id: minor, name: NAME, rule: STATE-TIP-LAW, when: {age-under: "18"}}
  excuses:
    - id: coerced
      name: NAME
      rule: STATE-TIP-LAW
      when: {all-facts: [liability.act-under-threat, liability.linked-to-own-victimhood]}
      effect: not-liable
  attempt: {punished: yes, rule: STATE-TIP-LAW}
  complicity: {punished: yes, rule: STATE-TIP-LAW}
- id: STATE-PROFIT
  family: benefiting
  name: NAME
  rule: STATE-TIP-LAW
  penalty: {prison-years: ["1", "5"], mark: V}
  elements:
    - {id: benefit, name: NAME, rule: STATE-TIP-LAW, when: {fact: benefit.from-victim-work}}
"""


def measure(slug: str, *, on: str, who: str, authorisation: str = "none", effect: str = "none", more: str = "") -> str:
    return (
        f'slug: {slug}\nname: {NAME}\nsummary: {{en: "x"}}\non: [{on}]\nwho: {who}\nauthorisation: {authorisation}\n'
        f'duration: "PT1H"\neffect: {effect}\nmay-show: []\nperishable: no\nabroad: assistance\n'
        'letter: {en: "x", fr: "x", ar: "x"}\n' + more
    )


def safeguard(id: str, *, when: str = "always", rules: str = "[T/1]", breach: str = "void") -> str:
    return (
        f"  - {{id: {id}, name: {NAME}, when: {when}, rules: {rules}, breach: {breach}, "
        'consequence: {en: "x", fr: "x", ar: "x"}}\n'
    )


POLICE = "{order: [prosecutor, investigating-judge], do: [judicial-police]}"
MAGISTRATE = "{order: [prosecutor], do: [prosecutor]}"
CARE = "{order: [victim-care], do: [victim-care, judicial-police]}"
MEASURES = {
    "house-search": measure(
        "house-search", on="place", who=POLICE, authorisation="ground",
        more="grounds:\n  - {id: continuing-offence, name: " + NAME + ", rules: [AA-SEARCH]}\n"
        "  - {id: judge-order, name: " + NAME + ", rules: [AA-SEARCH]}\n"
        "  - {id: written-consent, name: " + NAME + ", rules: [AA-SEARCH]}\n"
        "  - {id: prosecutor-order, name: " + NAME + ", rules: [AA-SEARCH], effect: {AA: weigh}}\n"
        "safeguards:\n" + safeguard("ground-recorded", rules="[AA-SEARCH, BB-SEARCH]")
        + safeguard("sealed", rules="[]", breach="weigh"),
    ),
    "victim-hearing": measure(
        "victim-hearing", on="person", who="{order: [judicial-police], do: [judicial-police, investigating-judge]}",
        more="safeguards:\n" + safeguard("rights-told", breach="weigh") + safeguard("interpreter", when="language")
        + safeguard("no-third-interview", breach="note") + safeguard("no-force", breach="void", rules="[T/BAR]")
        + "fields: [interpreter, language]\n",
    ),
    "suspect-hearing": measure("suspect-hearing", on="person", who=POLICE, more="safeguards:\n"
                               + safeguard("lawyer")),
    "registers": measure("registers", on="register, person", who=POLICE, authorisation="prosecutor",
                         more="safeguards:\n" + safeguard("written-order", breach="void", rules="[AA-SEARCH]")),
    "phone-extraction": measure(
        "phone-extraction", on="phone", who="{order: [prosecutor, investigating-judge], do: [laboratory]}",
        authorisation="prosecutor", more="safeguards:\n" + safeguard("sealed", rules="[]", breach="refuse")),
    "custody": measure("custody", on="person", effect="hold",
                       who="{order: [judicial-police], do: [judicial-police], states: {aa: {order: [judicial-police], "
                       "do: [judicial-police], rules: [AA-CUSTODY]}}}", more="safeguards: []\n"),
    "custody-extension": measure("custody-extension", on="person", effect="extend", who=MAGISTRATE,
                                 more="rules: [AA-CUSTODY]\nsafeguards: []\n"),
    "release": measure("release", on="person", effect="release", who=MAGISTRATE, more="safeguards: []\n"),
    "identification": measure("identification", on="person", effect="identify", who=CARE, more="safeguards: []\n"),
    "shelter": measure("shelter", on="person", effect="shelter", who=CARE, more="safeguards: []\n"),
    "protection": measure("protection", on="person", effect="protect", who=MAGISTRATE,
                          more="rules: [T/1]\nsafeguards: []\nfields: [pseudonym]\n"),
    "opening": measure("opening", on="person", effect="open-inquiry", who=MAGISTRATE, more="safeguards: []\n"),
    "return": measure("return", on="person", effect="return", who=MAGISTRATE,
                      more="safeguards:\n" + safeguard("no-danger", rules="[T/BAR]", breach="refuse")),
}  # fmt: skip

FILES = {
    "facts/all.yaml": "".join(
        f'- {{id: {kind}, family: {kind.split(".")[0]}, name: {NAME}, roles: [by, on, value, at], hint: {{en: "x"}}}}\n'
        for kind in KINDS.split()
    ),
    "instruments/treaty/instrument.yaml": f'slug: treaty\nname: {NAME}\nshort: {NAME}\nkind: convention\n'
    'languages: [en]\nsubjects: [trafficking, benefiting]\n'
    'sources: {SRC: {title: {en: "The treaty", fr: "Le traité", ar: "المعاهدة"}}}\n',
    "instruments/treaty/rules.yaml": rule("T/1", type="OBL", more="role: legal-basis; forms: [assistance]")
    + rule("T/4", type="FORM")
    + rule("T/5", type="REF-BAN", more="role: ground-forbidden; field: bank-secrecy")
    + rule("T/BAR", type="BAR", more="role: bar; field: torture")
    + rule("T/7", type="OBL", more="role: first")
    + rule("T/8", type="OBL", more="role: reasons")
    + rule("T/9", type="REF-OPT", more="role: ground-open"),
    "instruments/treaty/cases.yaml": "[]",
    "forms/assistance/form.yaml": f"""
slug: assistance
name: {NAME}
summary: {{en: "x"}}
crosses: letter
steps: [{{id: signed, name: {NAME}, by: requesting}}]
fields:
  - {{id: purpose, name: {NAME}, required: yes, rules: [T/4]}}
  - {{id: facts, name: {NAME}, required: yes, rules: [T/4]}}
""",
}  # fmt: skip

COUNTRY = {
    "country.yaml": 'code: CODE\nname: NAME\nzone: UTC\ncurrency: XXX\nlanguages: [TONGUE]\nmajority: "18"\n',
    "procedure.yaml": rule("CODE-TIP-LAW", type="DEFINES") + rule("CODE-SEARCH", type="VOID_IF")
    + rule("CODE-TRIAL") + rule("CODE-CUSTODY", more='parameters: {max-hours: "48", extension-hours: "24"}'),
    "offences.yaml": OFFENCES,
    "bound_by.yaml": '- {instrument: treaty, status: party, from: "2004-10-30", source: SRC, as-of: "2026-01-01", '
    "mark: V}\n",
    "authorities.yaml": "[]",
    "channels.yaml": "- {id: CODE-DIPLOMATIC, kind: diplomatic, name: NAME, direction: both, forms: [assistance], "
    'when: always, languages: [TONGUE], source: SRC, as-of: "2026-01-01", mark: V}\n',
    "calendar.yaml": 'zone: UTC\nweekend: [saturday, sunday]\nsource: SRC\nas-of: "2026-01-01"\nmark: V\n',
    "sources.yaml": 'SRC: {title: {en: "The code", fr: "Le code", ar: "القانون"}}\n',
    "cases.yaml": "[]",
}  # fmt: skip


TRIAL = "".join(
    f"- {{id: {step}, name: {NAME}, rule: AA-TRIAL, mark: V}}\n"
    for step in ("pleas", "exhibits", "civil-claim", "submissions", "defence", "last-word", "judgment")
)


@cache
def law() -> Corpus:
    """The small law, read once."""
    with TemporaryDirectory() as folder:
        files = dict(FILES)
        files |= {f"measures/{slug}/measure.yaml": text for slug, text in MEASURES.items()}
        for code, tongue in (("AA", "fr"), ("BB", "ar")):
            for name, text in COUNTRY.items():
                filled = text.replace("CODE", code).replace("STATE", code).replace("NAME", NAME)
                files[f"countries/{code.lower()}/{name}"] = filled.replace("TONGUE", tongue)
        files["countries/aa/trial.yaml"] = TRIAL
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(Path(folder))


def seat(role: str, office: str, party: CountryCode = AA, name: str = "") -> Seat:
    """A seat of the cast."""
    return Seat(SeatId(name or f"{party}-{role}"), OfficeId(office), PartyId(party), role, Sat.HOLDER)


AICHA = seat("prosecutor", "investigation", name="aicha")
BRAHIM = seat("judicial-police", "investigation", name="brahim")
DALILA = seat("defence", "defence:1", name="dalila")
CARLA = seat("prosecutor", "investigation", BB, name="carla")
DJIBO = seat("visitor", "corridor", name="djibo")
JUDGE = seat("investigating-judge", "instruction")
BENCH = seat("trial-judge", "bench")
COUNSEL = seat("victims-counsel", "victims-counsel")
CARER = seat("victim-care", "victim-care")
LAB = seat("laboratory", "laboratory")
DESK = seat("central-authority", "central-authority")
BB_DESK = seat("central-authority", "central-authority", BB)
BB_POLICE = seat("judicial-police", "investigation", BB)


class Case:
    """One case between the two States, with a post that delivers when it is told to."""

    def __init__(
        self, *, corpus: Corpus | None = None, parties: tuple[CountryCode, ...] = (AA, BB), start: CaseTime = START
    ) -> None:
        """An empty case, under the small law or another."""
        numbering = Numbering()
        journals: dict[str, Journal] = {
            party: MemoryJournal(
                case=CaseId("case"), party=PartyId(party), key=signing_key(seed=SEED, party=party), numbering=numbering
            )
            for party in parties
        }
        self.posted: list[Dispatch] = []
        self.clerk = Clerk(
            law=corpus or law(),
            journals=journals,
            offices=dict.fromkeys(parties, OFFICES),
            seed=SEED,
            post=self.posted.append,
        )
        self.room = ReadingRoom(self.clerk)
        self.now = start

    def do(self, who: Seat, command: c.Command) -> tuple[Act, ...]:
        """Done, or the test fails."""
        answer = self.ask(who, command)
        assert isinstance(answer, Done), answer
        return answer.acts

    def ask(self, who: Seat, command: c.Command) -> Answer:
        """Whatever the clerk answers, ten minutes later each time."""
        self.now = CaseTime(self.now + 10)
        return self.clerk.perform(who, command, self.now)

    def refused(self, who: Seat, command: c.Command) -> tuple[str, ...]:
        """The names of the faults; the test fails if it was done."""
        answer = self.ask(who, command)
        assert isinstance(answer, Refused), answer
        return tuple(one.name for one in answer.findings)

    def deliver(self) -> None:
        """Everything posted arrives, receipts included."""
        for dispatch in self._waiting():
            self.now = CaseTime(self.now + 60)
            self.clerk.receive(dispatch, self.now)

    def _waiting(self) -> Iterator[Dispatch]:
        while self.posted:
            yield self.posted.pop(0)

    def subject(self, who: Seat, label: str, kind: SubjectKind = SubjectKind.PERSON, **more: str) -> SubjectId:
        """A subject entered by the seat."""
        born, state = more.get("born", ""), CountryCode(more.get("state", ""))
        acts = self.do(who, c.EnterSubject(kind=kind, label=label, born=born, state=state))
        return SubjectId(str(acts[0].body["id"]))

    def measure(self, who: Seat, command: c.TakeMeasure) -> str:
        """The name of the act of a measure."""
        return ref_of(self.do(who, command)[0])

    def found(
        self, who: Seat, measure: str, *statements: Statement, name: str = "source", language: str = "fr"
    ) -> ExhibitId:
        """What the world answers to a measure; the exhibit's name."""
        title = {LanguageTag("en"): name}
        tongue = LanguageTag(language)
        found = Found(name=name, title=title, kind="record", statements=statements, language=tongue)
        done = enter_found(self.clerk, party=who.party, office=who.office, measure=measure, found=found, now=self.now)
        return ExhibitId(str(done.acts[-1].body["id"]))


def says(fact: str, *, by: SubjectId | None = None, on: SubjectId | None = None, strength: str = "strong") -> Statement:
    """A statement that asserts."""
    return Statement(fact=fact, by=by, on=on, strength=Strength(strength))
