"""The clock of the room: PAUSE for everybody; start, halt, rate, jump and announcements for control."""
