"""Hearings as scenes: called, talked, closed by the record; the card of whoever speaks for a person; translations.

A scene is a plain row until it is closed: then it is the measure, with what was ticked, put into the room as an entry.
"""
