"""The cards to print: role, delegation, code, and a square code that leads to the sign-in with it."""

from dataclasses import dataclass

import segno
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from jisr.store import devices, doors
from jisr.vocabulary import CountryCode, Text
from jisr.web.law.held import held_book
from jisr.web.room.frame import role_title, side_of
from jisr.web.room.live import LiveRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """One card: `people` are the names of those who are signed in with it, as they typed them."""

    seat: str
    anchor: str
    title: Text
    party: CountryCode
    party_name: Text
    side: str
    code: str
    square: SafeString
    chosen: bool
    devices: int
    people: tuple[str, ...]


def cards_shown(room: LiveRoom, address: str) -> list[CardShown]:
    """The cards of a room in the order of its seats; `address` is the sign-in."""
    held = {card.seat: card for card in doors.cards_of(room.id)}
    there = devices.sitting(room.id)
    return [
        CardShown(
            seat=chair.seat.id, anchor=str(chair.seat.id).replace(":", "-"), title=role_title(room, chair.seat.id),
            party=chair.party, party_name=held_book().corpus.countries[chair.party].name,
            side=side_of(room, chair.party), code=card.code, chosen=card.chosen, devices=card.devices,
            square=square(f"{address}?{urlencode({'code': card.code})}"),
            people=tuple(name for name, _ in there.get(card.seat, ()) if name),
        )
        for chair in room.chairs
        if (card := held.get(str(chair.seat.id))) is not None
    ]  # fmt: skip


def square(text: str) -> SafeString:
    """A QR code as a drawing, without a style of its own."""
    drawn = segno.make(text, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None))
