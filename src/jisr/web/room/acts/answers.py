"""What the clerk answered, in words: faults by question, each with its article, and what others did meanwhile."""

from collections.abc import Iterable

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.citing import cite
from jisr.press.said import Said, Told
from jisr.vocabulary import CaseTime, Finding, date_of
from jisr.web.room.naming import sentence


def faults_of(findings: Iterable[Finding], corpus: Corpus, view: View) -> dict[str, list[Said]]:
    """What was refused, by field of the command (empty: the whole), each a sentence with its article."""
    found: dict[str, list[Said]] = {}
    for finding in findings:
        _, _, field = finding.name.partition(":")
        for reason in finding.reasons:
            said: Said = Told(reason.key, {name: str(value) for name, value in reason.values.items()})
            cited = cite(finding.citation.rule, corpus=corpus, on=date_of(view.hour)) if finding.citation else None
            if cited is not None:
                said = Told("{sentence} ({place})", {"sentence": said, "place": cited.place})
            found.setdefault(field, []).append(said)
    return found


def told(view: View, corpus: Corpus, refs: Iterable[str]) -> list[tuple[CaseTime, Said]]:
    """Acts by their names, in words, each with its hour; those that the office does not know are left out."""
    known = (view.acts.get(ref) for ref in refs)
    return [(one.entered_at, sentence(view, corpus, one)) for one in known if one is not None]
