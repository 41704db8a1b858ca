"""The loop clock -> world -> players -> clerk, used by play, the room, what-if and rehearse."""

from jisr.stage.play import Played, play, proven

__all__ = ["Played", "play", "proven"]
