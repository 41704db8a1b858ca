"""`./run law`: the law looked up at the terminal: show a rule, search, compare two States, what changed, what is open.

What cannot be answered gives one sentence with what is near, and exit code 2.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Final

from jisr.cli.book_data import change_json, comparison_json, found_json, limits_json, point_json, rule_json, step_json
from jisr.cli.book_said import Teller
from jisr.cli.book_steps import form_lines, measure_lines
from jisr.cli.telling import refuse
from jisr.law import Corpus
from jisr.law.book import changes, compare, look_up
from jisr.law.book.looking_up import APART
from jisr.library import DataFaults
from jisr.library.book import Book, load_book
from jisr.terminal import Asking
from jisr.terminal.asking import day
from jisr.terminal.files import data_folder
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import CountryCode, Json, LanguageTag, Reason, RuleId

LONGEST: Final = 300
NEAR: Final = 8


class NotThere(LookupError):
    """What was asked is not in the law; the message says so with what is near."""


def law(argv: Sequence[str]) -> int:
    """Show, search, compare, changes, open."""
    asked = _arguments(argv)
    try:
        book = load_book(asked.data)
    except DataFaults as faults:
        return refuse(faults, spoken_in(asked.data, asked.language))
    teller = Teller(book, book.languages.get(LanguageTag(asked.language)) or spoken_in(DATA, asked.language))
    try:
        answer, lines = ANSWERS[asked.question](book, teller, asked)
    except NotThere as why:
        print(why, file=sys.stderr)
        return 2
    print(json.dumps(answer, ensure_ascii=False, indent=2) if asked.json else "\n".join(lines()))
    return 0


def _show(book: Book, teller: Teller, asked: argparse.Namespace) -> "Answer":
    words = " ".join(asked.words)[:LONGEST]
    if (measure := book.corpus.measures.get(words)) is not None:
        return step_json(measure), lambda: measure_lines(teller, measure)
    if (form := book.corpus.forms.get(words)) is not None:
        return step_json(form), lambda: form_lines(teller, form)
    found = look_up(book.corpus, words)
    if found.rule is not None:
        rule = book.corpus.rules[found.rule]
        return rule_json(book, rule), lambda: teller.rule(rule)
    below = _below(found.near, words)
    if not below:
        raise NotThere(_nowhere(book.corpus, teller, words, found.near))
    rules = [book.corpus.rules[one] for one in below]
    return [rule_json(book, one) for one in rules], lambda: teller.listed(rules)


def _search(book: Book, teller: Teller, asked: argparse.Namespace) -> "Answer":
    words = " ".join(asked.words)[:LONGEST]
    rules = [book.corpus.rules[one.rule] for one in book.search.find(words)]
    if not rules:
        raise NotThere(teller.say("Nothing in the law has these words: {words}", words=words))
    return [found_json(one, book) for one in rules], lambda: teller.listed(rules)


def _compare(book: Book, teller: Teller, asked: argparse.Namespace) -> "Answer":
    one, other = (_state(book.corpus, teller, word) for word in (asked.one, asked.other))
    found = compare(book.corpus, one, other, on=asked.on)
    return comparison_json(found), lambda: teller.comparison(found)


def _changes(book: Book, teller: Teller, asked: argparse.Namespace) -> "Answer":
    state = _state(book.corpus, teller, asked.state)
    if asked.until < asked.since:
        raise NotThere(teller.say("The first day is after the last."))
    found = changes(book.corpus, state, since=asked.since, until=asked.until)
    return [change_json(one) for one in found], lambda: teller.changes(found)


def _open(book: Book, teller: Teller, asked: argparse.Namespace) -> "Answer":
    home = _state(book.corpus, teller, asked.state) if asked.state else ""
    points = [one for one in book.open_points if not home or home == one.home or home in one.states]
    told: Json = {"open-points": [point_json(one) for one in points], "not-verified": limits_json(book.corpus, home)}
    return told, lambda: teller.limits(points, home)


Answer = tuple[Json, Callable[[], list[str]]]
ANSWERS: Final[Mapping[str, Callable[[Book, Teller, argparse.Namespace], Answer]]] = {
    "show": _show, "search": _search, "compare": _compare, "changes": _changes, "open": _open,
}  # fmt: skip


def _below(near: tuple[RuleId, ...], words: str) -> tuple[RuleId, ...]:
    """The rules of an article that was asked as a whole; nothing when the words name no article."""
    wanted = APART.sub(" ", words.casefold()).strip()
    return tuple(one for one in near if APART.sub(" ", one.casefold()).strip().startswith(f"{wanted} "))


def _nowhere(corpus: Corpus, teller: Teller, words: str, near: tuple[RuleId, ...]) -> str:
    close = near or tuple(map(RuleId, get_close_matches(words.upper(), [str(one) for one in corpus.rules], n=NEAR)))
    if not close:
        return teller.say("No rule has the name “{words}”. Search for it: ./run law search …", words=words)
    return teller.say("No rule has the name “{words}”. Near: {near}.", words=words, near=teller.series(close[:NEAR]))


def _state(corpus: Corpus, teller: Teller, word: str) -> CountryCode:
    code = CountryCode(word.upper())
    if code not in corpus.countries:
        known = teller.series(corpus.countries)
        raise NotThere(teller.say("No State has the code “{words}”. Known: {near}.", words=word, near=known))
    return code


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Asking(prog="./run law", description="Ask the law: rules, search, comparison, changes.")
    questions = parser.add_subparsers(dest="question", required=True, metavar="show|search|compare|changes|open")
    show = _question(questions, "show", "a rule, a measure or a form of cooperation", parser.faults)
    show.add_argument(
        "words", nargs="+", metavar="RULE", help="its name or article: UNTOC/18/21/b, or untoc 18 21; or its folder"
    )
    search = _question(questions, "search", "rules by words, in every language at once", parser.faults)
    search.add_argument("words", nargs="+", metavar="WORDS")
    two = _question(questions, "compare", "two States side by side on a day", parser.faults)
    two.add_argument("one", metavar="CC")
    two.add_argument("other", metavar="CC")
    two.add_argument(
        "--on",
        type=two.checked(day, instead=_today(), of="--on"),
        default=_today(),
        metavar="DATE",
        help="the day; default: today",
    )
    changed = _question(questions, "changes", "what changed in a State's law between two days", parser.faults)
    changed.add_argument("state", metavar="CC")
    changed.add_argument(
        "--from", dest="since", type=changed.checked(day, instead=_today(), of="--from"), required=True, metavar="DATE"
    )
    changed.add_argument(
        "--to", dest="until", type=changed.checked(day, instead=_today(), of="--to"), default=_today(), metavar="DATE",
        help="default: today",
    )  # fmt: skip
    open_ = _question(questions, "open", "what is not verified, what hangs on it, where to get the text", parser.faults)
    open_.add_argument("state", nargs="?", default="", metavar="CC")
    return parser.read(argv)


def _question(questions: "argparse._SubParsersAction[Asking]", name: str, about: str, faults: list[Reason]) -> Asking:
    parser = questions.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.add_argument("--json", action="store_true", help="plain data instead of words")
    parser.faults = faults
    parser.add_language()
    parser.add_argument(
        "--data", type=parser.checked(data_folder, instead=DATA, of="--data"), default=DATA, help="the data folder"
    )
    return parser


def _today() -> date:
    return datetime.now(UTC).date()
