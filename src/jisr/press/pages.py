"""The page engine: templates, translation tag and filters, with and without a server.

A page is rendered from a template and ready content in one language. Content is escaped; the tags below are the whole
of what a template may ask for.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.template import Context, Engine

from jisr.library import Language
from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


class PageEngine:
    """Renders templates of `press` and of the folders given, the first folder that has the name wins."""

    def __init__(self, *, folders: Sequence[Path] = ()) -> None:
        """`folders` come before the templates of `press`."""
        self._folders = [str(folder) for folder in (*folders, TEMPLATES)]
        self._engines: dict[LanguageTag, tuple[Language, Engine]] = {}

    def render(self, template: str, *, speech: Speech, content: Mapping[str, object]) -> str:
        """The page as HTML. Raises Django's template errors, which are faults of the program."""
        context = Context({**content, "speech": speech, "language": speech.language}, use_l10n=False, use_tz=False)
        return str(self._engine(speech).get_template(template).render(context))

    def _engine(self, speech: Speech) -> Engine:
        """The engine whose templates are in that language; made anew when the language was read anew."""
        held = self._engines.get(speech.language.tag)
        if held is None or held[0] is not speech.language:
            read = ("jisr.press.folding.Folding", self._folders, speech)
            engine = Engine(
                loaders=[("django.template.loaders.cached.Loader", [read])],
                builtins=["jisr.press.tags", "jisr.press.law.tags"],
                autoescape=True,
            )
            held = self._engines[speech.language.tag] = speech.language, engine
        return held[1]
