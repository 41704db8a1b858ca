"""What is the same on every page is in the template already: the page is the one that it was, in every language."""

from html import unescape
from pathlib import Path

import pytest
from django.template import Context, Engine

from jisr.library import load_languages
from jisr.press.pages import TEMPLATES, PageEngine
from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag

LANGUAGES = load_languages(Path(__file__).parents[2] / "data")
PAGE = (
    '<p title="{% say "What happened in your seat" %}">{% say "No legal effect: it isn\'t so." %} {% icon "ok" %}'
    '{% for one in all %}{% icon one %}{% say "Waiting for you: {count}" count=one %}{% say one %}{% endfor %}</p>'
)


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_a_page_reads_the_same_whether_its_sentences_were_folded_in_or_not(tag: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    speech = Speech(LANGUAGES[LanguageTag(tag)])
    content = {"all": ["warn", "Desk", "{{ all }}"]}
    plain = Engine(dirs=[str(tmp_path), str(TEMPLATES)], builtins=["jisr.press.tags"])
    context = Context({**content, "speech": speech, "language": speech.language}, use_l10n=False, use_tz=False)
    folded = PageEngine(folders=[tmp_path]).render("page.html", speech=speech, content=content)
    assert unescape(folded) == unescape(plain.get_template("page.html").render(context))


def test_one_engine_speaks_each_language_to_whoever_asks_in_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% say "Desk" %}', encoding="utf-8")
    engine = PageEngine(folders=[tmp_path])
    tags = ("fr", "ar", "fr", "en")
    said = [engine.render("page.html", speech=Speech(LANGUAGES[LanguageTag(tag)]), content={}) for tag in tags]
    assert said[0] == said[2]
    assert len(set(said)) == 3
