"""The live room. `rooms.rooms()` is the registry of this process, `live.LiveRoom` one exercise, `sessions` who asks,
`frame.room_page` how a page of the room is answered.

A subject of pages is a folder here with its views, its templates and `urls.py`; `urls` finds it by itself.
"""
