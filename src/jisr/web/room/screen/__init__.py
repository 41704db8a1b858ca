"""The screen of the room for a projector: clock, programme, announcements, breaks; nothing of any file."""
