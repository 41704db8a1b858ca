"""The page docs/glossary.md, made from the terms of the data: `python tests/library/glossary_page.py` writes it."""

from collections.abc import Iterable
from pathlib import Path

from jisr.library.terms import Term, TermFamily, load_term_families
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "glossary.md"
EN, FR, AR = (LanguageTag(tag) for tag in ("en", "fr", "ar"))

HEAD = """# Glossary

One word per thing, one translation per word; the same in rule texts, pages, papers and log. {count} terms stand in
`data/languages/terms-<family>.yaml`; correct them there, then write this page anew:

```sh
.venv/bin/python tests/library/glossary_page.py
```

*Not* names the synonyms that a test refuses in any text of the data whose English has the term. Words *quoted* are
those of a treaty or of a State's law where they differ, for `data/instruments/` and `data/countries/` only.

The mark says how far the **translation** was verified, as for [rules](../data/README.md#how-far-a-rule-was-verified):
`V2` read in copies of the French and Arabic texts on secondary pages; `M` from memory of the official usage; `I` made
for Jisr, no official text has it. No translation was compared with the authentic text by a sworn translator yet.

Article numbers are those of the source named: UNTOC the Convention, CPP a Code of Criminal Procedure, CP a Penal Code.
"""


def page(families: Iterable[TermFamily]) -> str:
    """The whole page."""
    found = tuple(families)
    count = sum(len(family.terms) for family in found)
    return "\n".join([HEAD.replace("{count}", str(count)), *(part for family in found for part in _family(family))])


def _family(family: TermFamily) -> Iterable[str]:
    yield f"## {family.names[EN]}\n"
    yield f"{family.names[FR]} · {family.names[AR]}\n"
    yield "| English | French | Arabic | meaning | not | quoted | source |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_row, family.terms)
    yield ""
    notes = [f"- **{term.names[EN]}**: {term.note}" for term in family.terms if term.note]
    if notes:
        yield from (*notes, "")


def _row(term: Term) -> str:
    cells = (term.names[EN], term.names[FR], term.names[AR], term.meaning[EN], *_others(term), _source(term))
    return f"| {' | '.join(cells)} |"


def _others(term: Term) -> Iterable[str]:
    for words in (term.variants, term.quoted):
        yield ", ".join(word for tag in (FR, AR) for word in words.get(tag, ()))


def _source(term: Term) -> str:
    return f"{term.source} `{term.mark.value}`"


if __name__ == "__main__":
    PAGE.write_text(page(load_term_families(ROOT / "data")), encoding="utf-8")
