"""A reason of the law names every channel in words, never by its key."""

from pathlib import Path

import pytest

from jisr.law import ChannelKind
from jisr.library import load, load_languages
from jisr.press.law.reasons import Reasons
from jisr.press.speech import Speech
from jisr.press.values import CHANNEL
from jisr.vocabulary import Reason

DATA = Path(__file__).parents[2] / "data"
SENTENCE = "{state} does not take this in by the channel “{channel}”"


@pytest.mark.parametrize("kind", ChannelKind)
def test_a_reason_names_the_channel_in_every_language(kind: ChannelKind) -> None:
    reasons = Reasons(load(DATA))
    for language in load_languages(DATA).values():
        said = Speech(language).word(reasons.said(Reason(SENTENCE, {"state": "MA", "channel": kind.value})))
        assert language.say(CHANNEL[kind]) in said
