"""A small law of two invented States, written to a folder: every test builds the one it needs."""

from collections.abc import Mapping
from pathlib import Path

NAME = '{en: "x", fr: "x", ar: "x"}'

RULE = """
- id: {id}
  article: "{article}"
  text: {{en: "{text}"}}
  type: {type}
  source: SRC
  as-of: "2026-01-01"
  mark: "{mark}"
"""


def rule(
    id: str, *, article: str = "1", text: str = "a rule", type: str = "DEFINES", mark: str = "V", more: str = ""
) -> str:
    extra = "".join(f"  {one}\n" for one in more.split("; ") if one)
    return RULE.lstrip().format(id=id, article=article, text=text, type=type, mark=mark) + extra


TRAFFICKING = """
- id: STATE-TIP
  family: trafficking
  name: NAME
  rule: STATE-TIP-LAW
  grade: crime
  penalty: {prison-years: ["5", "10"], mark: V}
  elements:
    - id: act
      name: NAME
      rule: STATE-TIP-LAW
      when: {any-fact: [act.recruit, act.transport]}
    - id: means
      name: NAME
      rule: STATE-TIP-LAW
      when: {any-fact: [means.force, means.deception]}
      unless: {id: child, name: NAME, rule: STATE-TIP-LAW, when: {age-under: "18"}}
    - id: purpose
      name: NAME
      rule: STATE-TIP-LAW
      when: {any-fact: [purpose.begging, purpose.forced-labour]}
  aggravations:
    - id: minor
      name: NAME
      rule: STATE-TIP-MINOR
      when: {age-under: "18"}
      penalty: {prison-years: ["20", "30"], mark: V}
  excuses:
    - id: coerced
      name: NAME
      rule: STATE-TIP-LAW
      when: {all-facts: [liability.act-under-threat, liability.linked-to-own-victimhood]}
      unless: {id: free, name: NAME, rule: STATE-TIP-LAW, when: {fact: liability.own-will}}
      effect: not-liable
  attempt: {punished: yes, rule: STATE-TIP-LAW}
  complicity: {punished: yes, rule: STATE-TIP-LAW}
  limitation: {years: "15", rule: STATE-TIP-LAW}
"""

SMUGGLING = """
- id: STATE-SOM
  family: smuggling
  name: NAME
  rule: STATE-SOM-LAW
  penalty: {prison-years: ["5", "10"], mark: S}
  elements:
    - id: entry
      name: NAME
      rule: STATE-SOM-LAW
      when: {all: [{fact: entry.facilitated}, {fact: benefit.material}]}
"""


def offences(state: str) -> str:
    return (TRAFFICKING + SMUGGLING).replace("STATE", state).replace("NAME", NAME)


ERASED = 'erased: {effect-from: "2015-05-26", when: "2023-11-27", rule: AA-ERASE}; from: "2015-05-26"'

KINDS = """
act.recruit act.transport means.force means.deception purpose.begging purpose.forced-labour person.under-18
person.under-18-not liability.act-under-threat liability.linked-to-own-victimhood liability.own-will entry.facilitated
benefit.material attempt.begun complicity.aided consent.given circumstance.transnational circumstance.gang
jurisdiction.element-on-territory
"""

FILES = {
    "facts/act.yaml": "".join(
        f'- {{id: {kind}, family: {kind.split(".")[0]}, name: {NAME}, roles: [by, on, value, at], hint: {{en: "x"}}}}\n'
        for kind in KINDS.split()
    ),
    "countries/aa/procedure.yaml": rule("AA-TIP-LAW")
    + rule("AA-TIP-MINOR")
    + rule("AA-SOM-LAW", mark="S", more=ERASED)
    + rule("AA-ERASE", mark="S"),
    "countries/bb/procedure.yaml": rule("BB-TIP-LAW")
    + rule("BB-TIP-MINOR", mark="M")
    + rule("BB-SOM-LAW", mark="M")
    + rule("BB-REFUSE", type="MAY", more="role: ground-open; forms: [assistance]; field: form"),
    "countries/aa/offences.yaml": offences("AA"),
    "countries/bb/offences.yaml": offences("BB"),
    "instruments/treaty/instrument.yaml": f"""
slug: treaty
name: {NAME}
short: {NAME}
kind: convention
languages: [en]
subjects: []
sources: {{SRC: {{title: {NAME}}}}}
""",
    "instruments/treaty/rules.yaml": rule("T/1", type="OBL", more="role: legal-basis; forms: [assistance]")
    + rule("T/2", type="DEF")
    + rule("T/3", type="DEF")
    + rule("T/4", type="FORM")
    + rule("T/5", type="REF-BAN", more="role: ground-forbidden; field: bank-secrecy")
    + rule("T/6", type="BAR", more="role: bar; field: torture")
    + rule("T/7", type="OBL", more="role: first")
    + rule("T/8", type="OBL", more="role: reasons")
    + rule("T/9", type="REF-OPT", more="role: ground-open; field: dual-criminality")
    + rule("T/10", type="DEADLINE", more='role: clock; parameters: {days: "15"}')
    + rule("T/11", type="DEADLINE", more="role: clock"),
    "instruments/treaty/scope.yaml": f"""
- id: transnational
  name: {NAME}
  rules: [T/2]
  when: {{any: [{{fact: circumstance.transnational}}, {{states-at-least: "2"}}]}}
- {{id: serious, name: {NAME}, rules: [T/3], years: "4"}}
""",
    "instruments/treaty/cases.yaml": "[]",
    "forms/assistance/form.yaml": f"""
slug: assistance
name: {NAME}
summary: {{en: "x"}}
crosses: letter
steps: [{{id: signed, name: {NAME}, by: requesting}}]
fields:
  - {{id: purpose, name: {NAME}, required: yes, rules: [T/4]}}
  - {{id: persons, name: {NAME}, required: where-possible, rules: [T/4]}}
""",
}

ASKED = (
    ", ".join(f"{code}-{name}" for code in ("AA", "BB") for name in ("TIP-LAW", "TIP-MINOR", "SOM-LAW"))
    + ", AA-ERASE, BB-REFUSE, "
    + ", ".join(f"T/{number}" for number in range(1, 12))
)

# A rule that no case touches is a fault: this case asks each of them.
FILES["forms/assistance/cases.yaml"] = f"""
- name: {{en: "Every rule is asked", fr: "x", ar: "x"}}
  rule: [{ASKED}]
  on: "2022-02-03"
  expect: {{}}
"""

FOR_EACH = {
    "country.yaml": 'code: {CODE}\nname: {NAME}\nzone: UTC\ncurrency: XXX\nlanguages: [{language}]\nmajority: "18"\n',
    "bound_by.yaml": (
        '- {{instrument: treaty, status: party, from: "2004-10-30", source: SRC, as-of: "2026-01-01", mark: V}}\n'
    ),
    "authorities.yaml": "[]",
    "channels.yaml": (
        "- {{id: {CODE}-DIPLOMATIC, kind: diplomatic, name: {NAME}, direction: both, forms: [assistance], "
        'when: always, languages: [{language}], source: SRC, as-of: "2026-01-01", mark: V}}\n'
    ),
    "calendar.yaml": 'zone: UTC\nweekend: [saturday, sunday]\nsource: SRC\nas-of: "2026-01-01"\nmark: V\n',
    "sources.yaml": "SRC: {{title: {NAME}}}\n",
    "cases.yaml": "[]",
}


def write(root: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The small law under a folder, with some files changed; the folder."""
    files = dict(FILES)
    for code, language in (("aa", "fr"), ("bb", "ar")):
        for name, text in FOR_EACH.items():
            filled = text.format(CODE=code.upper(), NAME=NAME, language=language)
            files[f"countries/{code}/{name}"] = filled
    for name, text in (files | dict(changes or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
