"""Tells the pages of some offices that rows beside the room changed, in this process and in the others."""

from jisr.store import rooms as store
from jisr.web.room.listening import News, Told
from jisr.web.room.live import LiveRoom


def tell(room: LiveRoom, party: str, *offices: str) -> None:
    """There is something new for these offices of a party."""
    with store.locked(room.id) as held:
        held.tell()
    room.listeners.tell([Told(News.NOTE, party, office) for office in dict.fromkeys(offices)])
