"""The loop clock → world → players → clerk, and the debrief; used by play, what-if and rehearsal."""

from jisr.stage.playing import Played, play

__all__ = ["Played", "play"]
