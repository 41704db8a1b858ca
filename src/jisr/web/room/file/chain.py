"""The chain of custody of an exhibit as it is shown: every hand, every seal, and every gap where it lies.

The chain is never shortened. What is a gap is said by the inquiry (`custody.gaps`); a gap lasts from the last hand that
is known to the one against which nothing stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.inquiry import CustodyEvent, Exhibit
from jisr.inquiry.custody import gaps
from jisr.press.said import Name, Said, Told
from jisr.press.values import sentence_of
from jisr.vocabulary import MINUTES_A_DAY, CaseTime
from jisr.web.room.file.opened import OpenFile

MORE: Mapping[str, str] = {"examined": "Examined", "explained": "Explained in writing"}
FIRST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: under seal, in a hand, or a gap (`until`: its end)."""

    kind: str
    said: Said
    at: CaseTime
    note: Said = ""


def chain_of(exhibit: Exhibit, file: OpenFile) -> tuple[Link, ...]:
    """The whole chain."""
    broken: dict[CaseTime, list[Said]] = {}
    for gap in gaps(exhibit):
        values = {key: file.holder(value) if key != "seal" else Name(value) for key, value in _words(gap.reason.values)}
        broken.setdefault(gap.at, []).append(Told(gap.reason.key, values))
    found: list[Link] = []
    before: CaseTime | None = None
    for event in exhibit.custody:
        for reason in broken.pop(event.at, ()):
            found.append(Link(kind="break", said=_length(before, event.at), at=event.at, note=reason))
        found.append(_link(event, file))
        before = event.at
    return tuple(found)


def in_short(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The chain on a card: the first, the last, and always any gap."""
    if len(links) <= FIRST + 1:
        return links
    return tuple(
        link for place, link in enumerate(links) if place in (0, len(links) - 1) or link.kind == "break"
    )  # fmt: skip


def _words(values: Mapping[str, str | int]) -> list[tuple[str, str]]:
    return [(key, str(value)) for key, value in values.items()]


def _link(event: CustodyEvent, file: OpenFile) -> Link:
    done = MORE.get(event.event) or sentence_of("event", event.event)
    said: Said = Told("{event}, {holder}", {"event": done, "holder": file.holder(event.holder)})
    seal: Said = Told("Seal {seal}", {"seal": Name(event.seal)}) if event.seal else ""
    return Link(kind="seal" if event.seal else "hand", said=said, at=event.at, note=seal)


def _length(before: CaseTime | None, at: CaseTime) -> Said:
    if before is None or at <= before:
        return "Gap in the chain"
    days, hours = divmod((at - before) // 60, MINUTES_A_DAY // 60)
    return Told("Gap in the chain: {days} d {hours} h", {"days": str(days), "hours": str(hours)})
