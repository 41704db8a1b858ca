"""Where the source of a rule, a bond or a claim stands: with its State or instrument, else with another that has it."""

from functools import lru_cache

from jisr.law.corpus import Corpus
from jisr.law.states import Source
from jisr.vocabulary import CountryCode


def source_of(corpus: Corpus, home: str, key: str) -> Source | None:
    """The source under a key of a State or an instrument; keys are looked for elsewhere only when it has none such."""
    country, instrument = corpus.countries.get(CountryCode(home)), corpus.instruments.get(home)
    if country is not None and key in country.sources:
        return country.sources[key]
    if instrument is not None and key in instrument.sources:
        return instrument.sources[key]
    return _everywhere(corpus).get(key)


@lru_cache(maxsize=4)
def _everywhere(corpus: Corpus) -> dict[str, Source]:
    found: dict[str, Source] = {}
    shelves = [country.sources for country in corpus.countries.values()]
    shelves += [instrument.sources for instrument in corpus.instruments.values()]
    for shelf in shelves:
        for key, source in shelf.items():
            found.setdefault(key, source)
    return found
