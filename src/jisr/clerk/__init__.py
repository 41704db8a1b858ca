"""The door in (commands, decide, append) and the door out (the reading room)."""
