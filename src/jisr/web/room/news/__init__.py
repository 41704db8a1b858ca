"""News of the room to open pages, as server-sent events of one word each."""
