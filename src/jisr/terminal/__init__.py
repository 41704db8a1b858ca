"""What is typed at the terminal and what it answers: words that are read whole, faults that come all at once.

A command that cannot be used says so in sentences, in the language of whoever typed it, and ends with 2. Nothing here
knows what a command does, and nothing reads the law.
"""

from jisr.terminal.asking import Asking, Unusable, Wrong, stop_if_any, told
from jisr.terminal.tongue import speaker

__all__ = ["Asking", "Unusable", "Wrong", "speaker", "stop_if_any", "told"]
