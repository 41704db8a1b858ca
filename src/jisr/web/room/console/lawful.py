"""Law that a delegation states as its own: accepted for this run by the legal referee, and offered to the jurist.

It never enters the data by itself: the correction file is what a jurist reads, verifies and puts there.
"""

import secrets
from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk.record import StatedLaw
from jisr.law.corpus import Corpus
from jisr.law.rules import Rule
from jisr.press.citing import cite
from jisr.press.said import Name, Said, Told
from jisr.press.speech import Speech
from jisr.store.doors import Duty
from jisr.vocabulary import CountryCode, Mark, RuleId, date_of
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.page import OUTCOMES, back, console_page, words_in
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, in_control

WAY = "console/law/"
EXCERPT = 70


@require_http_methods(["GET", "HEAD", "POST"])
@in_control(Duty.CONTROL)
def law(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What was stated so far, and a form for more."""
    if request.method != "POST":
        return _form(request, tag, here, {})
    said = words_in(request, {str(name): name for name in spoken()})
    state, rule = request.POST.get("state", ""), request.POST.get("rule", "").strip()[:80]
    faults: dict[str, str] = {}
    found = held_book().corpus.rules.get(RuleId(rule))
    if found is None or found.home not in _states(here):
        faults["rule"] = "Choose the rule that it stands for."
    elif state and found.home != state:
        faults["rule"] = "This rule is of another State."
    if not said:
        faults["text"] = "Write it in one language at least."
    if faults or found is None:
        return _form(request, tag, here, faults, status=422)
    article, key = request.POST.get("article", "").strip()[:120], f"law:{request.POST.get('key', '')[:64]}"
    try:
        steer.state_law(
            here.room, rule=rule, state=found.home, article=article, said=said, by=here.who.account_name, key=key
        )
    except AtRest:
        return _form(request, tag, here, {"": OUTCOMES["rest"]}, status=409)
    return back(tag, WAY, "done")


@require_GET
@in_control(*(Duty.CONTROL, Duty.EVALUATOR))
def correction(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What was stated, as a file that a jurist can verify and put into the data."""
    text = "\n".join(_entry(one, held_book().corpus) for one in stated(here).values())
    answer = HttpResponse(f"{HEAD}\n{text}", content_type="text/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="law-stated-{here.room.plan.name}.yaml"'
    return answer


HEAD = """# Law stated by delegations in an exercise. Nothing is verified: read the official text, then set the mark.
# Each entry takes the place of the rule of the same id; docs/how-to/edit-the-law.md shows how.
"""


def stated(here: Present) -> Mapping[RuleId, StatedLaw]:
    """What delegations stated in this run; the rules of the exercise itself are not among it."""
    with here.room.reading() as room:
        seat = next(iter(room.chairs)).seat.id
        return {name: one for name, one in room.view(str(seat)).stated.items() if one.mark is Mark.DELEGATION}


def _entry(one: StatedLaw, corpus: Corpus) -> str:
    rule = corpus.rules.get(one.about)
    lines = [
        f"- id: {one.about}",
        f"  article: {_quoted(one.article or (rule.article if rule is not None else ''))}",
        "  text:",
        *(f"    {tag}: {_quoted(words)}" for tag, words in one.text.items()),
        "  source: ''            # the official text, once read",
        f"  as-of: {_quoted(date_of(one.at).isoformat())}",
        "  mark: M               # until somebody has read it",
        f"  note: {_quoted(f'stated by the delegation of {one.state}, accepted by {one.accepted_by}')}",
        f"  # file: {rule.file if rule is not None else ''}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _states(here: Present) -> tuple[CountryCode, ...]:
    with here.room.reading() as room:
        return room.scenario.states


def unverified(here: Present) -> list[tuple[str, list[Rule]]]:
    """By State of the exercise: the rules that decide nothing because nobody verified them."""
    with here.room.reading() as room:
        day = date_of(room.hour)
    corpus = held_book().corpus
    return [(str(state), [one for one in corpus.rules_for(home=state) if not one.mark_on(day).decides])
            for state in _states(here)]  # fmt: skip


def _form(
    request: HttpRequest, tag: Speech, here: Present, faults: Mapping[str, str], *, status: int = 200
) -> HttpResponse:
    corpus, typed = held_book().corpus, request.POST
    with here.room.reading() as room:
        day = date_of(room.hour)
    rules = [
        (state, corpus.countries[CountryCode(state)].name,
         [(str(one.id), _shown(one, corpus, day), str(one.id) == typed.get("rule")) for one in found])
        for state, found in unverified(here)
    ]  # fmt: skip
    shown = [(one, _shown(corpus.rules[one.about], corpus, day) if one.about in corpus.rules else "",
              corpus.countries[one.state].name) for one in stated(here).values()]  # fmt: skip
    content = {
        "faults": faults, "rules": rules, "stated": shown, "article": typed.get("article", ""),
        "texts": [(one, typed.get(f"text-{one.tag}", "")) for one in spoken().values()],
        "key": typed.get("key", "")[:64] or secrets.token_urlsafe(16),
    }  # fmt: skip
    return console_page(
        "law.html", content, request=request, speech=tag, here=here, way=WAY, current="law", status=status
    )


def _shown(rule: Rule, corpus: Corpus, day: date) -> Said:
    """A rule by its place and the beginning of its words."""
    found = cite(rule.id, corpus=corpus, on=day)
    if found is None:
        return Name(str(rule.id))
    begun = {tag: f"{words[:EXCERPT]}…" if len(words) > EXCERPT else words for tag, words in rule.text.items()}
    return Told("{what}: {things}", {"what": found.place, "things": begun})
