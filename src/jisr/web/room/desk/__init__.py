"""The desk of a seat: what needs it now, and the last acts of its file."""
