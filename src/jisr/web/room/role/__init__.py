"""The role of a seat: its card, and what happened in it for whoever comes late."""
